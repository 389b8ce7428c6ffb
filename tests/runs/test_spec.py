"""What a spec says of its training: how many batches it takes, and how many images are in them."""

import pytest

from lib.runs import RunSpec
from tests.runs.specs import spec


@pytest.mark.parametrize(
    ("images", "options", "steps", "seen"),
    [
        (24, {"epochs": 300}, 300, 7_200),  # an epoch is one small batch
        (100, {"epochs": 2}, 4, 200),  # of 64 and 36
        (100, {"epochs": 2, "max_steps": 3}, 3, 164),
        (55_000, {"epochs": 1, "max_steps": 60}, 60, 3_840),
        (55_000, {"epochs": 1}, 860, 55_000),
    ],
)
def test_the_images_of_all_batches_together(monkeypatch, images, options, steps, seen):
    monkeypatch.setattr(RunSpec, "count_images", lambda _spec: images)
    chosen = spec("lenet", **options)
    assert chosen.total_steps() == steps
    assert chosen.count_images_seen(steps) == seen
