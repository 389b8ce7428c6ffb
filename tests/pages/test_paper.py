"""The Paper lab page: guess, reveal, numbers, and starting what is missing."""

import csv
from io import StringIO

import numpy as np
import pytest

from lib.experiments.paper.arms import ARMS
from lib.experiments.paper.claims import CLAIMS
from lib.experiments.paper.results import paper_result
from lib.experiments.repeats import with_seed
from lib.inspectors.answers.evaluation_files import SCORES
from lib.runs import Run, RunStore, State, open_store
from pages.paper.question import describe_verdict
from pages.paper.results import results_csv
from pages.paper.together import find_ensemble, together_csv
from tests.experiments.test_paper import completed
from tests.pages.test_pages import confirm_long_trainings, opened, texts


def test_results_show_only_after_a_guess_and_say_when_they_are_within_the_spread(store):
    completed(store, "capsnet-3-reconstruction", 0.6, 0.7, 0.8)
    completed(store, "capsnet-1-reconstruction", 0.65, 0.75, 0.85)
    app = opened("paper")
    assert "within the spread" not in texts(app)
    app.button(key="guess-routing-same").click().run()
    assert not app.exception
    assert "**within the spread**" in texts(app)
    assert "Our runs agree with your guess." in texts(app)
    table = next(element.proto.body for element in app.html if "<table" in element.proto.body)
    assert "0.70 ± 0.10\u00a0%" in table
    assert "0.25 ± 0.005\u00a0%" in table


def test_a_hidden_question_counts_as_skipped(store):
    completed(store, "capsnet-3-reconstruction", 0.6, 0.7, 0.8)
    completed(store, "capsnet-1-reconstruction", 0.65, 0.75, 0.85)
    app = opened("paper", hide="question")
    assert "**within the spread**" in texts(app)
    assert "guess" not in texts(app)
    assert not [button.key for button in app.button if str(button.key).startswith("guess-")]


def test_missing_runs_are_queued_in_the_learners_name_as_far_as_they_may_wait(store):
    app = opened("paper", claim="affine")
    assert "Up to 5 of your runs can wait at a time, so 5 of these can be queued now." in texts(app)
    confirm_long_trainings(app)
    app.button(key="paper-start").click().run()
    assert not app.exception
    runs = store.runs()
    assert {run.owner for run in runs} == {"ada"}
    assert {run.state for run in runs} <= {State.QUEUED}
    wanted = [
        with_seed(ARMS[name].at("classroom").spec, seed)
        for name in ("affine-capsnet", "affine-cnn")
        for seed in range(3)
    ]
    assert [run.spec for run in runs[::-1]] == wanted[:5]
    assert app.button(key="paper-start").disabled


@pytest.mark.parametrize(("asked", "said"), [(0, "0"), (11, "11"), (10**15, "1,000,000,000,000,000")])
def test_a_number_of_runs_out_of_range_is_refused_in_words_and_queues_nothing(store, asked, said):
    app = opened("paper", claim="affine")
    app.number_input(key="paper-seeds-3").set_value(asked).run()
    assert [error.value for error in app.error] == [
        f"“Runs of each network” must be between 1 and 10; it is {said}."
    ]
    assert "paper-start" not in [button.key for button in app.button]
    app.number_input(key="paper-seeds-3").set_value(10).run()
    assert not app.error and "paper-start" in [button.key for button in app.button]


def test_the_csv_has_a_line_a_run(store):
    completed(store, "baseline", 1.25)
    rows = [row for row in csv.DictReader(StringIO(results_csv(store.runs()))) if row["experiment"] == "baseline"]
    assert [(row["size"], row["test_error_percent"], row["published_error_percent"]) for row in rows] == [
        ("classroom", "1.2500", "0.39"),
        ("paper", "", "0.39"),
    ]


def test_each_side_of_a_verdict_says_its_number_of_runs(store: RunStore):
    completed(store, "capsnet-3-reconstruction", 0.6, 0.7)
    completed(store, "capsnet-1-reconstruction", 0.65)
    claim, runs = CLAIMS["routing"], store.runs()
    better, than = (paper_result(runs, ARMS[name], "classroom") for name in (claim.better, claim.than))
    said = describe_verdict(claim, better, than)
    assert "0.65\u00a0% (2 runs)" in said and "0.65\u00a0% (1 run)" in said
    assert said.endswith("With a single run on one side the spread is unknown, so this proves nothing.")


@pytest.fixture
def members(store: RunStore) -> list[Run]:
    """Two completed runs of the networks that read together, with weights."""
    completed(store, "cifar", 60.0, 60.0)
    runs = list(paper_result(store.runs(), ARMS["cifar"], "classroom").runs)
    for run in runs:
        store.files(run).create()
        store.files(run).save_checkpoint(100, {"weights": np.ones(3, np.float32)})
    return runs


def keep_scores(store: RunStore, runs: list[Run]) -> None:
    """Keep scores of 400 images that each network reads wrong in 100, of which they share none."""
    labels = np.zeros((400, 1), np.int16)
    for number, run in enumerate(runs):
        scores = np.tile(np.array([0.9, 0.1], np.float32), (400, 1))
        scores[100 * number : 100 * (number + 1)] = (0.4, 0.5)
        SCORES.save(store.files(run), "00000100", {"labels": labels, "scores": scores})


def test_networks_that_have_not_read_together_are_offered_to(store: RunStore, members: list[Run]):
    app = opened("paper", claim="together", hide="question")
    assert not app.exception
    assert "the networks have not read the test images together yet" in texts(app)
    assert app.button(key="read-together-classroom").label == "Let the networks read the test images"
    assert "10.6 % (Section 7, CIFAR-10, seven networks together)" in texts(app)


def test_networks_that_have_read_are_compared_with_one_alone(store: RunStore, members: list[Run]):
    keep_scores(store, members)
    app = opened("paper", claim="together")
    app.button(key="guess-together-yes").click().run()
    assert not app.exception
    said = texts(app)
    assert "one alone 25.00 % on average, 2 networks together 0.00 % errors." in said
    assert "**Fewer errors: several together**, by 25.00 points (95 % interval over the 400 images: +22.5" in said
    assert "Our runs agree with your guess." in said
    found = find_ensemble(members)
    assert found is not None
    rows = list(csv.DictReader(StringIO(together_csv(members, found))))
    assert [row["together_error_percent"] for row in rows] == ["25.0000", "0.0000"]
    assert [row["run"] for row in rows] == [run.id for run in members]


def test_of_the_networks_that_read_together_seven_are_offered(store: RunStore):
    app = opened("paper", claim="together", hide="question")
    assert "no two networks yet that could read together; start them below." in texts(app)
    assert app.number_input(key="paper-seeds-7").value == 7
    assert "What others measured" not in texts(app)


def test_the_bundled_networks_read_together_what_their_records_say_alone(home):
    runs = paper_result(open_store().runs(), ARMS["cifar"], "classroom").runs
    assert len(runs) == ARMS["cifar"].seeds == 7
    found = find_ensemble(runs)
    assert found is not None and found.images == 10_000
    assert (1 - found.alone).tolist() == pytest.approx([run.test_accuracy for run in runs])
    assert found.is_clear and found.difference == pytest.approx(0.0323, abs=5e-5)
