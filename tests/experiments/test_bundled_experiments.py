"""The ready experiments' results are there from the start, and are what their records say."""

import numpy as np
import pytest

from lib import datasets
from lib.experiments.facts import load_facts
from lib.experiments.measures import measure
from lib.experiments.ready import EXPERIMENTS, bundled_name
from lib.experiments.repeats import completed_runs, seed_of
from lib.inspectors.questions.networks import restore_network
from lib.runs import State, open_store
from tests.datasets.published import put

ARMS = {bundled_name(arm): arm for experiment in EXPERIMENTS.values() for arm in experiment.arms}
LEAST = {
    "compare-lrn-with": 0.60,
    "compare-lrn-without": 0.60,
    "compare-alexnet-lenet-lenet": 0.60,
    "compare-dropout-with": 0.85,
    "compare-recurrent-simple-cnn": 0.98,
    "compare-recurrent-gru": 0.98,
    "compare-recurrent-bigru": 0.98,
    "compare-recurrent-conv-gru": 0.98,
}
OF_CLOTHES_AND_COLOURS = ("capsnet_small_fashion", "capsnet_small_cifar")
MOST_BYTES, MOST_IMAGES, BATCH = 50_000_000, 1_000, 250
PUBLISHED = {"cifar10": ("cifar10_jpegpack.npz",), "oxford_pets": ("oxford_pets",)}


@pytest.mark.parametrize("experiment", EXPERIMENTS.values(), ids=EXPERIMENTS)
def test_every_arm_has_its_bundled_run_with_its_budget(home, experiment):
    store = open_store()
    for arm in experiment.arms:
        runs = [run for run in completed_runs(store.runs(), arm) if run.bundled and not seed_of(run)]
        assert [run.id for run in runs] == [bundled_name(arm)]
        run, facts = runs[0], load_facts(store.files(runs[0]))
        assert run.state is State.COMPLETED and run.step == run.total_steps
        assert run.test_accuracy is not None
        assert run.test_accuracy >= LEAST.get(run.id, 0.0)
        assert run.data_source == ("JPEG copy" if arm.dataset == "cifar10" else "")
        assert facts is not None and facts.multiply_adds and facts.test_images
        measured = measure(run, facts, store.metrics.read(run.id, "train"))
        assert measured.interval is not None and measured.interval[0] < run.test_accuracy < measured.interval[1]


def test_leaky_relu_is_after_half_the_steps_where_relu_is_at_the_end(home):
    """As the experiment says: 63.5 % of the held-out images after 1,056 and after 2,112 steps."""
    store = open_store()
    relu, leaky = (
        store.metrics.read(bundled_name(arm), "validation") for arm in EXPERIMENTS["activations"].arms[:2]
    )
    reached = dict(zip(leaky["step"].tolist(), leaky["accuracy"].tolist(), strict=True))
    assert (relu["step"][-1], round(float(relu["accuracy"][-1]), 3)) == (2112, 0.635)
    assert round(reached[1056], 3) == 0.635


def test_without_dropout_the_pets_are_learned_by_heart(home):
    store = open_store()
    rows = {}
    for arm in EXPERIMENTS["dropout"].arms:
        run = store.get(bundled_name(arm))
        facts = load_facts(store.files(run))
        assert facts is not None
        rows[arm.name] = measure(run, facts, store.metrics.read(run.id, "train"))
    without = rows["without"]
    assert without.train_accuracy is not None and without.train_accuracy >= 0.99
    assert without.test_accuracy < without.train_accuracy - 0.1
    assert without.test_accuracy < rows["with"].test_accuracy


def test_together_they_are_small(home):
    folder = open_store().bundled_folder
    size = sum(path.stat().st_size for name in ARMS for path in (folder / name).rglob("*") if path.is_file())
    assert size < MOST_BYTES


@pytest.mark.parametrize("name", [*ARMS, "capsnet_small_pets", "simple_cnn_pets", *OF_CLOTHES_AND_COLOURS])
def test_the_kept_weights_read_as_the_record_says(home, name):
    """On the first test images, within what chance makes of them; the weights are kept in float16."""
    store = open_store()
    run, spec = store.get(name), store.get(name).spec
    if not store.files(run).checkpoints():
        pytest.skip("only its numbers are bundled")
    for place in PUBLISHED.get(spec.dataset.split(":")[0], ()):
        put(home, place)
    datasets.forget()
    if missing := datasets.missing(spec.dataset):
        pytest.skip(f"{spec.dataset} is not here: {missing}")
    test = datasets.load(spec.dataset, spec.training.image_size).test
    count = min(len(test), MOST_IMAGES)
    network = restore_network(run.spec, store.files(run).load_checkpoint())
    right = 0
    for first in range(0, count, BATCH):
        batch = test.take(np.arange(first, min(first + BATCH, count)))
        scores = np.array(network(batch.images.astype(np.float32) / 255.0))
        right += int((scores.argmax(axis=1) == batch.labels).sum())
    measured = right / count
    assert run.test_accuracy is not None
    chance = 4 * np.sqrt(run.test_accuracy * (1 - run.test_accuracy) * (1 / count - 1 / len(test)))
    assert measured == pytest.approx(run.test_accuracy, abs=chance + 1 / count)
