"""TensorBoard's button on a run's card: for bundled runs too, whose files are written when they are asked for."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from lib.engine import event_files
from lib.errors import LearnerError
from lib.runs import open_store
from tests.pages.test_pages import opened


class Board:
    """Takes the place of TensorBoard, and notes what it is to show."""

    def __init__(self) -> None:
        self.runs: dict[str, Path] = {}
        self.port, self.started_by, self.shown = None, "", []

    def show(self, runs, learner) -> None:
        self.runs = dict(runs)


@pytest.fixture
def board(home, monkeypatch) -> Board:
    board = Board()
    monkeypatch.setattr("pages.train.tensorboard.tensorboard", lambda: board)
    return board


def press(app):
    [button] = [one for one in app.button if one.key == "tensorboard-show"]
    return button.click().run()


def test_a_bundled_run_is_shown(board, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "pages.train.tensorboard.prepare_events", lambda store, run: asked.append(run.id) or Path("x")
    )
    press(opened("train", view="lenet"))
    assert asked == ["lenet"]
    assert board.runs == {"lenet": Path("x")}


def test_what_cannot_be_written_is_said(board, monkeypatch):
    refusal = type("Done", (), {"returncode": 2, "stderr": "One line.\nNo room is left.\n"})
    monkeypatch.setattr(event_files, "_write", lambda run_id: refusal)
    app = press(opened("train", view="lenet"))
    assert "No room is left." in " ".join(error.value for error in app.error)
    with pytest.raises(LearnerError, match="could not be written: No room is left"):
        event_files.prepare_events(open_store(), open_store().get("lenet"))


def test_what_is_all_there_takes_no_process(home, monkeypatch):
    store = open_store()
    run = store.get("lenet")
    folder = store.own_files(run).events_afterwards(run.step)
    vectors = store.files(run).embeddings(folder)
    asked = []
    monkeypatch.setattr(
        event_files, "_write", lambda run_id: asked.append(run_id) or CompletedProcess((), 0, "", "")
    )
    assert event_files.prepare_events(store, run) == folder
    folder.mkdir(parents=True)
    event_files.prepare_events(store, run)  # the vectors are still missing
    assert asked == ["lenet", "lenet"]
    assert vectors is not None
    vectors.mkdir()
    assert event_files.prepare_events(store, run) == folder
    assert asked == ["lenet", "lenet"]
