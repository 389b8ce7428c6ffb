"""Parts of a page that rerun alone (fragments): each shows its own errors and publishes its own choices."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import wraps

import streamlit as st

from lib.errors import LearnerError
from pages.kit import state
from pages.kit.notices import is_fragment_run
from pages.kit.texts import say


@contextmanager
def say_errors() -> Generator[None]:
    """Show a LearnerError of the block in words, where the block broke off."""
    try:
        yield
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")


def fragment(run_every: str | None = None) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function a fragment, which says its own errors and publishes its own choices.

    Args:
        run_every: how often it runs without being asked, such as "3s".
    """

    def decorate(draw: Callable[..., None]) -> Callable[..., None]:
        @st.fragment(run_every=run_every)
        @wraps(draw)
        def draw_alone(*arguments: object, **named: object) -> None:
            try:
                with say_errors():
                    draw(*arguments, **named)
            finally:
                if is_fragment_run():
                    state.publish()

        return draw_alone

    return decorate
