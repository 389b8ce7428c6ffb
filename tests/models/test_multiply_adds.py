"""What the catalogue says that a network costs before it is built is what is counted in the network."""

import pytest

from lib import catalog
from lib.catalog.multiply_adds import LAYERS, estimated_multiply_adds
from tests.models.networks import built

DEFAULTS = {
    name: {option.name: option.default for option in entry.model_options}
    for name, entry in catalog.ARCHITECTURES.items()
}


@pytest.mark.parametrize("entry", catalog.ARCHITECTURES.values(), ids=lambda entry: entry.name)
def test_on_grey_digits_it_is_what_the_catalogue_has_recorded(entry):
    assert estimated_multiply_adds(entry.name, DEFAULTS[entry.name], (28, 28, 1), 10) == entry.multiply_adds


@pytest.mark.parametrize(
    ("architecture", "shape", "options"),
    [
        ("alexnet", (67, 67, 3), {"variant": "original", "groups": 2}),
        ("alexnet", (96, 96, 3), {"variant": "one_tower"}),
        ("alexnet", (32, 32, 3), {"groups": 2}),
        ("pets_cnn", (64, 64, 3), {}),
        ("simple_cnn", (36, 36, 1), {}),
        ("bigru", (32, 32, 3), {}),
        ("conv_gru", (32, 32, 3), {}),
        ("baseline_cnn", (40, 40, 1), {"width": 7}),
    ],
)
def test_other_images_and_options(architecture, shape, options):
    from lib.models.cost import multiply_adds

    chosen = {**DEFAULTS[architecture], **options}
    expected = multiply_adds(built(architecture, shape, 3, **options), shape)
    assert estimated_multiply_adds(architecture, chosen, shape, 3) == expected


def test_networks_with_capsules_go_by_pixels_and_width():
    assert LAYERS.keys() == {entry.name for entry in catalog.ARCHITECTURES.values() if not entry.has_capsules}
    recorded = catalog.architecture("capsnet_small").multiply_adds
    options = {**DEFAULTS["capsnet_small"], "width": 200}
    assert estimated_multiply_adds("capsnet_small", options, (56, 28, 1), 10) == 8 * recorded
