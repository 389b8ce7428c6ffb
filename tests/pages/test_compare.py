"""The Compare page: runs side by side, a guess before the answer, starting what is missing."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.charts.experiments.curves import Curve
from lib.errors import LearnerError
from lib.experiments.ready import EXPERIMENTS
from lib.experiments.repeats import with_seed
from lib.runs import State
from lib.typed_text import in_markdown
from pages.compare.curves import points_csv
from pages.compare.question import describe_verdict
from pages.kit.runs.label import title_of
from tests.experiments.examples import completed, measured_in
from tests.pages.test_pages import confirm_long_trainings, opened, texts

DIGITS = EXPERIMENTS["recurrent"]


def table(app: AppTest) -> str:
    """The last comparison table of the page, each space as a usual one."""
    tables = [element.proto.body for element in app.html if 'class="cards beside"' in element.proto.body]
    return tables[-1].replace("\u00a0", " ")


def test_it_opens_on_something_real(home):
    app = opened("compare", experiment="own")
    assert not app.error
    shown = table(app)
    assert "99.59 %" in shown and "99.53 %" in shown  # capsnet_small and lenet, as their records say
    assert "95 % interval 99.44 to 99.70 %, 10,000 images" in shown
    assert "1,696,624" in shown and "13,883,904" in shown
    assert "17,200 steps × 64" in shown


def test_results_show_only_after_a_guess_and_overlapping_intervals_are_said_in_words(store):
    for arm, accuracy in zip(DIGITS.arms, (0.9802, 0.9800, 0.9803, 0.9600), strict=True):
        completed(store, arm, accuracy)
    app = opened("compare", experiment="recurrent")
    assert "98.02 %" not in table(app) and "98.02 %" not in texts(app)
    assert "1,000" in table(app)  # what it costs is shown before
    app.button(key="guess-recurrent-same").click().run()
    assert not app.exception
    said = texts(app)
    assert "You guessed: **no clear difference**." in said
    assert "**No clear difference after 1 epoch**: “bidirectional GRU” has read most" in said
    assert "overlaps with that of “CNN”, “GRU”." in said
    assert "One run each, one seed" in said
    assert "Our runs agree with your guess." in said
    assert "98.02 %" in table(app)


def test_an_arm_that_is_clearly_ahead_is_named(store):
    for arm, accuracy in zip(DIGITS.arms, (0.99, 0.95, 0.96, 0.97), strict=True):
        completed(store, arm, accuracy)
    app = opened("compare", experiment="recurrent")
    app.button(key="guess-recurrent-gru").click().run()
    assert "**After 1 epoch “CNN” reads more**: its interval lies above all the others." in texts(app)
    assert "Our runs do not agree with your guess." in texts(app)


def test_the_guess_can_be_skipped(store):
    completed(store, DIGITS.arms[0], 0.99)
    app = opened("compare", experiment="recurrent")
    app.button(key="guess-recurrent-skip").click().run()
    assert "Not every side has a run yet" in texts(app)
    assert "You guessed" not in texts(app)


def test_a_hidden_question_counts_as_skipped_and_nothing_is_remembered(store):
    completed(store, DIGITS.arms[0], 0.99)
    app = opened("compare", experiment="recurrent", hide="question")
    assert "Not every side has a run yet" in texts(app)
    assert "You guessed" not in texts(app) and "Guess first" not in texts(app)
    shown = opened("compare", experiment="recurrent")
    shown.button(key="guess-recurrent-skip").click().run()
    assert texts(app) == texts(shown)
    assert "guess-recurrent" not in app.session_state and "guess-recurrent" in shown.session_state


def test_one_click_queues_what_is_missing_then_another_seed(store):
    completed(store, DIGITS.arms[0], 0.99)
    app = opened("compare", experiment="recurrent")
    confirm_long_trainings(app)
    app.button(key="compare-start").click().run()
    assert not app.exception
    queued = store.runs(State.QUEUED)
    assert {run.owner for run in queued} == {"ada"}
    assert [run.spec for run in queued[::-1]] == [arm.spec for arm in DIGITS.arms[1:]]
    assert "compare-start" not in [button.key for button in app.button]  # first a guess
    app.button(key="guess-recurrent-skip").click().run()
    assert app.button(key="compare-start").label == "Train all again with another seed"
    confirm_long_trainings(app)
    app.button(key="compare-start").click().run()
    again = [run.spec for run in store.runs(State.QUEUED) if run.spec.training.seed == 1]
    assert again[::-1] == [with_seed(arm.spec, 1) for arm in DIGITS.arms[:2]]  # of five that may wait


def test_runs_that_train_are_shown_live_and_say_their_seed(store):
    arm = DIGITS.arms[0]
    completed(store, arm, 0.99)
    running = store.create(with_seed(arm.spec, 1), "ada", state=State.RUNNING)
    store.change(running.id, step=43)
    app = opened("compare", experiment="recurrent")
    app.button(key="guess-recurrent-skip").click().run()
    assert "CNN, seed 0" in table(app) and "CNN, seed 1" in table(app)
    assert "CNN, seed 1 · Step 43 of 1,719" in [element.proto.text for element in app.get("progress")]


def test_a_run_without_weights_says_that_it_cannot_predict(store):
    run = completed(store, DIGITS.arms[0], 0.99)
    app = opened("compare", experiment="own", compared=run.id)
    assert f"so they cannot read a picture: {in_markdown(title_of(run))}." in texts(app)


def test_without_the_data_the_page_says_where_to_get_them(store, monkeypatch):
    def missing(name, *_division):
        raise LearnerError("There is no {name} here.", name=name)

    monkeypatch.setattr("lib.datasets.load", missing)
    app = opened("compare", experiment="dropout")
    assert not app.exception
    assert any("There is no oxford_pets" in element.value for element in app.info)
    assert "compare-start" not in [button.key for button in app.button]


def test_a_class_without_any_run_has_a_page_too(store):
    app = opened("compare")
    assert not app.error
    assert "Nothing to compare yet." in texts(app)


def test_the_csv_of_the_curves_has_every_point_that_is_drawn():
    def columns(*steps: float) -> dict[str, np.ndarray]:
        step = np.array(steps)
        return {"step": step, "seconds": 2 * step, "accuracy": step / 10, "loss": 1 - step / 10}

    lines = points_csv([Curve("a, b", columns(1, 2), columns(2)), Curve("c", columns(3), columns())]).splitlines()
    assert lines == [
        "run,phase,step,seconds,accuracy,loss",
        '"a, b",train,1,2,0.1,0.9',
        '"a, b",train,2,4,0.2,0.8',
        '"a, b",validation,2,4,0.2,0.8',
        "c,train,3,6,0.3,0.7",
    ]


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_sentence_can_be_said(store, name):
    entry = EXPERIMENTS[name]
    arms = {arm.name: [measured_in(store, completed(store, arm, 0.8))] for arm in entry.arms}
    assert "overlaps with that of" in describe_verdict(entry, arms)


def test_a_deleted_data_set_leaves_the_rest_of_the_page(store):
    run = completed(store, DIGITS.arms[0], 0.99)
    spec = {**run.spec.to_json(), "dataset": "folder:0123abcd"}
    store.change(run.id, spec=spec)
    app = opened("compare", experiment="own", compared=run.id)
    assert not app.exception and not app.error
    assert "99.00 %" in table(app) and "folder:0123abcd" in table(app)
