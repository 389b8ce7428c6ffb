"""What the answer owes to a map, against a NumPy forward pass in which weights make that map 0."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.errors import LearnerError
from lib.inspectors.questions.feature_maps import CAN_OPEN
from lib.inspectors.questions.map_share import TRIED, share_of
from lib.models.layer_stack import LayerStack
from tests.fidelity import classifier_reference, reference
from tests.inspectors.test_feature_maps import case, close, every_case
from tests.models.networks import weight_values


@every_case
def test_a_network_goes_on_from_each_layers_output_to_the_same_scores(name: str):
    network, batch, _links, _expected = case(name)
    outputs = network.layer_outputs(batch)
    layers = [layer.name for layer in network.described() if layer.kind in CAN_OPEN]
    assert layers or name == "bigru"
    for layer in layers:
        after = network.outputs_after(layer, outputs[layer], outputs)
        assert list(after) == list(outputs)[list(outputs).index(layer) + 1 :]
        for later, values in after.items():
            np.testing.assert_allclose(
                values.numpy(), outputs[later].numpy(), atol=1e-5, err_msg=f"{layer} {later}"
            )


def without_filter(weights: dict[str, np.ndarray], names: tuple[str, ...], which: int) -> dict[str, np.ndarray]:
    """Return the weights with those of one filter set to 0."""
    changed = {name: values.astype(np.float64) for name, values in weights.items()}
    for name in names:
        changed[name][..., which] = 0
    return changed


@pytest.mark.parametrize(
    ("name", "layer", "zeroed"),
    [
        ("lenet", "conv2", ("conv2/kernel", "conv2/bias")),  # ReLU of 0 is 0
        ("capsnet_small", "relu2", ("norm2/gamma", "norm2/beta")),
    ],
)
def test_without_a_map_the_scores_are_what_numpy_computes(name: str, layer: str, zeroed: tuple[str, ...]):
    network, batch, _links, expected = case(name)
    image = batch.numpy().astype(np.float64)
    share = share_of(network, batch, layer, 5)
    assert share.maps[0] == 5 and len(share.maps) == TRIED == len(set(share.maps.tolist()))
    assert not share.is_linear
    close(share.scores[0], expected[network.score_name], "scores")
    close(share.evidence[0], expected[network.evidence_name], "evidence")
    for at in (0, 1, TRIED - 1):
        weights = without_filter(weight_values(network), zeroed, int(share.maps[at]))
        if name == "lenet":
            wanted = classifier_reference.lenet(weights, image)
        else:
            wanted = reference.forward(name, weights, image, 3)
        close(share.scores[1 + at], wanted[network.score_name][0], f"scores without {share.maps[at]}")
        close(share.evidence[1 + at], wanted[network.evidence_name][0], f"evidence without {share.maps[at]}")
    np.testing.assert_allclose(share.effects(3)[0], share.evidence[0, 3] - share.evidence[1, 3])


def test_where_only_sums_follow_the_effect_is_the_maps_own_products():
    layers = keras.layers
    network = LayerStack(
        [
            layers.Conv2D(3, 3, activation="relu", name="conv1"),
            layers.Flatten(name="flatten"),
            layers.Dense(2, name="logits"),
        ],
        name="tiny",
    )
    batch = tf.constant(np.random.default_rng(0).random((1, 6, 6, 1)), tf.float32)
    network(batch)
    share = share_of(network, batch, "conv1", 1)
    assert share.is_linear and share.maps[0] == 1
    weights = weight_values(network)["logits/kernel"].reshape(4, 4, 3, 2)
    maps = network.layer_outputs(batch)["conv1"].numpy()[0]
    own = np.einsum("hwm,hwmc->mc", maps, weights)
    for at, which in enumerate(share.maps):
        np.testing.assert_allclose([share.effects(0)[at], share.effects(1)[at]], own[which], atol=1e-5)


def test_a_map_that_is_not_there_is_said():
    network, batch, _links, _expected = case("lenet")
    for layer, which in (("conv2", 64), ("dense", 0), ("gone", 0)):
        with pytest.raises(LearnerError, match="These layers have such maps: conv1, pool1, conv2, pool2"):
            share_of(network, batch, layer, which)
