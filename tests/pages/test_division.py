"""What pages say of a run that holds no image out, and how a learner chooses what is held out and tested on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib import datasets
from lib.datasets.own.create import from_pictures
from lib.runs import Run, RunSpec, State, open_store
from lib.training.trainer import train
from pages.train.modes import describe_modes
from tests.pages.test_data_page import picture
from tests.pages.test_new_run import can_start, says, start
from tests.pages.test_pages import opened, texts
from tests.runs.specs import spec
from tests.training.small import TEST, install

NOTHING = "No training image is held out, so nothing is validated on the way."
PAGES = {
    "train": "view",
    "evaluate": "run",
    "filters": "run",
    "maps": "run",
    "predict": "runs",
    "compare": "compared",
    "paper": "",
    "architecture": "",
}


@pytest.fixture
def whole(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """A run that learned for four steps, on a small MNIST of which no image was held out."""
    install(monkeypatch)
    store = open_store()
    run = train(store, store.create(spec("simple_cnn", hold_out=0, max_steps=4, batch_size=16), "ada").id)
    assert run.state is State.COMPLETED
    yield run
    datasets.forget()


def shown(page: str, run: Run, language: str = "en") -> AppTest:
    address = {PAGES[page]: run.id} if PAGES[page] else {}
    return opened(page, language, **address, **({"experiment": "own"} if page == "compare" else {}))


def test_every_page_opens_on_it_and_none_shows_a_validation(whole):
    for language in ("en", "zh"):
        for page in PAGES:
            app = shown(page, whole, language)
            assert not app.exception and not app.error, page
    app = shown("train", whole)
    assert "Validation accuracy" not in [metric.label for metric in app.metric]
    assert NOTHING in texts(app)
    assert "of 60,000 images" in describe_modes(whole)[0].lines[0][1]
    assert describe_modes(whole)[1].lines[-1][1].endswith(f"{NOTHING}")


def test_evaluate_offers_no_validation_images(whole):
    app = shown("evaluate", whole)
    assert NOTHING in texts(app)
    [split] = [group for group in app.get("button_group") if group.key == "split"]
    assert "Validation" not in str(split.proto) and "Learned from" in str(split.proto)
    asked = opened("evaluate", run=whole.id, split="validation")
    assert not asked.exception
    assert [one.value for one in asked.warning] == [
        "This link asks for the split “validation”, which is not available here. Shown instead: “Test”."
    ]


def test_compare_says_who_has_no_validation(whole):
    app = opened("compare", experiment="own", compared=f"{whole.id},lenet")
    assert "Without validation, as no image was held out: " in texts(app)
    assert "no image was held out" in "".join(element.proto.body for element in app.html)
    assert whole.test_accuracy is not None
    assert whole.test_accuracy * TEST == pytest.approx(round(whole.test_accuracy * TEST))


@pytest.fixture
def own_classes(home: Path) -> str:
    """The name of a data set of 2 × 20 pictures."""
    pictures = {name: [(str(n), picture(100 * c + n)) for n in range(20)] for c, name in enumerate("ab")}
    return from_pictures("Cups", "ada", pictures).manifest.name


def keys(app: AppTest) -> list[str]:
    return [field.key or "" for field in app.number_input]


def test_the_form_offers_all_60_000_images(home):
    app = opened("train", network="lenet")
    assert says(app, "5,000 training images are held out to validate on.")
    assert {"validation_percent", "test_percent"}.isdisjoint(keys(app))
    app.get_by_key("hold_out").set_value(0).run()
    assert says(app, "The network sees each of the 60,000 images once.") and says(app, NOTHING)
    assert app.query_params["hold_out"] == "0"
    assert start(app).spec.training.hold_out == 0


def test_the_form_refuses_a_goal_without_validation(home):
    app = opened("train", network="lenet", hold_out="0", stop_at_accuracy="0.9")
    assert app.error[0].value.startswith("Nothing is held out, so there is no accuracy")
    assert not can_start(app)


def test_the_form_asks_for_shares_where_pictures_are_divided_here(own_classes):
    app = opened("train", network="simple_cnn", data=own_classes)
    assert "hold_out" not in keys(app)
    assert "Of each class 60 % is learned from, 20 % held out to validate on, 20 % tested on." in texts(app)
    app.get_by_key("validation_percent").set_value(10).run()
    app.get_by_key("test_percent").set_value(25).run()
    assert "Of each class 65 % is learned from, 10 % held out to validate on, 25 % tested on." in texts(app)
    run = start(app)
    assert (run.spec.training.validation_percent, run.spec.training.test_percent) == (10, 25)
    assert run.spec.count_images() == 26
    assert "Of each class 65" in texts(opened("train", view=run.id))


def test_a_share_that_leaves_a_class_without_pictures_is_refused(own_classes, home):
    few = {name: [(str(n), picture(100 * c + n)) for n in range(10)] for c, name in enumerate("ab")}
    app = opened("train", network="simple_cnn", data=from_pictures("Few", "ada", few).manifest.name)
    app.get_by_key("test_percent").set_value(5).run()
    assert app.error[0].value.startswith("Of the 10 pictures of “a”, 8 would be learned from, 2 held out and 0")
    assert not can_start(app)


def test_a_branch_has_the_division_of_its_parent(home, monkeypatch):
    store = open_store()
    run = store.create(spec("lenet", hold_out=0), "ada")
    store.change(run.id, state=State.STOPPED)
    monkeypatch.setattr("lib.runs.files.RunFiles.checkpoints", lambda _files: ["00000430"])
    app = opened("train", **{"from": run.id})
    assert not any("hold_out" in key or "percent" in key for key in keys(app))
    next(button for button in app.button if button.label == "Start training").click().run()
    [branch] = [one for one in store.runs() if one.parent == run.id]
    assert branch.spec.training.hold_out == 0


def test_the_modes_name_weight_decay_and_activations(home):
    store = open_store()
    decayed = store.create(RunSpec.create("lenet", "mnist", {"weight_decay": 0.0005}), "ada")
    train_mode = " ".join(text for _name, text in describe_modes(decayed)[0].lines)
    assert "Weight decay adds 0.0005 times each kernel to its gradient." in train_mode
    plain = " ".join(text for _name, text in describe_modes(store.get("lenet"))[0].lines)
    assert "decay" not in plain
    _train, evaluate, predict = describe_modes(store.get("capsnet_small_em"))
    assert "10 activations from 0 to 1, one a class; the largest wins." in predict.lines[-1][1]
    assert not any("longest" in text or "length" in text for _name, text in (*evaluate.lines, *predict.lines))
