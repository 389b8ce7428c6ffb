"""The form field of an option of a network or a training."""

import streamlit as st

from lib.i18n import _
from lib.options import Option, Value


def choose_value(option: Option, value: Value, key: str) -> Value:
    """Return the value that is chosen in the option's field, which starts at `value`; in its type and range."""
    unit = f" ({_(option.unit)})" if option.unit else ""
    if isinstance(option.default, bool):
        return st.toggle(_(option.title), value=bool(value), key=key, help=_(option.meaning))
    if option.choices:
        choices = option.choices
        index = choices.index(str(value))
        help_text = "\n- ".join(_(text) for text in (option.meaning, *option.choice_meanings))
        return st.selectbox(_(option.title), choices, index=index, format_func=_, key=key, help=help_text)
    spans = _("{minimum:g} to {maximum:g}").format(minimum=option.minimum, maximum=option.maximum)
    help_text = f"{_(option.meaning)} ({spans})"
    title = _(option.title) + unit
    if isinstance(option.default, int):
        return st.number_input(
            title, int(option.minimum or 0), int(option.maximum or 0), int(value), key=key, help=help_text
        )
    return st.number_input(
        title,
        float(option.minimum or 0),
        float(option.maximum or 0),
        float(value),
        step=float(value) / 4 or 0.1,
        format="%.6g",
        key=key,
        help=help_text,
    )
