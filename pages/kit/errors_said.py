"""Errors that a learner can act on, said in place of what they broke off."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from lib.errors import LearnerError
from lib.i18n import say


@contextmanager
def errors_said() -> Iterator[None]:
    """For a page, and as a decorator for a fragment, whose errors do not reach the page's own."""
    try:
        yield
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
