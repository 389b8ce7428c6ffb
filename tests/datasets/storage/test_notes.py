"""Slow work says how far it is, but not all the time."""

import pytest

from lib.datasets.storage import notes


def test_long_work_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    say = notes.Notes("{done} of {total} pairs are written")
    say(5_000, 170_000)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(notes, "PROGRESS_SECONDS", -1.0)
    say(10_000, 170_000)
    assert capsys.readouterr().err == "10,000 of 170,000 pairs are written\n"
