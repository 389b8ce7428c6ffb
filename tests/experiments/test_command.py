"""`python -m lib.experiments`: what it says of either catalogue, trains and bundles."""

import json

import pytest

from lib.experiments import __main__ as command
from lib.experiments.command import train
from lib.experiments.command.paper import PaperExperiments
from lib.experiments.facts import load_facts
from lib.experiments.paper.arms import ARMS
from lib.experiments.ready import EXPERIMENTS
from lib.experiments.repeats import completed_runs, seed_of, with_seed
from lib.runs import RunFiles, State, open_store
from tests.experiments.examples import completed


@pytest.fixture
def trained(store, monkeypatch):
    """Return the specs and names that the command trained, in a process that read 98 of 100 images right."""
    found = []

    def train_in_process(store, spec, name):
        found.append((spec, name))
        run = store.create(spec, "command-line", name)
        store.change(run.id, state=State.COMPLETED, test_accuracy=0.98, step=7, seconds=30.0)
        return store.get(run.id)

    monkeypatch.setattr(train, "train_in_process", train_in_process)
    return found


def printed(capsys, *arguments: str):
    """Return the lines and the JSON that the command ends with."""
    assert command.main(list(arguments)) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    return lines, json.loads(last)


def test_a_list_says_what_is_there_and_trains_nothing(store, trained, capsys):
    arm = ARMS["baseline"].at("classroom")
    completed(store, arm, 0.9875)
    store.create(with_seed(arm.spec, 2), "anybody")
    lines, summary = printed(capsys, "--catalogue", "paper", "--experiment", "baseline", "--list")
    assert lines[0].startswith("baseline: seeds done 0, under way 2, missing 1, about")
    assert trained == []
    assert summary["size"] == "classroom"
    ours = summary["experiments"]["baseline"]
    assert (ours["published_error_percent"], ours["published_spread"]) == (0.39, None)
    assert (ours["errors_percent"], ours["mean_error_percent"], ours["spread"]) == ([1.25], 1.25, None)
    assert ours["interval_95"] == pytest.approx([1.0504, 1.4869], abs=1e-3)
    assert ours["seeds"] == [0]


def test_the_papers_trainings_are_repeated_with_three_seeds(trained, capsys):
    _, summary = printed(capsys, "--catalogue", "paper", "--experiment", "capsnet-1,baseline", "--size", "paper")
    assert [(spec.training.seed, name) for spec, name in trained] == [
        (seed, f"{name} paper seed {seed}") for name in ("capsnet-1", "baseline") for seed in range(3)
    ]
    assert trained[0][0] == ARMS["capsnet-1"].at("paper").spec
    assert summary["experiments"]["baseline"]["errors_percent"] == [2.0, 2.0, 2.0]


def test_a_ready_experiment_trains_each_arm_once_unless_told_otherwise(store, trained, capsys):
    arms = EXPERIMENTS["recurrent"].arms
    completed(store, arms[0], 0.99)
    _, summary = printed(capsys, "--experiment", "recurrent")
    assert [spec for spec, _name in trained] == [arm.spec for arm in arms[1:]]
    assert trained[0][1] == "compare-recurrent-gru"
    assert [row["test_accuracy"] for rows in summary["recurrent"].values() for row in rows] == [
        0.99,
        0.98,
        0.98,
        0.98,
    ]
    lines, _ = printed(capsys, "--catalogue", "compare", "--experiment", "recurrent", "--seeds", "2")
    assert "recurrent simple_cnn seed 0: error 1.00 %, 3 steps, 60 s" in lines[0] and "(was there)" in lines[0]
    assert [spec.training.seed for spec, _name in trained[3:]] == [1, 1, 1, 1]


def test_every_seed_of_the_ready_and_of_the_papers_experiments_can_be_bundled(
    store, trained, tmp_path, monkeypatch, capsys
):
    assets = tmp_path / "assets"
    monkeypatch.setattr(store, "bundled_folder", assets)
    options = ("--seeds", "2", "--bundle", "--numbers-only")
    printed(capsys, "--experiment", "recurrent", *options)
    printed(capsys, "--catalogue", "paper", "--experiment", "baseline", *options)
    assert sorted(path.name for path in assets.iterdir()) == [
        "compare-recurrent-bigru",
        "compare-recurrent-bigru-seed1",
        "compare-recurrent-conv-gru",
        "compare-recurrent-conv-gru-seed1",
        "compare-recurrent-gru",
        "compare-recurrent-gru-seed1",
        "compare-recurrent-simple-cnn",
        "compare-recurrent-simple-cnn-seed1",
        "paper-baseline",
        "paper-baseline-seed1",
    ]
    facts = load_facts(RunFiles(assets / "compare-recurrent-gru"))
    assert facts is not None and facts.test_images == 10_000 and facts.multiply_adds


def test_a_training_that_failed_is_said_and_ends_with_status_1(store, monkeypatch, capsys):
    def fail(store, spec, name):
        run = store.create(spec, "command-line", name)
        store.change(run.id, state=State.FAILED, reason="No space on {disk}.", reason_values={"disk": "sda"})
        return store.get(run.id)

    monkeypatch.setattr(train, "train_in_process", fail)
    assert command.main(["--catalogue", "paper", "--experiment", "baseline", "--seeds", "1"]) == 1
    assert "baseline seed 0: failed. No space on sda." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--experiment", "nothing"], "There is no experiment “nothing”. Choose one of: lrn,"),
        (
            ["--catalogue", "paper", "--experiment", "lrn"],
            "There is no experiment “lrn”. Choose one of: capsnet-1,",
        ),
        (["--catalogue", "paper", "--size", "huge"], "There is no size “huge”. Choose one of: classroom, paper."),
        (["--seeds", "0"], "--seeds takes a number from 1 to 20, but got 0."),
        (["--seeds", "21"], "--seeds takes a number from 1 to 20, but got 21."),
    ],
)
def test_a_mistake_in_the_arguments_is_answered_in_words(store, capsys, arguments, sentence):
    assert command.main(arguments) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--size", "paper"], ["--list", "--bundle"], ["--catalogue", "other"]])
def test_arguments_that_do_not_go_together_are_refused(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_every_bundled_run_of_the_paper_has_the_name_that_the_command_gives(home):
    catalogue, runs = PaperExperiments("classroom"), open_store().runs()
    bundled = {
        run.id: catalogue.bundled_name(arm, seed_of(run))
        for name in catalogue.names
        for arm in catalogue.arms(name)
        for run in completed_runs(runs, arm)
    }
    assert len(bundled) >= 16
    assert list(bundled) == list(bundled.values())
