"""The form fields of the options of a network or a training.

A number out of its range stays in its field, which says so; `refuse_out_of_range` keeps it from being used.
Streamlit's own limits are not set: with them the browser marks such a number red and the server never hears of it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from lib.errors import N_, LearnerError
from lib.i18n import _
from lib.options import Option, Value, write_number, write_value
from pages.kit import state
from pages.kit.texts import add_in_brackets, say

LARGEST = 2**53 - 1
"""The largest whole number that a browser counts to."""


def choose_option(option: Option, of: str) -> Value:
    """Return the value that is chosen in the option's field, which the address then names; at first its default.

    Args:
        of: what the choice belongs to, such as a network; with another one it starts again at the default.
    """
    text = state.valid(
        option.name,
        lambda text: _can_be_shown(option.read(text)),
        write_value(option.default),
        of=of,
        missing=lambda text: f"{_(option.title)} = {text}",
        follows_default=True,
    )
    value = option.read(text)
    assert value is not None
    if state.is_hidden(option.name):
        return value
    return _draw(option, state.bind(option.name, value, write_value))


def choose_value(option: Option, key: str, start: Value | None = None) -> Value:
    """Return the value that is chosen in the option's field, in this session alone.

    Args:
        start: what the field has at first; the option's default unless it is given.
    """
    st.session_state.setdefault(key, option.default if start is None else start)
    return _draw(option, {"key": key})


def _can_be_shown(value: Value | None) -> bool:
    return isinstance(value, str) or (value is not None and abs(value) <= LARGEST)


def refuse_out_of_range(options: Iterable[Option], chosen: Mapping[str, Value]) -> None:
    """Raise LearnerError if a number is out of its option's range, and say which it takes."""
    for option in options:
        if not option.is_in_range(chosen[option.name]):
            raise _out_of_range(option, chosen[option.name])


def _out_of_range(option: Option, value: Value) -> LearnerError:
    return LearnerError(
        N_("“{title}” must be between {minimum} and {maximum}; it is {value}."),
        title=option.title,
        minimum=write_number(option.minimum or 0),
        maximum=write_number(option.maximum or 0),
        value=write_number(float(value)),
    )


def _draw(option: Option, bound: Mapping[str, Any]) -> Value:
    """Draw the field of a widget with these arguments, and return what is chosen in it."""
    title = _(option.title)
    if isinstance(option.default, bool):
        return st.toggle(title, help=_(option.meaning), **bound)
    if option.choices:
        help_text = "\n- ".join(_(text) for text in (option.meaning, *option.choice_meanings))
        choose: Callable[..., Any] = st.selectbox
        words = {choice: _(option.title_of(choice)) for choice in option.choices}
        return str(choose(title, option.choices, format_func=words.__getitem__, help=help_text, **bound))
    value = _draw_number(option, add_in_brackets(title, _(option.unit)) if option.unit else title, bound)
    if not option.is_in_range(value):
        st.error(say(_out_of_range(option, value)), icon=":material/error:")
    return value


def _draw_number(option: Option, title: str, bound: Mapping[str, Any]) -> int | float:
    spans = _("{minimum} to {maximum}").format(
        minimum=write_number(option.minimum or 0), maximum=write_number(option.maximum or 0)
    )
    help_text = add_in_brackets(_(option.meaning), spans)
    field: Callable[..., Any] = st.number_input
    if isinstance(option.default, int):
        return field(title, step=1, help=help_text, **bound)
    step = float(option.default) / 4 or 0.1
    return field(title, step=step, format="%.6g", help=help_text, **bound)
