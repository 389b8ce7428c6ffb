"""The maps of filters at every snapshot: those that the network has when it is loaded there."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.errors import LearnerError
from lib.inspectors.questions.filter_film import filter_film
from lib.inspectors.questions.networks import build_network_of
from lib.models.network import Network
from lib.pictures.reference import TEST, Picture
from lib.runs import State, open_store
from lib.training.record.snapshot import collect_kernels, take_snapshot
from tests.models.networks import randomize
from tests.runs.specs import spec

STEPS = (0, 3, 9)
DIGIT = Picture(TEST, "61")


def record(architecture: str) -> tuple[str, Network, list[dict[str, np.ndarray]]]:
    """Keep a run whose weights are other random ones at each snapshot; return its id, its network and them."""
    store = open_store()
    run = store.create(spec(architecture, max_steps=STEPS[-1]), "ada", architecture, state=State.RUNNING)
    files = store.files(run)
    files.create()
    keras.utils.set_random_seed(0)
    network = build_network_of(run.spec)
    weights: list[dict[str, np.ndarray]] = []
    for seed, step in enumerate(STEPS):
        randomize(network, seed)
        weights.append({name: weight.numpy() for name, weight in network.named_weights().items()})
        image = np.zeros((1, *run.spec.input_shape), np.float32)
        files.save_snapshot(step, take_snapshot(network, image, 1, collect_kernels(network)))
    files.save_checkpoint(STEPS[-1], weights[-1])
    return run.id, network, weights


@pytest.mark.parametrize(
    ("architecture", "layer"), [("lenet", "conv1"), ("simple_cnn", "conv2"), ("capsnet_small", "conv1")]
)
def test_each_frame_is_what_the_network_of_that_step_computes(home, architecture, layer):
    run_id, network, weights = record(architecture)
    filters = (0, 5, 17)
    film = filter_film(run_id, DIGIT, layer, filters, STEPS[-1])
    assert film.steps.tolist() == list(STEPS) and film.is_whole and film.filters == filters
    assert film.activation == ("linear" if architecture == "capsnet_small" else "relu")
    for at, named in enumerate(weights):
        network.load_named_weights(named)
        expected = network.layer_outputs(tf.constant(film.image[None]))[layer].numpy()[0]
        np.testing.assert_allclose(
            film.maps[at], np.moveaxis(expected, -1, 0)[list(filters)], rtol=1e-4, atol=1e-5
        )
    assert film.limits == (film.maps.min(), film.maps.max())
    early = filter_film(run_id, DIGIT, layer, filters, STEPS[1])
    np.testing.assert_allclose(early.maps, film.maps[:2], rtol=1e-4, atol=1e-5)


def test_a_layer_behind_a_normalization_that_no_snapshot_keeps_is_refused(home):
    run_id, _network, _weights = record("capsnet_small")
    with pytest.raises(LearnerError, match="do not keep all weights") as raised:
        filter_film(run_id, DIGIT, "conv2", (0,), STEPS[-1])
    assert raised.value.values["layer"] == "norm1" and raised.value.values["first"] == "conv1"
    with pytest.raises(LearnerError, match="makes no map a filter"):
        filter_film(run_id, DIGIT, "primary_capsules", (0,), STEPS[-1])


def test_without_biases_a_map_is_the_sum_of_products(home):
    film = filter_film("capsnet", DIGIT, "conv1", (3, 200), 10**9)
    assert not film.is_whole and film.activation == "linear" and film.maps.shape == (43, 2, 20, 20)
    kernels = (
        open_store().files(open_store().get("capsnet")).load_snapshots().stacked.kernels["conv1/kernel"].values
    )
    windows = np.lib.stride_tricks.sliding_window_view(film.image[..., 0].astype(np.float64), (9, 9))
    for at in (0, 20, 42):
        expected = np.einsum("ijab,abf->fij", windows, kernels[at, :, :, 0].astype(np.float64)[..., [3, 200]])
        np.testing.assert_allclose(film.maps[at], expected, rtol=1e-4, atol=1e-5)
