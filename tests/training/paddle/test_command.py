"""The command trains a run in PaddlePaddle from its beginning to its test, beside one in TensorFlow."""

import io
import json
import os
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from lib.datasets.own.create import from_pictures
from lib.inspectors.questions.networks import restore_network
from lib.paddle_settings import is_paddle_installed
from lib.runs import Run, State, open_store
from lib.runs.files import INITIAL
from lib.training.evaluation import Evaluator
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(
    not is_paddle_installed(), reason="PaddlePaddle is not installed; `make paddle` installs it"
)
STEPS = 4
OPTIONS = ("dropout=0", "batch_size=8", "train_images=22")


def picture(number: int) -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.random.default_rng(number).integers(0, 255, (32, 32, 3), np.uint8)).save(file, "PNG")
    return file.getvalue()


def trained(dataset: str, framework: str) -> Run:
    """Train LeNet on these pictures in a process of its own."""
    options = (*OPTIONS, f"framework={framework}")
    command = (
        *(sys.executable, "-m", "lib.training", "--architecture", "lenet", "--dataset", dataset),
        *("--steps", str(STEPS), "--seed", "2"),
        *(word for option in options for word in ("--option", option)),
    )
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout.splitlines()[-1])
    run = open_store().get(printed["run_id"])
    assert (run.state, run.step, run.spec.framework) == (State.COMPLETED, STEPS, framework)
    assert printed["test_accuracy"] == run.test_accuracy
    return run


def test_both_runs_stand_side_by_side_and_our_network_reads_what_paddlepaddle_learned(home):
    pictures = {name: [(str(n), picture(100 * c + n)) for n in range(24)] for c, name in enumerate("ab")}
    dataset = from_pictures("Cups", "ada", pictures).manifest.name
    ours, other = trained(dataset, "tensorflow"), trained(dataset, "paddle")
    store = open_store()

    first = [store.files(run).load_checkpoint(INITIAL) for run in (ours, other)]
    assert list(first[1]) == list(first[0])
    for name, values in first[0].items():
        np.testing.assert_array_equal(first[1][name], values, err_msg=name)
    expected, found = (store.metrics.read(run.id, "train") for run in (ours, other))
    np.testing.assert_allclose(found["loss"], expected["loss"], rtol=1e-3)
    np.testing.assert_array_equal(found["learning_rate"], expected["learning_rate"])
    assert store.files(other).snapshot_steps() == store.files(ours).snapshot_steps()
    assert (other.parameters, other.data_source) == (ours.parameters, ours.data_source)
    assert other.images_per_second and other.seconds

    network = restore_network(other.spec, store.files(other).load_checkpoint())
    measured = Evaluator(network).evaluate(other.spec.load_dataset().test)
    assert measured.accuracy == other.test_accuracy
