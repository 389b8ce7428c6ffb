"""What a spec says of its training, and how the record of an older run is read."""

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


def test_a_run_from_before_the_votes_had_a_limit_has_none():
    kept = spec("capsnet_small").to_json()
    assert kept["options"].pop("vote_limit") > 0
    assert RunSpec.from_json(kept).model.as_dict()["vote_limit"] == 0
