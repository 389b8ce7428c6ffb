"""What each layer costs, by hand, and that the layers' costs are the network's."""

import keras
import pytest

from lib.models.build import BUILDERS
from lib.models.cost import LayerCost, layer_costs, multiply_adds
from tests.models.networks import MNIST_SHAPE, built, new_tiny_capsule_network, randomized


def test_lenet_layer_by_layer():
    assert layer_costs(built("lenet", (32, 32, 3)), (32, 32, 3)) == [
        LayerCost("conv1", "Conv2D", (32, 32, 32), 76 * 32, 32**2 * 75 * 32),
        LayerCost("pool1", "MaxPooling2D", (16, 16, 32), 0, 0),
        LayerCost("conv2", "Conv2D", (16, 16, 64), 801 * 64, 16**2 * 800 * 64),
        LayerCost("pool2", "MaxPooling2D", (8, 8, 64), 0, 0),
        LayerCost("flatten", "Flatten", (4096,), 0, 0),
        LayerCost("dense", "Dense", (1024,), 4097 * 1024, 4096 * 1024),
        LayerCost("dropout", "Dropout", (1024,), 0, 0),
        LayerCost("logits", "Dense", (10,), 10250, 10240),
        LayerCost("probabilities", "probabilities", (10,), 0, 0),
    ]


def test_what_is_written_without_layers_has_their_kinds():
    kinds = {cost.name: cost.kind for cost in layer_costs(built("pets_cnn", (16, 16, 3), 2), (16, 16, 3))}
    assert kinds == {
        "centred": "Subtract",
        "conv1": "Conv2D",
        "conv2": "Conv2D",
        "pool1": "MaxPooling2D",
        "dropout1": "Dropout",
        "conv3": "Conv2D",
        "conv4": "Conv2D",
        "pool2": "MaxPooling2D",
        "dropout2": "Dropout",
        "flatten": "Flatten",
        "dense": "Dense",
        "dropout3": "Dropout",
        "logits": "Dense",
        "probabilities": "probabilities",
    }


def test_two_groups_cost_half():
    one, two = (
        {cost.name: cost for cost in layer_costs(built("alexnet", (32, 32, 3), groups=groups), (32, 32, 3))}
        for groups in (1, 2)
    )
    for name in ("conv2", "conv4", "conv5"):
        assert two[name].multiply_adds * 2 == one[name].multiply_adds
        assert two[name].kind == "GroupedConv2D"
    assert one["conv2"].multiply_adds == 15**2 * 25 * 48 * 96
    assert one["conv3"] == two["conv3"]


def test_every_step_of_a_recurrent_layer_counts():
    network = built("bigru", (12, 16, 3))
    costs = {cost.name: cost for cost in layer_costs(network, (12, 16, 3))}
    assert costs["gru1"] == LayerCost(
        "gru1", "Bidirectional", (12, 256), 2 * 3 * 128 * (48 + 128 + 2), 12 * 2 * 3 * 128 * (48 + 128)
    )
    recurrent = [layer for layer in network._flatten_layers() if isinstance(layer, keras.layers.RNN)]
    assert len(recurrent) == 4
    assert not any(layer.unroll for layer in recurrent)  # as it was before


def test_capsules_and_their_decoder():
    costs = {cost.name: cost for cost in layer_costs(new_tiny_capsule_network(), (12, 12, 1))}
    assert costs["primary_capsules"] == LayerCost("primary_capsules", "PrimaryCapsules", (18, 4), 776, 9 * 96 * 8)
    # Votes of 18 × 4 by 12, then three weighted sums and two agreements of 18 × 12.
    assert costs["class_capsules"] == LayerCost("class_capsules", "ClassCapsules", (3, 4), 864, 864 + 5 * 216)
    decoder = 12 * 8 + 8 * 16 + 16 * 144
    assert costs["reconstruction"] == LayerCost(
        "reconstruction", "reconstruction", (12, 12, 1), decoder + 8 + 16 + 144, decoder
    )


@pytest.mark.parametrize("architecture", BUILDERS)
def test_the_sum_is_the_network(architecture):
    network = randomized(architecture)
    costs = layer_costs(network, MNIST_SHAPE)
    assert [cost.name for cost in costs] == list(network.layer_outputs(keras.ops.zeros((1, *MNIST_SHAPE))))
    assert sum(cost.parameters for cost in costs) == network.parameter_count()
    assert sum(cost.multiply_adds for cost in costs) == multiply_adds(network, MNIST_SHAPE)
