"""`python -m lib.runs`: who runs the server lists, stops and deletes anybody's runs."""

import pytest

from lib.runs import State
from lib.runs.__main__ import main
from tests.runs.broken import break_run
from tests.runs.specs import spec


def test_list_shows_what_waits_and_trains(store, capsys):
    store.learners.rename("bob", "Bob")
    waiting = store.create(spec(max_steps=20), "ada", "Later")
    training = store.create(spec(max_steps=2_000), "bob", "The long one", state=State.RUNNING)
    store.change(training.id, step=1200)
    ended = store.create(spec(), "ada", state=State.COMPLETED)
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(maxsplit=4) for line in lines] == [
        ["run", "state", "step", "learner", "name"],
        [training.id, "running", "1200/2000", "Bob", "The long one"],
        [waiting.id, "queued", "0/20", "ada", "Later"],
    ]
    break_run(store, ended.id)
    assert main(["list", "--all"]) == 0
    assert f"{ended.id}  broken" in capsys.readouterr().out


def test_stop_ends_anybodys_run(store, capsys):
    waiting, training = store.create(spec(), "ada", "Hers"), store.create(spec(), "bob", state=State.RUNNING)
    assert main(["stop", waiting.id, training.id]) == 0
    assert store.get(waiting.id).state is State.STOPPED
    assert store.get(training.id).state is State.STOPPING
    assert f"{waiting.id} (Hers): stop" in capsys.readouterr().out


def test_delete_removes_anybodys_run_and_says_what_cannot_be(store, capsys):
    ended, training = store.create(spec(), "ada"), store.create(spec(), "bob", "His", state=State.RUNNING)
    assert main(["delete", "gone", training.id, ended.id]) == 2
    assert [run.id for run in store.runs()] == [training.id]
    assert capsys.readouterr().err.splitlines() == [
        "There is no run “gone”. It may have been deleted.",
        "“His” is still training. Stop it first.",
    ]


def test_something_must_be_said(store, capsys):
    for arguments in ([], ["stop"], ["remove", "x"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
