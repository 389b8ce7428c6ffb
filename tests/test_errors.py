"""Errors in words: what is kept of one holds nothing but its words."""

import gc
import weakref

from lib.errors import N_, LearnerError, without_frames
from lib.pictures.image_files import UploadError


class Large:
    """Stands for the content of a file."""


def raised(large: Large) -> UploadError:
    """An error whose traceback, cause and values hold the frame with `large` in it."""
    try:
        try:
            assert not large
        except AssertionError as cause:
            inner = LearnerError(N_("It fails: {cause}"), cause=cause)
            raise UploadError(N_("{inner} ({cause}, {count})"), inner=inner, cause=cause, count=3) from cause
    except UploadError as error:
        return error


def test_an_error_that_is_kept_keeps_no_file():
    large = Large()
    gone = weakref.ref(large)
    error = raised(large)
    del large
    gc.collect()
    assert gone() is not None
    said = str(error)
    error = without_frames(error)
    gc.collect()
    assert gone() is None
    assert type(error) is UploadError
    assert str(error) == said
    assert error.message.format(**error.values) == said
    assert error.values["count"] == 3
    assert type(error.values["inner"]) is LearnerError
