"""A training that does not fit in memory is refused before it starts, with what would help."""

import pytest

from lib.errors import LearnerError
from lib.runs import RunSpec
from lib.runs.memory import check_memory


def refusal(megabytes: int, architecture: str, dataset: str, **options) -> str:
    with pytest.raises(LearnerError) as caught:
        check_memory(RunSpec.create(architecture, dataset, options), megabytes * 1_000_000)
    return str(caught.value)


def test_the_votes_are_named_in_megabytes():
    said = refusal(400, "capsnet", "cifar10")
    assert "needs about" in said
    assert "for a step of 128 images of this size" in said
    assert "the votes of its capsules for each take 1.3 MB" in said  # 2,048 · 10 · 16 numbers of 4 bytes
    assert "this computer has 400 MB" in said


def test_what_would_help_is_named_and_helps():
    said = refusal(2_000, "capsnet", "oxford_pets", image_size=96)
    batch = int(said.partition("Batch size: ")[2].partition(",")[0])
    for options in ({"batch_size": batch}, {"image_size": 32}):
        assert ("Image size: 32" in said) and check(2_000, **options) is None
    with pytest.raises(LearnerError):
        check(2_000, batch_size=batch + 1)


def check(megabytes: int, **options) -> None:
    given = {"image_size": 96, **options}
    check_memory(RunSpec.create("capsnet", "oxford_pets", given), megabytes * 1_000_000)


def test_the_width_is_tried_too():
    assert "Width: " in refusal(600, "capsnet_small", "oxford_pets", image_size=96, batch_size=16)


def test_a_network_without_capsules_has_no_votes_to_name():
    said = refusal(12, "alexnet", "cifar10")
    assert "votes" not in said
    assert said.endswith("What would help: another network.")


def test_images_that_are_too_small_are_refused_by_the_spec():
    with pytest.raises(LearnerError, match="its layer “pool2” looks at 3 × 3 places at once"):
        RunSpec.create("alexnet", "cifar10", {"variant": "original"})
