"""What the pages say when the run store is in trouble."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lib.errors import LearnerError
from lib.runs import RunStore, open_store
from lib.settings import settings
from pages.kit import frame
from tests.conftest import forget_home
from tests.pages.test_pages import opened
from tests.runs.specs import spec

LOCKED = (
    "The run store is locked by another program. Trainings that have begun wait for it and lose nothing; "
    "try again in a moment."
)


@pytest.fixture
def impatient(home: Path, monkeypatch: pytest.MonkeyPatch) -> RunStore:
    """The store of this home, whose writes do not wait long for another writer."""
    monkeypatch.setattr("lib.runs.schema.PATIENCE_SECONDS", 0.05)
    return open_store()


@pytest.fixture
def locked(impatient: RunStore) -> Iterator[RunStore]:
    with closing(sqlite3.connect(settings().home / "runs.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        yield impatient
        other.rollback()


def test_the_train_page_says_that_the_list_was_made_again(home: Path):
    open_store().create(spec(), "ada", "Of last week")
    forget_home()
    (home / "runs.sqlite").unlink()
    app = opened("train")
    assert app.warning[0].value == (
        "The list of runs was gone and has been made again from the runs’ folders. Runs that are there again: 1."
    )
    assert [run.name for run in open_store().runs() if not run.bundled] == ["Of last week"]


def test_who_starts_a_run_is_told_why_it_does_not(locked: RunStore):
    app = opened("train")
    next(button for button in app.button if button.label == "Start training").click().run()
    assert [error.value for error in app.error] == [LOCKED]
    assert not app.exception


def test_what_goes_wrong_in_a_callback_has_its_sentence_too(monkeypatch: pytest.MonkeyPatch):
    said: list[str] = []

    def note(text: str, **_named: object) -> None:
        said.append(text)

    monkeypatch.setattr(frame.st, "error", note)
    assert frame.say_unexpected(LearnerError("The disk is full."))
    assert frame.say_unexpected(ZeroDivisionError())
    assert said == [
        "The disk is full.",
        "Something went wrong on this page. Reload it; if it happens again, tell your teacher.",
    ]
