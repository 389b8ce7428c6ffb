"""Pictures that do not fit into memory stream from shards: each once an epoch, and on from any step."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lib import datasets
from lib.datasets.batches import batches
from lib.datasets.own.create import from_pictures
from lib.datasets.own.delete import delete
from lib.datasets.splits import photo_classes
from lib.datasets.splits.streamed_split import StreamedSplit
from lib.datasets.storage import shard_stream
from lib.datasets.storage.sources import dataset_folder
from lib.errors import LearnerError
from tests.datasets.own.pictures import OWNER, some

SIDE, COUNT = 32, 30
FIT, BATCH_SIZE, PER_EPOCH = 36, 8, 5


@pytest.fixture
def pictures(home: Path, monkeypatch: pytest.MonkeyPatch):
    """60 pictures, 36 to learn from, of which ten fit a shard and five wait in memory."""
    monkeypatch.setattr(photo_classes, "IN_MEMORY_BYTES", 1000)
    monkeypatch.setattr(shard_stream, "SHARD_BYTES", 10 * (3 * SIDE**2 + 4))
    monkeypatch.setattr(shard_stream, "SHUFFLED_BYTES", 5 * (3 * SIDE**2 + 4))
    datasets.forget()
    own = from_pictures("x", OWNER, {"a": some(0, COUNT), "b": some(100, COUNT)}).manifest
    yield datasets.load(own.name, SIDE)
    datasets.forget()


def shards(dataset) -> list:
    return sorted((dataset_folder("folder") / dataset.name[7:] / ".shards" / str(SIDE)).glob("*"))


def drawn(dataset, first=0, last=PER_EPOCH, seed=0):
    found = batches(dataset.fit, BATCH_SIZE, seed=seed, first_step=first, last_step=last, shift=0)
    return [(step, batch.images, batch.labels) for step, batch in found]


def contents(images: np.ndarray, labels) -> list[tuple]:
    return sorted((int(label), image.tobytes()) for image, label in zip(images, labels, strict=True))


def test_every_picture_is_seen_once_an_epoch_in_another_order(pictures):
    assert isinstance(pictures.fit, StreamedSplit)
    assert not shards(pictures)
    every = contents(pictures.fit.images, pictures.fit.labels)
    assert len(every) == FIT
    steps = drawn(pictures, last=3 * PER_EPOCH)
    assert [step for step, _, _ in steps] == list(range(1, 3 * PER_EPOCH + 1))
    orders = []
    for epoch in range(3):
        some_steps = steps[epoch * PER_EPOCH : (epoch + 1) * PER_EPOCH]
        assert [len(labels) for _, _, labels in some_steps] == [8, 8, 8, 8, 4]
        images, labels = (np.concatenate([step[part] for step in some_steps]) for part in (1, 2))
        assert labels.dtype == np.int32
        assert contents(images, labels) == every
        orders.append(images.tobytes())
    assert len(set(orders)) == 3
    assert [len(drawn(pictures, seed=seed)[0][2]) for seed in (1, 2)] == [8, 8]
    assert drawn(pictures, seed=1)[0][1].tobytes() != drawn(pictures, seed=2)[0][1].tobytes()


@pytest.mark.parametrize("resumed", [1, 4, PER_EPOCH, PER_EPOCH + 3])
def test_resuming_gives_the_batches_that_would_have_come(pictures, resumed):
    whole, rest = drawn(pictures, last=2 * PER_EPOCH), drawn(pictures, first=resumed, last=2 * PER_EPOCH)
    assert len(rest) == 2 * PER_EPOCH - resumed
    for expected, actual in zip(whole[resumed:], rest, strict=True):
        assert actual[0] == expected[0]
        np.testing.assert_array_equal(actual[1], expected[1])
        np.testing.assert_array_equal(actual[2], expected[2])


def test_shards_are_written_once_and_deleted_with_the_pictures(pictures):
    drawn(pictures)
    written = {path.name: path.stat().st_mtime_ns for path in shards(pictures)}
    assert len(written) == 4  # 10 + 10 + 10 + 6
    drawn(pictures, seed=1)
    assert {path.name: path.stat().st_mtime_ns for path in shards(pictures)} == written
    delete(pictures.name[7:], OWNER)
    assert not shards(pictures)


def test_other_pictures_have_other_shards(pictures, home: Path):
    drawn(pictures)
    folder = dataset_folder("folder") / pictures.name[7:]
    Image.new("RGB", (40, 40), "blue").save(folder / "a" / "99999.jpg")
    datasets.forget()
    again = datasets.load(pictures.name, SIDE)
    blue = [image for _, images, _ in drawn(again) for image in images if image[0, 0, 2] > 240]
    assert len(blue) == (again.fit.images[:, 0, 0, 2] > 240).sum()


def test_a_damaged_shard_is_said(pictures):
    drawn(pictures)
    path = shards(pictures)[1]
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)
    with pytest.raises(LearnerError) as caught:
        drawn(pictures)
    assert str(caught.value) == (
        f"The stored pictures in {path.parent} are damaged. Delete that folder, then continue the run."
    )


def test_looking_at_one_picture_needs_no_shards(pictures):
    taken = pictures.test.take(np.array([3, 0]))
    assert taken.images.shape == (2, SIDE, SIDE, 3)
    assert taken.labels.tolist() == [int(pictures.test.labels[3]), int(pictures.test.labels[0])]
    assert not shards(pictures)
    assert pictures.fit.photos._kept.size == 0  # nothing stays in memory


def test_small_sets_stay_in_memory(home: Path):
    datasets.forget()
    own = from_pictures("x", OWNER, {"a": some(0), "b": some(100)}).manifest
    assert not isinstance(datasets.load(own.name, SIDE).fit, StreamedSplit)
