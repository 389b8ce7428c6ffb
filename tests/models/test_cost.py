"""What each layer costs, by hand, and that the layers' costs are the network's."""

from collections.abc import Callable

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules.routing import ROUTING_KINDS
from lib.models.cost import LayerCost, count_costs, count_multiply_adds
from lib.models.discovery import find_architectures
from lib.models.network import Network
from tests.models.networks import MNIST_SHAPE, built, new_tiny_capsule_network, randomized, usual_costs


def test_lenet_layer_by_layer():
    assert count_costs(built("lenet", (32, 32, 3)), (32, 32, 3)) == [
        LayerCost("conv1", (32, 32, 32), 76 * 32, 32**2 * 75 * 32),
        LayerCost("pool1", (16, 16, 32), 0, 0),
        LayerCost("conv2", (16, 16, 64), 801 * 64, 16**2 * 800 * 64),
        LayerCost("pool2", (8, 8, 64), 0, 0),
        LayerCost("flatten", (4096,), 0, 0),
        LayerCost("dense", (1024,), 4097 * 1024, 4096 * 1024),
        LayerCost("dropout", (1024,), 0, 0),
        LayerCost("logits", (10,), 10250, 10240),
        LayerCost("probabilities", (10,), 0, 0),
    ]


def test_two_groups_cost_half():
    one, two = (
        {cost.name: cost for cost in count_costs(built("alexnet", (32, 32, 3), groups=groups), (32, 32, 3))}
        for groups in (1, 2)
    )
    for name in ("conv2", "conv4", "conv5"):
        assert two[name].multiply_adds * 2 == one[name].multiply_adds
    assert one["conv2"].multiply_adds == 15**2 * 25 * 48 * 96
    assert one["conv3"] == two["conv3"]


def test_every_step_of_a_recurrent_layer_counts():
    network = built("bigru", (12, 16, 3))
    costs = {cost.name: cost for cost in count_costs(network, (12, 16, 3))}
    assert costs["gru1"] == LayerCost(
        "gru1", (12, 256), 2 * 3 * 128 * (48 + 128 + 2), 12 * 2 * 3 * 128 * (48 + 128)
    )
    recurrent = [layer for layer in network._flatten_layers() if isinstance(layer, keras.layers.RNN)]
    assert len(recurrent) == 4
    assert not any(layer.unroll for layer in recurrent)  # as it was before


def test_capsules_and_their_decoder():
    costs = {cost.name: cost for cost in count_costs(new_tiny_capsule_network(), (12, 12, 1))}
    assert costs["primary_capsules"] == LayerCost("primary_capsules", (18, 4), 776, 9 * 96 * 8)
    # Votes of 18 × 4 by 12, then three weighted sums and two agreements of 18 × 12.
    assert costs["class_capsules"] == LayerCost("class_capsules", (3, 4), 864, 864 + 5 * 216)
    decoder = 12 * 8 + 8 * 16 + 16 * 144
    assert costs["reconstruction"] == LayerCost("reconstruction", (12, 12, 1), decoder + 8 + 16 + 144, decoder)


class OneOperation(Network):
    """Scores images by one operation that is in no Keras layer."""

    def __init__(self, operation: Callable[[tf.Tensor], tf.Tensor]) -> None:
        super().__init__(name="one_operation")
        self.operation = operation

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        doubled = 2.0 * images
        return {"doubled": doubled, "probabilities": self.operation(doubled)}


WEIGHTS = np.ones((4, 4, 1, 2), np.float32)


@pytest.mark.parametrize(
    ("operation", "uncounted"),
    [
        (lambda maps: tf.nn.softmax(tf.reshape(maps, (1, 16)) @ tf.ones((16, 3))), ()),
        (lambda maps: tf.einsum("bhwc,hwcd->bd", maps, WEIGHTS), ("Einsum",)),
        (lambda maps: tf.nn.depthwise_conv2d(maps, WEIGHTS, (1, 1, 1, 1), "SAME"), ("DepthwiseConv2dNative",)),
        (lambda maps: tf.abs(tf.signal.rfft2d(maps[..., 0])), ("ComplexAbs", "RFFT2D")),
        (lambda maps: tf.function(lambda inner: inner @ inner)(maps[..., 0]), ("PartitionedCall",)),
    ],
)
def test_what_the_counter_does_not_know_is_named(operation, uncounted):
    """It counted 0 for these, without a word."""
    costs = count_costs(OneOperation(operation), (4, 4, 1))
    assert [cost.uncounted for cost in costs] == [(), uncounted]
    assert [cost.multiply_adds for cost in costs] == [0, 0 if uncounted else 48]


@pytest.mark.parametrize("architecture", find_architectures())
def test_every_usual_network_is_counted_whole(architecture):
    assert {cost.name: cost.uncounted for cost in usual_costs(architecture) if cost.uncounted} == {}


@pytest.mark.parametrize(
    ("architecture", "shape", "options"),
    [
        *(
            ("alexnet", (32, 32, 3), {"groups": 2, "activation": name})
            for name in ("leaky_relu", "prelu", "rrelu")
        ),
        ("alexnet", (32, 32, 3), {"activation": "softplus"}),
        *(("capsnet_small", MNIST_SHAPE, {"routing": kind}) for kind in ROUTING_KINDS),
        ("capsnet", MNIST_SHAPE, {"blocked_gradient": True, "primary_routing": True, "class_bias": True}),
        ("em_capsnet", MNIST_SHAPE, {"iterations": 3, "reconstruction": True}),
        ("lenet", MNIST_SHAPE, {"labels_per_image": 2}),
    ],
)
def test_every_architecture_is_counted_whole(architecture, shape, options):
    costs = count_costs(built(architecture, shape, **options), shape)
    assert {cost.name: cost.uncounted for cost in costs if cost.uncounted} == {}


@pytest.mark.parametrize("architecture", find_architectures())
def test_the_sum_is_the_network(architecture):
    network, costs = randomized(architecture), usual_costs(architecture)
    assert [cost.name for cost in costs] == list(network.layer_outputs(keras.ops.zeros((1, *MNIST_SHAPE))))
    assert sum(cost.parameters for cost in costs) == network.parameter_count()
    assert sum(cost.multiply_adds for cost in costs) == count_multiply_adds(network, MNIST_SHAPE)
