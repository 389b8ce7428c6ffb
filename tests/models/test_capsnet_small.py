"""The small capsule network's options of size: what they change, and nothing else."""

import pytest

from tests.models.networks import built, random_images


@pytest.mark.parametrize(
    ("side", "options", "capsules", "sees"),
    [
        (28, {}, 128, 15),
        (28, {"convolutions": 4}, 32, 23),
        (36, {"convolutions": 4}, 128, 23),
        (28, {"width": 200}, 256, 15),
    ],
)
def test_how_many_primary_capsules_there_are_and_how_far_they_see(side, options, capsules, sees):
    network = built("capsnet_small", (side, side, 1), **options)
    assert network.layer_outputs(random_images(2, (side, side, 1)))["primary_capsules"].shape == (2, capsules, 8)
    field, jump = 1, 1
    for window in [window for layer in network.described() for window in layer.windows]:
        field, jump = field + (window.side - 1) * jump, jump * window.stride
    assert field == sees


def test_parameters_of_four_convolutions():
    network = built("capsnet_small", (36, 36, 1), convolutions=4, reconstruction=False)
    convolutions = 9 * 1 * 32 + 9 * 32 * 64 + 2 * 9 * 64 * 64 + 25 * 64 * 64
    normalisations = 2 * (32 + 3 * 64 + 64)
    votes = 128 * 8 * 10 * 16
    assert network.parameter_count() == convolutions + normalisations + votes == 359_264


def test_width_scales_filters_and_types_but_not_the_classes():
    network = built("capsnet_small", width=50, reconstruction=False)
    convolutions = 9 * 1 * 16 + 9 * 16 * 32 + 25 * 32 * 32
    assert network.parameter_count() == convolutions + 2 * (16 + 32 + 32) + 64 * 8 * 10 * 16
