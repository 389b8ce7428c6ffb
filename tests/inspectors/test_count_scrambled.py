"""Counting on images in parts: as many are read as one by one."""

from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.inspectors.questions import count_scrambled as counting
from lib.inspectors.questions.observe import observe
from lib.pictures.scramble import scramble_tiles

COUNT = 12
ORDER = (2, 0, 3, 1)


def test_images_are_counted_as_they_are_read_one_by_one(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(counting, "IMAGES", COUNT)
    monkeypatch.setattr(counting, "CHUNK", 5)
    test = datasets.load("mnist").test

    def right(prepare) -> int:
        seen = [observe("lenet", "", prepare(image).astype(np.float32) / 255) for image in test.images[:COUNT]]
        return sum(one.winner == label for one, label in zip(seen, test.labels[:COUNT], strict=True))

    found = counting.count_scrambled("lenet", "", 2, ORDER)
    assert (found.images, found.whole) == (COUNT, right(lambda image: image))
    assert found.parts == right(lambda image: scramble_tiles(image, 2, ORDER)) < found.whole
