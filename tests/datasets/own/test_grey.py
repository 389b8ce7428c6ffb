"""Grey pictures: a network learns from one channel of them, and a learner's picture becomes grey as they did."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lib import catalog, datasets
from lib.data.__main__ import main
from lib.datasets.own.create import from_pictures, from_source
from lib.datasets.own.delete import delete
from lib.datasets.own.look import look_at_source
from lib.datasets.own.manifest import read_manifest
from lib.datasets.own.sources.reading import Choices
from lib.errors import LearnerError
from lib.inspectors.questions.pixels import read_pixels
from lib.inspectors.readings import Reading
from lib.pictures.own_pictures import take_in
from lib.pictures.reference import OWN, Picture
from lib.pictures.uploads import decode, to_model_input
from lib.runs import RunSpec
from tests.datasets.own.brought import unpacked
from tests.datasets.own.pictures import OWNER, picture
from tests.pictures.drawings import file_of

pytestmark = pytest.mark.usefixtures("fresh_data")


def grey(number: int, mode: str = "L") -> bytes:
    """A grey scene, 60 × 40, which tells its number."""
    levels = np.random.default_rng(number).integers(60, 200, (4, 6)).astype(np.uint8)
    return file_of(Image.fromarray(levels).resize((60, 40), Image.Resampling.BICUBIC).convert(mode), "PNG")


def greys(first: int, mode: str = "L", count: int = 10) -> list[tuple[str, bytes]]:
    return [(f"{number}.png", grey(number, mode)) for number in range(first, first + count)]


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_grey_pictures_have_one_channel(mode: str):
    made = from_pictures("Grey", OWNER, {"cat": greys(0, mode), "dog": greys(20)}).manifest
    assert (made.grey, made.inked, made.channels) == (True, False, 1)
    entry, loaded = catalog.dataset(made.name), datasets.load(made.name, 20)
    assert (entry.input_shape, entry.is_colour, entry.as_photos) == ((64, 64, 1), False, True)
    assert loaded.input_shape == loaded.train.images.shape[1:] == (20, 20, 1)
    assert loaded.train.images.std() > 20
    delete(made.id, OWNER)
    assert catalog.dataset(made.name).input_shape == (64, 64, 1)  # a network that learned from it still reads grey


def test_one_coloured_picture_makes_three_channels():
    made = from_pictures("Nearly grey", OWNER, {"cat": greys(0), "dog": [*greys(20), ("c.png", picture(9))]})
    assert (made.manifest.grey, datasets.load(made.manifest.name).input_shape) == (False, (64, 64, 3))


def test_grey_pictures_stay_in_colour_if_the_learner_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made = from_pictures("Mine", OWNER, {"cat": greys(0), "dog": greys(20)}, in_colour=True)
    assert datasets.load(made.manifest.name).input_shape == (64, 64, 3)
    folder = unpacked(
        [(f"{name}/{file}", one) for name, at in (("cat", 0), ("dog", 20)) for file, one in greys(at)]
    )
    assert main([str(folder(tmp_path)), "--channels", "colour"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert datasets.load(said["name"]).input_shape == (64, 64, 3)
    assert said["notes"] == [
        "These pictures are grey. Shall a network learn from one channel? No, from three equal ones, as of "
        "pictures in colour (--channels colour; else grey)"
    ]


def test_the_learner_is_asked_and_told_if_not_all_are_grey(tmp_path: Path):
    files = [
        (f"{name}/{file}", one) for name, at in (("cat", 0), ("dog", 40)) for file, one in greys(at, count=30)
    ]
    files[7] = ("cat/7.png", picture(7))  # not among the twenty that are looked at
    source = unpacked(files)(tmp_path)
    [question] = look_at_source(source, Choices()).questions
    assert (question.name, question.taken) == ("channels", "grey")
    made = from_source("Mine", OWNER, source)
    assert not made.manifest.grey
    assert [str(note) for note in made.kept.notes] == [
        "Most of these pictures are grey, but “cat/7.png” has colours, so a network learns from three channels."
    ]
    assert made.kept.questions == []


def test_old_manifests_are_of_colour(home: Path):
    made = from_pictures("Old", OWNER, {"cat": greys(0), "dog": greys(20)}).manifest
    path = home / "datasets" / "folder" / made.id / "manifest.json"
    old = json.loads(path.read_text())
    del old["grey"], old["inked"]
    path.write_text(json.dumps(old))
    assert read_manifest(made.id).channels == 3
    assert datasets.load(made.name).input_shape == (64, 64, 3)


def test_a_learners_picture_becomes_grey_as_the_sets_did():
    made = from_pictures("Mine", OWNER, {"cat": greys(0), "dog": greys(20)}).manifest
    reading, content = Reading(made.name, 24), grey(3)
    seen = read_pixels(Picture(OWN, take_in(content)), reading)
    learned = datasets.load(made.name, 24)
    all_of_them = np.concatenate([learned.train.images, learned.test.images]).astype(int)
    apart = np.abs(all_of_them - np.round(255 * seen)).max(axis=(1, 2, 3))
    assert apart.min() <= 2 and np.sort(apart)[1] > 20  # JPEG is in between
    coloured = Picture(OWN, take_in(picture(9)))
    assert np.allclose(read_pixels(coloured, reading), round(9 * 0.299 + 246 * 0.587 + 100 * 0.114) / 255)
    assert np.array_equal(to_model_input(decode(content), (24, 24, 1), as_photo=True), seen)


@pytest.mark.parametrize(("names", "inked"), [(("0", "1"), True), (("A", "文"), True), (("cat", "dog"), False)])
def test_single_characters_light_on_dark_are_read_as_mnists_digits_are(names: tuple[str, str], inked: bool):
    def drawn(number: int) -> bytes:
        image = Image.new("L", (28, 28))
        image.paste(255, (8 + number % 8, 6, 11 + number % 8, 22 - number // 8))
        return file_of(image, "PNG")

    pictures = {
        name: [(f"{at}.png", drawn(at + 10 * which)) for at in range(10)] for which, name in enumerate(names)
    }
    made = from_pictures("Mine", OWNER, pictures).manifest
    reading = Reading(made.name, 28)
    assert (made.grey, made.inked, reading.is_of_photos) == (True, inked, not inked)
    paper = Image.new("L", (80, 60), 240)
    paper.paste(20, (10, 10, 16, 50))
    seen = read_pixels(Picture(OWN, take_in(file_of(paper, "PNG"))), reading)
    assert (seen[0, 0, 0] == 0) == inked  # turned to light on dark, and put into the middle


@pytest.mark.parametrize("architecture", sorted(catalog.ARCHITECTURES))
@pytest.mark.parametrize("side", [16, 28])
def test_networks_read_grey_pictures_or_name_the_layer_that_leaves_nothing(architecture: str, side: int):
    made = from_pictures("Mine", OWNER, {"cat": greys(0), "dog": greys(20)}).manifest
    known = catalog.architecture(architecture)
    if not known.can_learn(made.name):
        assert architecture == "baseline_cnn"
        return
    try:
        spec = RunSpec.create(architecture, made.name, {"image_size": side})
    except LearnerError as refused:
        assert "its layer “" in str(refused)
    else:
        assert known.layer_sizes(spec.model, spec.task) and spec.input_shape == (side, side, 1)
