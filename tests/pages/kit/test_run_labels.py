"""What a learner reads of a run in lists: whose it is, its name, network, data and accuracy."""

from dataclasses import replace

import pytest

from lib import i18n
from lib.experiments.origin import find_origin
from lib.experiments.ready import EXPERIMENTS
from lib.owners import COMMAND_LINE
from lib.runs import Run, RunSpec, RunStore, open_store
from pages.kit.runs.label import Group, data_of, group_of, label_run, title_of
from pages.kit.texts import describe_owner
from tests.runs.specs import spec

LEARNER = "ada"
"""Who looks at the pages in tests."""


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "current_language", lambda: "en")
    monkeypatch.setattr("pages.kit.runs.label.current_language", lambda: "en")


@pytest.fixture
def runs(home) -> dict[str, Run]:
    return {run.id: run for run in open_store().runs()}


@pytest.mark.parametrize(
    ("run", "label"),
    [
        ("capsnet_small", "Small capsule network · MNIST · 99.59\u00a0%"),
        ("capsnet_small_em", "Small capsule network (EM routing) · MNIST · 99.21\u00a0%"),
        ("capsnet_small_pairs", "Small capsule network · MultiMNIST · 90.94\u00a0%"),
        (
            "compare-dropout-with",
            "Convolutional network for pets · Oxford pets: Abyssinian, american bulldog · 87.50\u00a0% · "
            "Dropout on pets (with dropout)",
        ),
        ("compare-lrn-with", "AlexNet · CIFAR-10 · 63.34\u00a0% · LRN on or off (with LRN)"),
        (
            "paper-capsnet-3-seed2",
            "Small capsule network · MNIST · 99.32\u00a0% · "
            "The capsule paper (Capsules, 3 iterations, no reconstruction, seed 2)",
        ),
    ],
)
def test_a_bundled_run_says_what_it_is(runs, run, label):
    assert label_run(runs[run]) == label


def test_every_bundled_run_is_called_differently(runs):
    labels = list(map(label_run, runs.values()))
    assert len(set(labels)) == len(labels)
    assert not [label for label in labels if "compare-" in label or "paper-" in label or "_" in label]


def test_the_experiments_are_a_group_of_their_own(runs):
    groups = {name: group_of(run, "ada") for name, run in runs.items()}
    plain = {name for name, group in groups.items() if group is Group.BUNDLED}
    others = ("em", "uniform", "pairs", "pairs_begun", "pets", "fashion", "cifar")
    small = {"capsnet_small", *(f"capsnet_small_{what}" for what in others)}
    assert plain == {"capsnet", "efficient_capsnet", "lenet", "simple_cnn_pets"} | small
    assert set(groups.values()) == {Group.BUNDLED, Group.EXPERIMENTS}


@pytest.fixture
def own(store: RunStore) -> Run:
    run = store.create(spec("lenet"), LEARNER, "My first")
    return replace(run, created=1_764_425_520.0, test_accuracy=0.987)  # 29 November 2025, 14:12 UTC


def test_a_learners_own_run(own):
    assert label_run(own) == "Mine: My first · LeNet · MNIST · 98.70\u00a0%"
    assert label_run(replace(own, test_accuracy=None)) == "Mine: My first · LeNet · MNIST · queued"
    assert title_of(own) == "My first"


def test_without_a_name_a_run_is_called_after_network_data_and_time(own):
    unnamed = replace(own, name=own.id)
    assert label_run(unnamed) == "Mine: LeNet · MNIST · 98.70\u00a0% · Nov 29, 14:12"
    assert title_of(unnamed) == "LeNet · MNIST · Nov 29, 14:12"


def test_the_clock_is_that_of_the_learners_browser(own, monkeypatch):
    class Browser:
        timezone = "Asia/Shanghai"
        cookies: dict[str, str] = {}  # noqa: RUF012

    monkeypatch.setattr("pages.kit.runs.label.st.context", Browser())
    assert title_of(replace(own, name=own.id)).endswith("Nov 29, 22:12")
    for name in ("lib.i18n.current_language", "pages.kit.runs.label.current_language"):
        monkeypatch.setattr(name, lambda: "zh")
    assert title_of(replace(own, name=own.id)).endswith("11月29日 22:12")


def test_a_classmates_run_says_whose_it_is(own):
    assert label_run(replace(own, owner="bob", owner_name="Bob")).startswith("Bob: My first · LeNet")
    assert label_run(replace(own, owner="bob")).startswith("a classmate: My first")
    assert label_run(replace(own, owner=COMMAND_LINE)).startswith("Command line: My first")
    assert describe_owner(replace(own, owner=COMMAND_LINE), "ada") == "from the command line"


def test_pictures_that_are_gone(own):
    gone = replace(own, spec=replace(own.spec, dataset="folder:0123456789ab"))
    assert data_of(gone) == "deleted pictures"


def test_a_run_of_a_learner_that_repeats_an_experiment_is_the_learners(own):
    arm = EXPERIMENTS["recurrent"].arms[0]
    run = replace(own, spec=RunSpec.create(arm.architecture, arm.dataset, {**arm.options, "seed": 3}))
    origin = find_origin(run)
    assert origin is not None and (origin.experiment, origin.arm, origin.seed) == (
        "Pictures or rows: CNN, GRU",
        "CNN",
        3,
    )
    assert group_of(run, LEARNER) is Group.MINE
    assert find_origin(replace(run, parent="lenet")) is None
