"""The pets network: its dropout, its mean image, and how its weights begin."""

from types import SimpleNamespace

import numpy as np
import pytest

from lib.models.cost import count_costs
from lib.models.pets_cnn.network import BIAS, dropout
from tests.models.networks import built, random_images, weight_values

SHAPE = (16, 16, 3)


def test_the_articles_shapes_at_64_pixels():
    network = built("pets_cnn", (64, 64, 3), 2)
    shapes = {cost.name: cost.output_shape for cost in count_costs(network, (64, 64, 3))}
    assert shapes["conv2"] == (64, 64, 32)
    assert shapes["conv4"] == (32, 32, 64)
    assert shapes["pool2"] == (16, 16, 64)  # 56·56·64 of 224 pixels
    assert shapes["flatten"] == (16 * 16 * 64,)
    assert network.parameter_count() == 28 * 32 + 289 * 32 + 289 * 64 + 577 * 64 + (16**3 * 4 + 1) * 512 + 513 * 2


@pytest.mark.parametrize("share", [0.0, 0.3, 0.8])
def test_dropout_keeps_a_share_and_makes_up_for_the_rest(share):
    values = 1.0 + random_images(20, (30, 30, 1))
    dropped = np.array(dropout(values, share, np.array([3, 4], np.int32)))
    kept = dropped != 0
    np.testing.assert_allclose(dropped[kept], values[kept] / (1 - share), rtol=1e-6)
    assert abs(kept.mean() - (1 - share)) < 0.015  # four deviations of 18,000 draws
    assert abs(dropped.mean() / values.mean() - 1) < 0.08


def test_dropout_only_in_training_and_each_time_another():
    network, images = built("pets_cnn", SHAPE, 2), random_images(2, SHAPE)
    outputs = network.layer_outputs(images)
    for place, before in ((1, "pool1"), (2, "pool2"), (3, "dense")):
        np.testing.assert_array_equal(outputs[f"dropout{place}"], outputs[before])
    first, second = (np.array(network.layer_outputs(images, training=True)["dropout1"]) for _ in range(2))
    pooled = np.array(outputs["pool1"])
    kept, active = first != 0, pooled > 0
    assert abs(kept[active].mean() - 0.2) < 0.05  # of about 4,000 active values
    np.testing.assert_allclose(first[kept], pooled[kept] / 0.2, rtol=1e-5)
    assert (kept != (second != 0)).any()


def test_each_dropout_has_its_own_share():
    network, images = built("pets_cnn", SHAPE, 2, dropout_pool=0.0, dropout_dense=0.5), random_images(2, SHAPE)
    outputs = network.layer_outputs(images, training=True)
    np.testing.assert_array_equal(outputs["dropout1"], outputs["pool1"])
    active = np.array(outputs["dense"]) > 0
    assert 0.35 < (np.array(outputs["dropout3"])[active] == 0).mean() < 0.65


def test_dropout_goes_on_where_a_kept_state_left_it():
    """The counter of random draws is among the variables that a training's state keeps."""
    network, images = built("pets_cnn", SHAPE, 2), random_images(2, SHAPE)
    network.layer_outputs(images, training=True)
    kept = [variable.numpy() for variable in network.variables]
    first = network.layer_outputs(images, training=True)["dropout3"]
    for variable, value in zip(network.variables, kept, strict=True):
        variable.assign(value)
    np.testing.assert_array_equal(network.layer_outputs(images, training=True)["dropout3"], first)


def test_the_mean_image_is_subtracted_and_kept_with_the_weights():
    network, images = built("pets_cnn", SHAPE, 2), random_images(3, SHAPE)
    np.testing.assert_allclose(network.layer_outputs(images)["centred"], images)
    network.adapt(SimpleNamespace(mean_image=images.mean(axis=0)))
    np.testing.assert_allclose(network.layer_outputs(images)["centred"], images - images.mean(axis=0), atol=1e-6)
    assert "mean_image" not in [weight.name for weight in network.trainable_variables]
    other = built("pets_cnn", SHAPE, 2, seed=1)
    other.load_named_weights(weight_values(network))
    np.testing.assert_allclose(other(images), network(images), atol=1e-6)


def test_other_networks_need_nothing_of_the_data_set():
    network = built("lenet")
    before = weight_values(network)
    network.adapt(SimpleNamespace(mean_image=np.ones((28, 28, 1))))
    for name, values in weight_values(network).items():
        np.testing.assert_array_equal(values, before[name])


def test_weights_begin_truncated_normal_and_biases_constant():
    weights = weight_values(built("pets_cnn", SHAPE, 2))
    for name, inputs, gain in (("conv2", 288, 1), ("conv4", 576, 1), ("dense", 1024, 1), ("logits", 512, 0.1)):
        values, spread = weights[f"{name}/kernel"], gain * (2 / inputs) ** 0.5
        assert 0.84 * spread < values.std() < 0.92 * spread, name  # a cut at two deviations leaves 0.88
        assert 1.8 * spread < np.abs(values).max() < 2.0001 * spread, name
        np.testing.assert_array_equal(weights[f"{name}/bias"], np.float32(BIAS))
