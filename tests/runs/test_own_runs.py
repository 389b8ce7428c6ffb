"""A learner starts runs up to a limit, and changes their own alone."""

import re

import pytest

from lib.errors import LearnerError
from lib.owners import COMMAND_LINE, NOBODY, SYSTEM
from lib.runs import OwnRuns, State
from lib.runs.own_runs import MOST_WAITING
from lib.settings import ROOT
from tests.runs.specs import spec

CHANGES = {
    "stop": lambda own, run_id: own.stop(run_id),
    "resume": lambda own, run_id: own.resume(run_id),
    "rename": lambda own, run_id: own.rename(run_id, "Mine"),
    "delete": lambda own, run_id: own.delete(run_id),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("stranger", ["bob", SYSTEM, COMMAND_LINE, NOBODY])
def test_another_learners_run_stays_as_it_is(store, stranger, change):
    run = store.create(spec(), "ada", "Hers")
    with pytest.raises(LearnerError) as caught:
        CHANGES[change](OwnRuns(store, stranger), run.id)
    assert str(caught.value) == "The run “Hers” is not yours. Only the learner who started it can change it."
    assert store.get(run.id) == run


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("known_word", [SYSTEM, COMMAND_LINE, NOBODY])
def test_a_known_word_owns_nothing(store, known_word, change):
    run = store.create(spec(), known_word, "Not a learner's")
    with pytest.raises(LearnerError, match="is not yours"):
        CHANGES[change](OwnRuns(store, known_word), run.id)
    assert store.get(run.id) == run


def test_a_bundled_run_is_nobodys(store):
    run = store.create(spec(), "ada")
    store.change(run.id, bundled=True)
    assert not OwnRuns(store, "ada").has(store.get(run.id))


def test_the_owner_changes_a_run(store):
    own = OwnRuns(store, "ada")
    run = own.start(spec(), "First")
    assert (run.owner, run.name, run.state) == ("ada", "First", State.QUEUED)
    own.rename(run.id, "Second")
    own.stop(run.id)
    assert (store.get(run.id).name, store.get(run.id).state) == ("Second", State.STOPPED)
    own.resume(run.id)
    assert store.get(run.id).state is State.QUEUED
    own.delete(run.id)
    assert store.runs() == []


def test_a_run_that_is_gone_is_said_to_be(store):
    with pytest.raises(LearnerError, match="There is no run “gone”"):
        OwnRuns(store, "ada").rename("gone", "Mine")


def test_only_so_many_runs_of_one_learner_wait(store):
    own = OwnRuns(store, "ada")
    runs = [own.start(spec()) for _ in range(MOST_WAITING)]
    assert own.count_free_places() == 0
    with pytest.raises(LearnerError, match="5 of your runs are waiting already"):
        own.start(spec())
    assert OwnRuns(store, "bob").start(spec()).state is State.QUEUED
    store.change(runs[0].id, state=State.RUNNING)  # what trains waits no longer
    own.start(spec())
    own.stop(runs[1].id)
    own.start(spec())
    with pytest.raises(LearnerError, match="5 of your runs are waiting already"):
        own.resume(runs[1].id)
    assert store.get(runs[1].id).state is State.STOPPED
    assert len(store.runs(State.QUEUED)) == MOST_WAITING + 1


def test_those_who_are_no_learner_get_no_name(store):
    for known_word in (SYSTEM, COMMAND_LINE, NOBODY):
        store.learners.rename(known_word, "Mallory")
        assert store.learners.name_of(known_word) == ""


def test_no_page_changes_a_run_without_asking_whose_it_is():
    past_the_question = re.compile(r"\bstore(\(\))?\.(create|stop|resume|rename|delete|change|claim)\b")
    found = [path for path in (ROOT / "pages").rglob("*.py") if past_the_question.search(path.read_text("utf-8"))]
    assert found == []
