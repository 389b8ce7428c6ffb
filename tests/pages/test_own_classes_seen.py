"""A learner's own classes, and what is trained on them, are seen by the class only once they are shared."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lib import datasets
from lib.datasets import mnist
from lib.datasets.own.basket import collect
from lib.datasets.own.create import from_pictures
from lib.datasets.own.delete import share
from lib.datasets.own.manifest import Manifest, kept_manifests
from lib.runs import Run, RunSpec, State, open_store
from lib.runs.deleted_data import delete_own_classes
from lib.runs.snapshots import Kernel, Maps, Snapshot
from tests.datasets.own.pictures import picture, some
from tests.pages.test_pages import opened, texts
from tests.pictures.drawings import file_of

TITLE = "Faces of 6b"


@pytest.fixture
def of_bob(home: Path) -> Manifest:
    return from_pictures(TITLE, "bob", {"a": some(0), "b": some(20)}).manifest


def trained_on(manifest: Manifest, owner: str = "bob", state: State = State.COMPLETED) -> Run:
    """A run on these pictures that has left weights, snapshots, event files, traces and evaluations."""
    store = open_store()
    run = store.create(RunSpec.create("simple_cnn", manifest.name, {}), owner, "Bob's network", state=state)
    files = store.files(run)
    files.create()
    files.save_checkpoint(1, {"w": np.zeros(3, np.float32)})
    pixels = np.zeros((8, 8, 3), np.uint8)
    maps = {"conv1": Maps(np.zeros((4, 4, 2), np.uint8), np.zeros(2, np.float32))}
    kernels = {"conv1/kernel": Kernel(np.ones((3, 3, 3, 2), np.float32))}
    files.save_snapshot(1, Snapshot(kernels, maps, reconstructions=pixels[None], pictured=pixels))
    for folder in (files.tensorboard, files.traces, files.evaluations):
        folder.mkdir(parents=True)
        (folder / "file").write_bytes(b"pixels")
    return run


def offered(app, key: str) -> list[str]:
    return list(app.get_by_key(key).options)


@pytest.mark.parametrize("shared", [False, True])
def test_a_data_set_is_offered_to_others_once_it_is_shared(of_bob, shared):
    share(of_bob.id, "bob", shared=shared)
    for page, address in (("data", {}), ("train", {"network": "simple_cnn"})):
        assert (TITLE in " ".join(offered(opened(page, **address), "data"))) == shared


def test_a_link_to_it_shows_something_else(of_bob):
    app = opened("data", data=of_bob.name)
    assert app.warning[0].value.startswith("This link asks for the data set “folder:")
    assert TITLE not in texts(app)


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(("page", "key"), [("predict", "runs"), ("maps", "run"), ("evaluate", "run")])
def test_nor_are_the_runs_on_it(of_bob, page, key, shared):
    trained_on(of_bob)
    share(of_bob.id, "bob", shared=shared)
    found = [option for option in offered(opened(page), key) if "Bob's network" in option]
    assert bool(found) == shared


@pytest.mark.parametrize("key", ["view", "from"])
def test_nor_does_a_link_to_a_run_show_them(of_bob, key):
    run = trained_on(of_bob)
    app = opened("train", **{key: run.id})
    assert run.id in app.warning[0].value
    assert "Bob's network" not in texts(app)


def test_the_owner_shares_and_deletes(home):
    own = from_pictures("Mine", "ada", {"a": some(0), "b": some(20)}).manifest
    app = opened("data", look="own")
    assert any(text.value.startswith("Only you see these pictures") for text in app.caption)
    app.toggle(key=f"share-{own.id}").set_value(True).run()
    assert not app.exception
    assert [one.shared for one in kept_manifests("ada")] == [True]
    app.checkbox(key=f"sure-{own.id}").check().run()
    app.button(key=f"delete-{own.id}").click().run()
    assert not app.exception
    assert kept_manifests() == []


def test_deleting_leaves_no_picture_anywhere(of_bob, home):
    trained, training = trained_on(of_bob), trained_on(of_bob, "ada", State.RUNNING)
    delete_own_classes(open_store(), of_bob.id, "bob")
    folder = home / "datasets" / "folder"
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["manifest.json"]
    for run in (trained, training):
        files = open_store().files(run)
        snapshot = files.load_snapshot(1)
        assert (snapshot.pictured, snapshot.reconstructions, dict(snapshot.maps)) == (None, None, {})
        assert list(snapshot.kernels) == ["conv1/kernel"]
        assert files.checkpoints() == ["00000001"]
        assert not any(place.exists() for place in (files.tensorboard, files.traces, files.evaluations))
    assert open_store().get(training.id).state is State.STOPPING


def test_collected_digits_that_are_dark_on_light_are_said_to_be_and_inverted(home: Path):
    test = mnist.load().test
    for label in (0, 1):
        rows = np.flatnonzero(test.labels == label)[:10]
        digits = [file_of(Image.fromarray(255 - test.images[row, ..., 0]), "PNG") for row in rows]
        assert collect("ada", str(label), digits) == []
    app = opened("data", look="own", way="collect")
    assert "dark on light, but MNIST’s are light on dark" in app.warning[0].value
    means = [html.body for html in app.get("html") if "the mean of MNIST’s" in html.body]
    assert len(means) == 1 and means[0].count("<img") == 2
    app.toggle(key="own-invert").set_value(True).run()
    assert [html.body for html in app.get("html") if "the mean of MNIST’s" in html.body] != means
    next(button for button in app.button if button.label == "Make the data set").click().run()
    assert not app.exception
    [made] = kept_manifests("ada")
    assert datasets.load(made.name).train.images[:, 2, 2].max() < 8


def test_the_same_picture_in_two_classes_is_shown_on_its_data_set(home: Path):
    from_pictures("Twice", "ada", {"cat": some(0), "dog": [*some(20), ("copy.png", picture(3))]})
    app = opened("data", look="own")
    assert app.warning[0].value.startswith("1 picture was given in different classes")
    [shown] = [html.body for html in app.get("html") if "cat, dog" in html.body]
    assert shown.count("<img") == 1
