"""AlexNet: the paper's shapes and parameters, its options, and the images that it can take."""

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.models.cost import count_costs
from tests.models.networks import built, new_network, random_images

COLOUR = (32, 32, 3)


def test_the_papers_network():
    """60,965,224 parameters for the 1,000 classes of ImageNet: the paper's "60 million"."""
    network = built("alexnet", (227, 227, 3), 1000, variant="original", groups=2)
    shapes = {cost.name: cost.output_shape for cost in count_costs(network, (227, 227, 3))}
    assert shapes == {
        "conv1": (55, 55, 96),
        "lrn1": (55, 55, 96),
        "pool1": (27, 27, 96),
        "conv2": (27, 27, 256),
        "lrn2": (27, 27, 256),
        "pool2": (13, 13, 256),
        "conv3": (13, 13, 384),
        "conv4": (13, 13, 384),
        "conv5": (13, 13, 256),
        "pool3": (6, 6, 256),
        "flatten": (9216,),
        "dense1": (4096,),
        "dropout1": (4096,),
        "dense2": (4096,),
        "dropout2": (4096,),
        "logits": (1000,),
        "probabilities": (1000,),
    }
    assert network.parameter_count() == 60_965_224


def test_filters_of_the_one_tower_variant():
    weights = built("alexnet", (67, 67, 3), variant="one_tower").named_weights()
    kernels = [weights[f"conv{number}/kernel"].shape for number in range(1, 6)]
    assert kernels == [(11, 11, 3, 64), (5, 5, 64, 192), (3, 3, 192, 384), (3, 3, 384, 256), (3, 3, 256, 256)]


def test_two_groups_halve_the_second_fourth_and_fifth_kernel():
    one, two = (built("alexnet", COLOUR, groups=groups).named_weights() for groups in (1, 2))
    assert one.keys() == two.keys()
    channels = {
        name: (one[name].shape[2], two[name].shape[2]) for name in one if name.startswith("conv") and "ker" in name
    }
    assert channels == {
        "conv1/kernel": (3, 3),
        "conv2/kernel": (48, 24),
        "conv3/kernel": (96, 96),
        "conv4/kernel": (144, 72),
        "conv5/kernel": (144, 72),
    }


def test_without_lrn_there_is_none():
    names = built("alexnet", COLOUR, lrn=False).layer_outputs(random_images(1, COLOUR))
    assert [name for name in names if name.startswith("lrn")] == []


def test_weights_begin_as_large_as_their_inputs_ask_for():
    """√(2 / inputs) of He et al. 2015, cut off at two deviations, which leaves all of it."""
    weights = built("alexnet", COLOUR, groups=2).named_weights()
    for name, inputs in (("conv1", 75), ("conv2", 25 * 24), ("conv3", 9 * 96), ("dense1", 864), ("dense2", 256)):
        assert 0.95 < weights[f"{name}/kernel"].numpy().std() / (2 / inputs) ** 0.5 < 1.05, name
        np.testing.assert_array_equal(weights[f"{name}/bias"], 0)


def test_learned_slopes_are_one_a_filter_or_unit_and_no_activation_changes_another_weight():
    relu, prelu, rrelu = (built("alexnet", COLOUR, activation=name) for name in ("relu", "prelu", "rrelu"))
    slopes = {name: weight.shape for name, weight in prelu.named_weights().items() if name.endswith("slopes")}
    assert list(slopes.values()) == [(48,), (96,), (144,), (144,), (96,), (256,), (256,)]
    assert prelu.named_weights().keys() - slopes.keys() == relu.named_weights().keys()
    assert relu.named_weights().keys() == rrelu.named_weights().keys()


def test_poolings_that_do_not_overlap_leave_larger_maps_or_smaller_ones():
    network = built("alexnet", COLOUR, pool_size=2, pool_stride=2)
    shapes = {cost.name: cost.output_shape for cost in count_costs(network, COLOUR)}
    assert (shapes["pool1"], shapes["pool2"], shapes["pool3"]) == ((16, 16, 48), (8, 8, 96), (4, 4, 96))


@pytest.mark.parametrize(("variant", "smallest"), [("small", 15), ("one_tower", 67), ("original", 67)])
def test_the_smallest_image(variant, smallest):
    shape = (smallest, smallest, 1)
    assert built("alexnet", shape, 3, variant=variant)(random_images(1, shape)).shape == (1, 3)
    with pytest.raises(LearnerError) as caught:
        new_network("alexnet", (smallest + 4, smallest - 1, 1), 3, variant=variant)
    said = str(caught.value)
    assert said.startswith(
        f"AlexNet needs images of at least {smallest} × {smallest} pixels, but these have {smallest + 4} × "
        f"{smallest - 1}: its layer “pool3” looks at 3 × 3 places at once and gets only 2 × 2."
    )
    assert ("Size of AlexNet: small" in said) == (variant != "small")
