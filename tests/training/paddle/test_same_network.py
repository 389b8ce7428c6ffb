"""The network in PaddlePaddle computes and learns what ours does, from the same weights and the same batches."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from lib.datasets.batches import batches
from lib.models.network import Network
from lib.options.training import OPTIMIZERS, TrainingOptions
from lib.paddle_settings import PYTHON, is_paddle_installed
from lib.pictures.pixels import to_unit_range
from lib.training.evaluation import Evaluator
from lib.training.step import compile_train_step, make_optimizer
from tests.conftest import ROOT
from tests.models.networks import built, randomize, weight_values
from tests.training.paddle.steps import DONE, RATE, STEPS, TRAINING, made_dataset, rate_of

pytestmark = pytest.mark.skipif(
    not is_paddle_installed(), reason="PaddlePaddle is not installed; `make paddle` installs it"
)
SHAPE = (32, 32, 3)
CASES = {
    "alexnet": {"dropout": 0.0},
    "alexnet with momentum": {"dropout": 0.0},
    "alexnet in groups, leaky": {"dropout": 0.0, "groups": 2, "activation": "leaky_relu", "leaky_slope": 0.1},
    "alexnet with learned slopes": {"dropout": 0.0, "activation": "prelu", "pool_size": 2},
    "lenet": {"dropout": 0.0},
    "lenet with weight decay": {"dropout": 0.0},
}
LEARNING = {
    "alexnet with momentum": {"optimizer": "momentum", "weight_decay": 0.05},
    "alexnet with learned slopes": {"optimizer": "momentum"},  # whose steps grow with the slopes' gradients
    "lenet with weight decay": {"weight_decay": 0.05},
}
"""What is not usual in the training of a case."""


def given_data():
    random = np.random.default_rng(0)
    images = random.integers(0, 256, (50, *SHAPE), np.uint8)
    return made_dataset(images, np.tile(np.arange(10, dtype=np.int32), 5))


InPaddle = Callable[[str, dict, dict, dict], dict[str, np.ndarray]]


@pytest.fixture(scope="module")
def paddle() -> Iterator[subprocess.Popen[str]]:
    """One process for all cases, as it first imports PaddlePaddle, which takes seconds."""
    command = (str(PYTHON), "-m", "tests.training.paddle.steps")
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


@pytest.fixture
def in_paddle(paddle: subprocess.Popen[str], tmp_path: Path) -> InPaddle:
    """Return what gives all that `tests.training.paddle.steps` finds with these weights."""
    assert paddle.stdin is not None and paddle.stdout is not None
    asked, said = paddle.stdin, paddle.stdout

    def find(architecture: str, options: dict, weights: dict, training: dict) -> dict[str, np.ndarray]:
        dataset = given_data()
        words = json.dumps({"architecture": architecture, "options": options, "training": training})
        given, found = tmp_path / "given.npz", tmp_path / "found.npz"
        np.savez(given, words=words, images=dataset.train.images, labels=dataset.train.labels, **weights)
        print(given, found, sep="\t", file=asked, flush=True)
        assert DONE in iter(said.readline, ""), "the process ended"
        with np.load(found) as arrays:
            return dict(arrays)

    return find


def steps_in_tensorflow(network: Network, training: TrainingOptions) -> list[float]:
    """Return the losses of the same steps; the network has learned then."""
    dataset, optimizer = given_data(), make_optimizer(training)
    optimizer.build(network.trainable_variables)
    step = compile_train_step(network, optimizer, SHAPE, weight_decay=training.weight_decay)
    feed = batches(
        dataset.fit,
        TRAINING.batch_size,
        seed=TRAINING.seed,
        first_step=0,
        last_step=STEPS,
        **TRAINING.augmentation(),
    )
    losses = []
    for number, batch in feed:
        optimizer.learning_rate = rate_of(number)
        losses.append(float(step(tf.constant(batch.images), tf.constant(batch.labels))[0]))
    return losses


@pytest.mark.parametrize("case", CASES)
def test_outputs_steps_and_weights_are_the_same(case, in_paddle: InPaddle):
    architecture, options = case.split()[0], CASES[case]
    network = built(architecture, SHAPE, **options)
    randomize(network)
    learning = LEARNING.get(case, {})
    found = in_paddle(architecture, options, weight_values(network), learning)

    dataset = given_data()
    outputs = network.layer_outputs(tf.constant(to_unit_range(dataset.validation.images)))
    names = [name.removeprefix("outputs/") for name in found if name.startswith("outputs/")]
    assert names == [name for name in outputs if name != "probabilities"]
    for name in names:
        if name != "flatten":  # whose values have each framework's own order
            np.testing.assert_allclose(found[f"outputs/{name}"], outputs[name], atol=1e-4, err_msg=name)

    before = weight_values(network)
    np.testing.assert_allclose(
        found["losses"], steps_in_tensorflow(network, TRAINING.changed(**learning)), rtol=1e-4
    )
    after = weight_values(network)
    apart, way = (
        np.concatenate([np.abs(after[name] - others[name]).ravel() for name in after])
        for others in ({name: found[f"weights/{name}"] for name in after}, before)
    )
    # Adam makes whole steps of gradients that are little more than rounding, so a few weights in a million differ
    # by a part of one step. With PaddlePaddle's way to add ε all together are 2 to 11 % of their way apart.
    assert apart.mean() < 1e-3 * way.mean()
    assert apart.max() < RATE
    assert found["accuracy"] == Evaluator(network).evaluate(dataset.validation).accuracy


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_training_that_is_taken_up_again_ends_with_the_same_weights(optimizer, in_paddle: InPaddle):
    """With dropout: what falls out depends on the seed and the step alone."""
    network = built("alexnet", SHAPE)
    found = in_paddle("alexnet", {}, weight_values(network), {"optimizer": optimizer})
    for name, values in weight_values(network).items():
        np.testing.assert_array_equal(found[f"resumed/{name}"], found[f"weights/{name}"], err_msg=name)
        assert not np.array_equal(found[f"weights/{name}"], values)
    assert found["maps/conv1"].shape == (32, 32, 16)
