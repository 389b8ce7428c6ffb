"""The Data page: what it shows of a data set, what it says of one that is not here, and own classes."""

import io
import re
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from streamlit.proto.PageLink_pb2 import PageLink
from streamlit.testing.v1 import AppTest

from lib import datasets
from lib.datasets.own.create import from_pictures
from lib.datasets.own.manifest import kept_manifests
from lib.datasets.storage.missing import Remote
from lib.inspectors.answers.data_look import DataLook
from lib.inspectors.questions.look_at_data import look_at_data
from lib.parts.augmentation_preview import Slider, settings_within
from lib.runs import open_store
from pages.data.balance_text import describe_balance
from tests.datasets.own.pictures import zipped
from tests.pages.telling import tell
from tests.pages.test_pages import opened, texts
from tests.parts.payloads import told_values, unpacked

PIXELS = {"one": "{count} pixel", "other": "{count} pixels"}
SLIDERS = (Slider("shift", "Shift", PIXELS, 4), Slider("flip", "Flip", {}, 1))


def picture(number: int) -> bytes:
    pixels = np.random.default_rng(number).integers(0, 255, (20, 20, 3), np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> DataLook:
    """What the inspector says of every data set: two classes, of which one has more images."""
    random = np.random.default_rng(0)
    samples = tuple(random.integers(0, 255, (3, 8, 8, 1), np.uint8) for _ in range(2))
    mean = np.full((8, 8, 1), 0.25, np.float32)
    look = DataLook(
        ("cat", "big_dog"), np.array([[30, 10], [5, 2], [5, 3]]), ("fit", "validation", "test"), samples, mean, ""
    )
    monkeypatch.setattr("pages.data.choice.look_at_data", lambda name, size, version: look)
    return look


def test_the_classes_and_their_balance(home, seen):
    app = opened("data")
    sheet = next(element.proto.body for element in app.html if 'class="sheet"' in element.proto.body)
    assert re.findall(r"<b>(.*?)<small>(.*?)</small>", sheet) == [("cat", "40 images"), ("big dog", "15 images")]
    assert sheet.count("<img") == 6
    assert (
        "No: 40 images of cat, but only 15 of big dog. Always answering “cat” would be right for 73 % of them"
        in texts(app)
    )


def test_tests_that_are_made_in_another_way_are_shown_too(home, monkeypatch):
    look = look_at_data("affine_mnist", 0)
    monkeypatch.setattr("pages.data.choice.look_at_data", lambda name, size, version: look)
    app = opened("data", data="affine_mnist")
    learned, tested = (one.proto.body for one in app.html if 'class="sheet"' in one.proto.body)
    assert "It is tested on these, which are made in another way." in texts(app)
    digits, test = datasets.load("mnist"), datasets.load("affine_mnist").test
    zeros = [f"{(split.labels == 0).sum():,} images" for split in (digits.fit, digits.test)]
    assert re.findall(r"<b>0<small>(.*?)</small>", learned + tested) == zeros
    for label, samples in enumerate(look.test_samples):
        of_class = test.take(np.flatnonzero(test.labels == label)).images
        assert len(samples) == 10 and all((of_class == one).all(axis=(1, 2, 3)).any() for one in samples)


@pytest.mark.parametrize(
    ("totals", "labels_per_image", "said"),
    [
        (
            [6000, 6000],
            1,
            "Yes: 6,000 images of each class. The same answer to every image would be right for 50\u00a0% of "
            "them; an accuracy says something only above that.",
        ),
        (
            [5, 4],
            1,
            "Nearly: from 4 images of big dog to 5 of cat. Always answering “cat” would be right for 56\u00a0%",
        ),
        (
            [30, 10, 20, 20],
            2,
            "No: 30 images of cat, but only 10 of big dog. An image shows two classes and counts for both: “cat” "
            "is in 75\u00a0% of the images. An answer is right only if it names both.",
        ),
    ],
)
def test_the_balance_in_words(totals, labels_per_image, said):
    names = ("cat", "big_dog", "owl", "fox")[: len(totals)]
    assert describe_balance(names, np.array(totals), labels_per_image).startswith(said)


def test_subtracting_the_mean(home, seen):
    app = opened("data", look="mean", **{"class": "1", "sample": "2"})
    row = next(element.proto.body for element in app.html if 'class="pictures"' in element.proto.body)
    average = seen.samples[1][2].mean() / 255
    assert f"its pixels are {average:.2f} on average" in row
    assert f"the difference; {average - 0.25:+.2f} on average" in row


def test_augmentation_is_that_of_trainings(home, seen):
    from lib.datasets.augment import augment

    app = opened("data", look="augment", shift="3", flip="true")
    [part] = app.main.get("bidi_component")
    meta, arrays = unpacked(part.proto.bytes)
    assert (meta["settings"]["shift"], meta["settings"]["flip"], meta["settings"]["rotation"]) == (3, True, 0)
    original = seen.samples[0][0]
    np.testing.assert_array_equal(arrays["original"], original)
    expected = augment(np.repeat(original[None], 12, axis=0), shift=3, flip=True, random=np.random.default_rng(0))
    np.testing.assert_array_equal(arrays["samples"], expected)


def training_link(app: AppTest) -> PageLink:
    [link] = [link.proto for link in app.get("page_link") if link.proto.label.startswith("Train")]
    return link


def test_a_training_takes_the_augmentation_along(home, seen):
    link = training_link(opened("data", look="augment", shift="3", flip="true"))
    assert link.label == "Train with these changes"
    assert link.query_string.endswith("data=mnist&shift=3&flip=true&rotation=0&zoom=0&brightness=0")


def test_before_a_slider_is_moved_a_training_has_its_own_augmentation(home, seen):
    link = training_link(opened("data", look="augment"))
    assert (link.label, link.query_string.endswith("data=mnist")) == ("Train on it", True)


def test_all_off_is_a_choice_too(home, seen):
    app = opened("data", look="augment", shift="3")
    tell(app, "augmentation", settings={"shift": 0, "seed": 0})
    app.run()
    assert "shift=0&flip=false" in training_link(app).query_string


@pytest.mark.parametrize(
    ("name", "wanted", "is_said"),
    [
        ("shift", "4", False),
        ("shift", "5", True),
        ("shift", "far", True),
        ("shift", "true", True),
        ("flip", "true", False),
        ("flip", "1", True),
    ],
)
def test_more_augmentation_than_there_is_is_said(home, seen, name, wanted, is_said):
    app = opened("data", look="augment", **{name: wanted})
    text = f"This link asks for the augmentation “{wanted}”, which is not available here."
    assert [warning.value for warning in app.warning] == ([text] if is_said else [])


def test_what_the_sliders_send_decides(home, seen):
    app = opened("data", look="augment")
    tell(app, "augmentation", settings={"shift": 1, "seed": 4})
    app.run()
    [part] = app.main.get("bidi_component")
    assert unpacked(part.proto.bytes)[0]["settings"]["seed"] == 4


@pytest.mark.parametrize(
    ("sent", "settings"),
    [
        (None, {"shift": 0, "flip": False, "seed": 0}),
        ({"shift": 4, "flip": True, "seed": 7}, {"shift": 4, "flip": True, "seed": 7}),
        ({"shift": "2", "flip": "true"}, {"shift": 2, "flip": True, "seed": 0}),
        ({"shift": 5, "flip": "x", "seed": -1}, {"shift": 0, "flip": False, "seed": 0}),
        ({"shift": [1]}, {"shift": 0, "flip": False, "seed": 0}),
    ],
)
def test_settings_out_of_range_count_as_nothing(sent, settings):
    assert settings_within(sent, SLIDERS) == settings


def test_a_data_set_that_is_not_here_is_offered(home, monkeypatch):
    monkeypatch.setattr("lib.datasets.missing", lambda name: (_remote(),) if name == "cifar10" else ())
    app = opened("data", data="cifar10")
    assert app.info[0].value.startswith("This data set is not on this computer. Its publisher has it: 170 MB")
    assert "Download" in [button.label for button in app.button]


def test_how_to_bring_a_data_set_by_hand_is_said_before_a_download_fails(home, monkeypatch):
    monkeypatch.setattr("lib.datasets.missing", lambda name: (_remote(),))
    hint = "If this computer has no internet, bring {} from another one, into `datasets/{}` in CAPSULE_LAB_HOME."
    archives = "`cifar-10-binary.tar.gz` / `cifar-10-python.tar.gz` / `cifar10_jpegpack.npz`"
    assert opened("data", data="cifar10").caption[-1].value == hint.format(archives, "cifar10")
    pictures = "`images.tar.gz` / `images/pug_1.jpg, images/pug_2.jpg, …`"
    assert opened("data", data="oxford_pets").caption[-1].value == hint.format(pictures, "oxford_pets")


def test_offline_the_button_says_what_to_do(home, monkeypatch):
    from lib.datasets import MissingDataError

    def offline(name, progress):
        raise MissingDataError(name, (_remote(),), ["mnist"], "no route to host")

    monkeypatch.setattr("lib.datasets.missing", lambda name: (_remote(),) if name == "cifar10" else ())
    monkeypatch.setattr("lib.datasets.fetch", offline)
    app = opened("data", data="cifar10")
    app.button(key="download-cifar10").click().run()
    [error] = app.error
    assert "could not be downloaded (no route to host)" in error.value
    assert "cifar-10-python.tar.gz" in error.value and "mnist" in error.value


def _remote() -> Remote:
    return Remote("https://data.test/cifar-10-python.tar.gz", "cifar-10-python.tar.gz", 170_498_071, "0" * 64)


def test_own_classes_are_listed_with_a_way_to_train_and_deleted(home):
    made = from_pictures(
        "Cups *and* pens",
        "ada",
        {name: [(str(n), picture(100 * c + n)) for n in range(10)] for c, name in enumerate("ab")},
    )
    from_pictures(
        "Others",
        "somebody",
        {name: [(str(n), picture(900 + 100 * c + n)) for n in range(10)] for c, name in enumerate("cd")},
    )
    app = opened("data", look="own")
    assert "a: 10 · b: 10" in texts(app) and "Others" not in texts(app)
    links = [link.proto.query_string for link in app.get("page_link")]
    assert any("network=simple_cnn" in link and made.manifest.id in link for link in links)
    app.checkbox(key=f"sure-{made.manifest.id}").check().run()
    app.button(key=f"delete-{made.manifest.id}").click().run()
    assert [own.title for own in kept_manifests()] == ["Others"]


def test_looking_at_own_classes_opens_them(home, seen, monkeypatch):
    looked: list[str] = []
    monkeypatch.setattr("pages.data.choice.look_at_data", lambda name, size, version: looked.append(name) or seen)
    pictures = {name: [(str(n), picture(100 * c + n)) for n in range(10)] for c, name in enumerate("ab")}
    made = from_pictures("Cups", "ada", pictures).manifest
    app = opened("data", look="own")
    app.button(key=f"look-{made.id}").click().run()
    assert (app.get_by_key("look").value, app.get_by_key("data").value) == ("classes", made.name)
    assert looked == [made.name]
    assert "Are the classes balanced?" in texts(app)


def test_a_zip_becomes_own_classes(home):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(10):
            archive.writestr(f"cup/{number}.png", picture(number))
            archive.writestr(f"pen/{number}.png", picture(50 + number))
        archive.writestr("pen/notes.txt", "no picture")
    app = opened("data", look="own", way="zip")
    app.file_uploader[0].upload("kitchen.zip", file.getvalue(), "application/zip").run()
    next(button for button in app.button if button.label == "Make the data set").click().run()
    [own] = kept_manifests("ada")
    assert (own.title, dict(own.classes)) == ("kitchen", {"cup": 10, "pen": 10})
    assert app.success[0].value == "20 pictures are kept as “kitchen”."
    assert "notes.txt" in app.warning[0].value


def test_a_folder_becomes_own_classes(home, monkeypatch):
    pictures = {
        f"kitchen/{kind}/{at}.png": picture(at + 50 * (kind == "pen"))
        for kind in ("cup", "pen")
        for at in range(10)
    }
    arriving: dict[str, bytes] = {}
    monkeypatch.setattr("pages.data.own_classes.arrived.take_upload", arriving.get)
    key = "own-files-folder-0"
    app = opened("data", look="own", way="folder")
    first = app.session_state[f"{key}-address"]
    app.session_state[key] = told_values(None, folder={"address": first, "name": "kitchen", "arrived": False})
    app.run()
    address = app.session_state[f"{key}-address"]  # each is good for one folder
    assert address != first and not app.error and "What was read" not in texts(app)
    app.session_state[key] = told_values(None, folder={"address": address, "name": "kitchen", "arrived": True})
    app.run()
    assert app.error[0].value == "The files are not on the server any more. Choose the folder again."
    arriving[address] = zipped(list(pictures.items())).getvalue()
    app.run()
    assert found(app) == ["cup", "pen"]
    next(button for button in app.button if button.label == "Make the data set").click().run()
    [own] = kept_manifests("ada")
    assert (own.title, dict(own.classes)) == ("kitchen", {"cup": 10, "pen": 10})
    assert app.success[0].value == "20 pictures are kept as “kitchen”."


def test_what_was_read_is_shown_and_asked_before_a_data_set_is_made(home):
    pictures = [(kind, at) for kind in ("cup", "pen") for at in range(20)]
    file = zipped([(f"{kind}/part{at % 2}/{at}.png", picture(at + 50 * (kind == "pen"))) for kind, at in pictures])
    app = opened("data", look="own", way="zip")
    app.file_uploader[0].upload("kitchen.zip", file.getvalue(), "application/zip").run()
    asked = app.radio(key="own-files-0-levels")
    assert asked.options == ["The outer folders: cup, pen", "The inner folders: part0, part1"]
    assert asked.value == "outer" and found(app) == ["cup", "pen"]
    asked.set_value("inner").run()
    assert found(app) == ["part0", "part1"]
    assert kept_manifests("ada") == []
    next(button for button in app.button if button.label == "Make the data set").click().run()
    assert [dict(own.classes) for own in kept_manifests("ada")] == [{"part0": 20, "part1": 20}]


def test_a_data_set_that_cannot_be_made_is_not_offered(home):
    pictures = [(kind, at) for kind in ("cup", "pen") for at in range(10)]
    file = zipped([(f"photos/{kind}_{at}.png", picture(at + 50 * (kind == "pen"))) for kind, at in pictures])
    app = opened("data", look="own", way="zip")
    app.file_uploader[0].upload("kitchen.zip", file.getvalue(), "application/zip").run()
    make = next(button for button in app.button if button.label == "Make the data set")
    assert make.disabled and app.warning[0].value.startswith("All pictures are in one folder.")
    app.radio(key="own-files-0-class_from_name").set_value("yes").run()
    make = next(button for button in app.button if button.label == "Make the data set")
    assert not make.disabled and found(app) == ["cup", "pen"]


def found(app) -> list[str]:
    """The classes of what was read, as the last sheet of pictures names them."""
    sheets = [one.proto.body for one in app.get("html") if 'class="sheet"' in one.proto.body]
    return re.findall(r"<b>(.*?)<small>", sheets[-1])


def test_a_file_that_is_no_zip_is_refused_in_words(home):
    app = opened("data", look="own", way="zip")
    app.file_uploader[0].upload("kitchen.zip", b"nothing of the kind", "application/zip").run()
    assert not [button for button in app.button if button.label == "Make the data set"]
    assert app.error[0].value.startswith("A zip of folders was expected")
    assert kept_manifests() == []


def test_collected_pictures_become_own_classes(home):
    from lib.datasets.own.basket import collect, read_basket

    for c, name in enumerate(("cup", "pen")):
        collect("ada", name, [picture(100 * c + n) for n in range(10 - c)])
    app = opened("data", look="own")  # a reload: nothing is lost
    make = next(button for button in app.button if button.label == "Make the data set")
    assert make.disabled  # a pen is missing
    collect("ada", "pen", [picture(999)])
    app.text_input(key="own-title").set_value("Kitchen").run()
    next(button for button in app.button if button.label == "Make the data set").click().run()
    [own] = kept_manifests("ada")
    assert (own.title, dict(own.classes)) == ("Kitchen", {"cup": 10, "pen": 10})
    assert read_basket("ada") == {}
    assert [path for path in home.rglob("*") if path.is_file() and path.stem in ("images", ".baskets")] == []


@pytest.fixture
def pets(home: Path) -> None:
    """Pictures of three breeds, of which two have most."""
    folder = home / "datasets" / "oxford_pets" / "images"
    folder.mkdir(parents=True)
    for breed, count in {"Abyssinian": 5, "pug": 5, "samoyed": 3}.items():
        for number in range(count):
            (folder / f"{breed}_{number}.jpg").write_bytes(picture(number))


def test_any_breeds_can_be_looked_at_and_trained_on(pets, seen, monkeypatch):
    looked = []
    monkeypatch.setattr("pages.data.choice.look_at_data", lambda name, size, version: looked.append(name) or seen)
    app = opened("data", data="oxford_pets")
    assert looked[-1] == "oxford_pets:Abyssinian+pug"  # the two with most pictures
    app.multiselect(key="breeds").select("samoyed").unselect("Abyssinian").run()
    assert looked[-1] == "oxford_pets:pug+samoyed"
    assert app.query_params["breeds"] == "pug,samoyed"
    [link] = [link.proto for link in app.get("page_link") if link.proto.label == "Train on it"]
    assert "network=pets_cnn&data=oxford_pets&breeds=pug%2Csamoyed&size=64" in link.query_string
    app.multiselect(key="breeds").unselect("pug").run()
    assert "Name at least two different breeds" in app.error[0].value
    app.multiselect(key="breeds").set_value([]).run()
    assert looked[-1] == "oxford_pets:Abyssinian+pug"


def test_a_link_names_breeds_in_the_data_sets_name(pets, seen):
    app = opened("data", data="oxford_pets:samoyed+pug")
    assert app.multiselect(key="breeds").value == ["samoyed", "pug"]


def test_the_train_page_takes_the_breeds_of_its_address(pets):
    app = opened("train", network="pets_cnn", data="oxford_pets", breeds="pug,samoyed", size="32")
    next(button for button in app.button if button.label == "Start training").click().run()
    [run] = [run for run in open_store().runs() if not run.bundled]
    assert (run.spec.dataset, run.spec.training.image_size) == ("oxford_pets:pug+samoyed", 32)
    app.multiselect(key="breeds").unselect("pug").run()
    assert "Name at least two different breeds" in app.error[0].value
