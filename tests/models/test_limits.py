"""What a network cannot read is found in its layers, and said before anything is trained."""

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.models.discovery import find_architectures
from lib.models.limits import training_bytes, vote_bytes
from lib.models.shapes import ConvolutionalMatrixCapsules
from lib.models.task import Task
from tests.models.networks import new_network, options_of, random_images

CAPSULE_NETWORKS = ("capsnet_small", "capsnet", "efficient_capsnet", "em_capsnet")
SMALLEST = {"capsnet_small": 15, "capsnet": 17, "efficient_capsnet": 11, "em_capsnet": 17}
"""By hand: 15 → 7 → 5 → 1, 17 → 9 → 1, 11 → 7 → 5 → 3 → 1, 17 → 7 → 3 → 1."""


def refusal(architecture: str, task: Task, **options) -> str:
    with pytest.raises(LearnerError) as caught:
        find_architectures()[architecture].check_readable(options_of(architecture, **options), task)
    return str(caught.value)


@pytest.mark.parametrize(("architecture", "side"), SMALLEST.items())
def test_the_smallest_picture_of_each_capsule_network(architecture, side):
    shape = (side, side, 3)
    network = new_network(architecture, shape, 2)
    assert np.shape(network(random_images(1, shape))) == (1, 2)
    expected = f"needs images of at least {side} × {side} pixels, but these have {side - 1} × {side - 1}"
    assert expected in refusal(architecture, Task((side - 1, side - 1, 3), 2))


@pytest.mark.parametrize(
    ("architecture", "side", "layer", "window", "given"),
    [
        ("capsnet", 16, "primary_capsules", 9, 8),
        ("capsnet", 8, "conv1", 9, 8),
        ("capsnet_small", 12, "primary_capsules", 5, 3),
        ("efficient_capsnet", 10, "conv4", 3, 2),
        ("em_capsnet", 16, "conv_capsules2", 3, 2),
        ("em_capsnet", 8, "conv_capsules1", 3, 2),
    ],
)
def test_the_layer_is_named_that_has_no_pixel_left(architecture, side, layer, window, given):
    said = refusal(architecture, Task((side, side, 1), 10))
    assert (
        f"its layer “{layer}” looks at {window} × {window} places at once and gets only {given} × {given}" in said
    )


def test_what_would_help_is_tried_out():
    said = refusal("capsnet_small", Task((16, 16, 3), 2), convolutions=4)
    assert said.endswith(
        "What would help: a larger image size, Convolutions: 2, Kernel of the convolutions: 2, "
        "Kernel of the primary capsules: 1, another network."
    )
    assert refusal("capsnet", Task((16, 16, 3), 2)).endswith(
        "What would help: a larger image size, Kernel of the first convolution: 8, "
        "Kernel of the primary capsules: 8, another network."
    )


@pytest.mark.parametrize("architecture", CAPSULE_NETWORKS)
@pytest.mark.parametrize(("side", "channels", "classes"), [(28, 1, 2), (32, 3, 10), (96, 3, 100)])
def test_votes_are_counted(architecture, side, channels, classes):
    entry = find_architectures()[architecture]
    sizes = {size.name: size for size in entry.layer_sizes(entry.model, Task((side, side, channels), classes))}
    capsules = np.prod(sizes["primary_capsules"].output_shape[:-1])
    assert sizes["class_capsules"].votes == capsules * classes * 16
    assert vote_bytes(sizes.values()) >= 4 * sizes["class_capsules"].votes


def test_the_votes_of_windows_count_too_where_they_are_made():
    """12×12 → 5×5 places that see 3·3·6 capsules each; 6 types, 16 numbers a vote. One pass needs moments."""
    once, twice = (ConvolutionalMatrixCapsules("", 6, 3, 2, iterations) for iterations in (1, 2))
    assert (once.votes((12, 12, 6, 17)), twice.votes((12, 12, 6, 17))) == (0, 5 * 5 * 54 * 6 * 16)


def test_memory_grows_with_the_batch_by_what_each_picture_takes():
    entry = find_architectures()["capsnet"]
    sizes = entry.layer_sizes(entry.model, Task((32, 32, 3), 10))
    one, two, three = (training_bytes(sizes, batch) for batch in (1, 2, 3))
    assert three - two == two - one > vote_bytes(sizes)
    assert one - (two - one) == 16 * entry.parameters(entry.model, Task((32, 32, 3), 10))
