"""Photos are divided class by class."""

import numpy as np
import pytest

from lib.datasets.splits.photo_classes import count_parts, divide_classes


@pytest.mark.parametrize(
    ("count", "parts"), [(5, (3, 1, 1)), (10, (6, 2, 2)), (11, (7, 2, 2)), (13, (7, 3, 3)), (200, (120, 40, 40))]
)
def test_parts(count, parts):
    assert count_parts(count) == parts


def test_every_example_is_in_one_part():
    labels = np.random.default_rng(0).integers(0, 3, 100).astype(np.int32)
    fit, held_out, test = divide_classes(labels)
    assert sorted(np.concatenate([fit, held_out, test]).tolist()) == list(range(100))
    assert not (np.diff(labels[fit]) >= 0).all()  # shuffled across classes
