"""Near copies, the same photo in another size or a little cropped: said, and on one side of the division."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from lib import catalog, datasets
from lib.datasets.dataset import Dataset
from lib.datasets.own.create import from_pictures, from_source
from lib.datasets.own.manifest import read_manifest
from lib.datasets.own.near import MOST_BITS, NearCopies, difference_hash
from lib.datasets.splits.photo_classes import divide_classes
from lib.datasets.splits.photo_split import PhotoSplit
from lib.datasets.splits.together import keep_together
from tests.datasets.own.brought import unpacked
from tests.datasets.own.pictures import OWNER
from tests.pictures.drawings import drawing, file_of

pytestmark = pytest.mark.usefixtures("fresh_data")


def scene(number: int, width: int = 160) -> Image.Image:
    """A photo-like picture, of soft shapes in colour, which tells its number."""
    levels = np.random.default_rng(number).integers(0, 255, (9, 12, 3)).astype(np.uint8)
    return Image.fromarray(levels).resize((width, width * 3 // 4), Image.Resampling.BICUBIC)


def bits_apart(one: Image.Image, other: Image.Image) -> int:
    hashes = [difference_hash(image) for image in (one, other)]
    assert None not in hashes
    return int(np.bitwise_count(hashes[0] ^ hashes[1]))  # type: ignore[operator]


@pytest.mark.parametrize("number", range(5))
def test_a_photo_is_found_again_after_small_changes_and_others_are_not(number: int):
    photo = scene(number, 320)
    saved = Image.open(io.BytesIO(file_of(photo, "JPEG", quality=40)))
    darker, cropped = ImageEnhance.Brightness(photo).enhance(0.8), photo.crop((3, 2, 317, 238))
    for changed in (saved, photo.resize((107, 80)), darker, cropped):
        assert bits_apart(photo, changed) <= MOST_BITS
    assert all(bits_apart(photo, scene(other, 320)) > MOST_BITS for other in range(number + 1, 40))


def test_what_has_too_little_detail_is_not_compared():
    assert difference_hash(drawing("white", "black").convert("RGB")) is None
    assert difference_hash(scene(0).resize((63, 63))) is None
    assert difference_hash(Image.new("RGB", (200, 200), "grey")) is None


def test_groups_hold_what_is_near_and_leave_out_what_is_identical():
    near = NearCopies()
    pictures = [scene(0), scene(1), scene(0, 120), scene(2), scene(1)]
    for number, image in enumerate(pictures):
        near.add(image, ("ab"[number % 2], number), f"{number}.png")
    assert near.groups() == [(("a", 0), ("a", 2)), (("b", 1), ("a", 4))]
    assert near.groups([[("b", 1), ("a", 4)]]) == [(("a", 0), ("a", 2))]
    assert near.say([]) == []
    [note] = near.say(near.groups())
    assert "more than once: 2, such as 0.png ≈ 2.png, 1.png ≈ 4.png." in str(note)


def photos(first: int, count: int = 20) -> list[tuple[str, bytes]]:
    return [(f"{number}.png", file_of(scene(number), "PNG")) for number in range(first, first + count)]


def test_near_copies_are_kept_said_and_together_learned_or_tested_on(home: Path):
    smaller = [(f"{number}-small.jpg", file_of(scene(number, 110), "JPEG", quality=80)) for number in range(6)]
    pictures = {"cat": [*photos(0), *smaller[:3]], "dog": [*photos(40), *smaller[3:]]}
    made = from_pictures("Mine", OWNER, pictures)
    manifest = made.manifest
    assert manifest.near == (
        *[(("cat", number), ("cat", 20 + number)) for number in range(3)],
        *[(("cat", number), ("dog", 17 + number)) for number in range(3, 6)],
    )
    assert manifest == read_manifest(manifest.id)
    assert manifest.classes == {"cat": 23, "dog": 23} and list(made.left_out) == []
    [note] = made.kept.notes
    assert "more than once: 6, such as 0.png ≈ 0-small.jpg" in str(note)
    loaded = datasets.load(manifest.name)
    first = {"cat": 0, "dog": 23}
    together = [[first[name] + number for name, number in group] for group in manifest.near]
    parts = parts_of(loaded)
    assert all(sum(bool(part & set(group)) for part in parts) == 1 for group in together)
    assert len(loaded.fit) == catalog.dataset(manifest.name).fit_size
    before = parts_of(datasets.load(without_near(home, manifest.id)))
    assert list(map(len, before)) == list(map(len, parts))
    assert any(sum(bool(part & set(group)) for part in before) > 1 for group in together)


def parts_of(loaded: Dataset) -> list[set[int]]:
    """Return the numbers of the pictures to learn from, held out and to test on."""
    parts = [loaded.fit, loaded.validation, loaded.test]
    assert all(isinstance(part, PhotoSplit) for part in parts)
    return [set(part.rows.tolist()) for part in parts if isinstance(part, PhotoSplit)]


def without_near(home: Path, set_id: str) -> str:
    """Return the name of the data set after its near copies are forgotten, as those of before have it."""
    path = home / "datasets" / "folder" / set_id / "manifest.json"
    found = json.loads(path.read_text())
    del found["near"]
    path.write_text(json.dumps(found))
    datasets.forget()
    return f"folder:{set_id}"


def test_a_division_keeps_near_copies_on_one_side_where_others_can_change_places():
    labels = np.repeat(np.arange(2, dtype=np.int32), 20)
    plain = divide_classes(labels)
    near = [[0, 5, 9], [3, 25]]
    divided = divide_classes(labels, near=near)
    assert [len(part) for part in divided] == [len(part) for part in plain]
    assert sorted(np.concatenate(divided)) == list(range(40))
    for group in near:
        assert sum(bool(set(group) & set(part.tolist())) for part in divided) == 1
    for one, other in zip(plain, divide_classes(labels, near=[]), strict=True):
        np.testing.assert_array_equal(one, other)


def test_nothing_moves_alone():
    parts = [np.array([0, 1]), np.array([2, 3])]
    kept = keep_together(parts, np.zeros(4, np.int32), [], near=[[0, 1, 2], [3]])
    assert [part.tolist() for part in kept] == [[0, 1], [2, 3]]


def test_the_learners_own_division_stays(tmp_path: Path):
    files = [(f"train/{name}/{file}", one) for name, at in (("cat", 0), ("dog", 40)) for file, one in photos(at)]
    files += [(f"test/cat/{at}.jpg", file_of(scene(at, 110), "JPEG")) for at in (2, 3, 60)]
    files += [(f"test/dog/{at}.jpg", file_of(scene(at, 110), "JPEG")) for at in (70, 71, 72)]
    made = from_source("Mine", OWNER, unpacked(files)(tmp_path))
    assert [len(group) for group in made.manifest.near] == [2, 2]
    loaded = datasets.load(made.manifest.name)
    assert (len(loaded.fit), len(loaded.validation), len(loaded.test)) == (32, 8, 6)
