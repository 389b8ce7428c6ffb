"""What goes wrong again and again is logged once."""

import logging

import pytest

from lib.complaints import Complaints
from lib.errors import LearnerError


@pytest.fixture
def complaints(caplog: pytest.LogCaptureFixture) -> Complaints:
    caplog.set_level(logging.WARNING)
    return Complaints(logging.getLogger("watch"))


def test_equal_errors_are_logged_once(complaints, caplog):
    for _ in range(100):
        complaints.log(OSError("no space left"), "The round failed.")
    complaints.log(OSError("read-only"), "The round failed.")
    assert [record.getMessage() for record in caplog.records] == [
        "The round failed. no space left",
        "The round failed. read-only",
    ]
    assert all(record.exc_info for record in caplog.records)


def test_after_it_went_well_it_is_logged_again(complaints, caplog):
    complaints.end()
    complaints.log(OSError("no space left"), "The round failed.")
    complaints.end()
    complaints.end()
    complaints.log(OSError("no space left"), "The round failed.")
    assert [record.getMessage() for record in caplog.records] == [
        "The round failed. no space left",
        "That is over.",
        "The round failed. no space left",
    ]


def test_what_is_in_words_already_has_no_traceback(complaints, caplog):
    complaints.log(LearnerError("The disk is full."), "The round failed.")
    assert [record.exc_info for record in caplog.records] == [None]
