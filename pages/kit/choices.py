"""Widgets that keep their choice in the address.

The address has the plain value of a choice, so that a link means the same in every language; Streamlit's own
`bind="query-params"` would write the label, which is translated. A control that the address hides is not drawn;
its value is then the one in the address, or the default.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from lib.i18n import _, join_list
from lib.whole_numbers import is_whole_number
from pages.kit import state
from pages.kit.parameters import join, split
from pages.kit.texts import add_in_brackets


def select(
    label: str,
    name: str,
    options: Sequence[str],
    default: str = "",
    *,
    of: str = "",
    in_words: Callable[[str], str] = str,
    is_drawn: bool = True,
    **look: Any,
) -> str:
    """Return the option chosen in a select box; before any choice `default`, or the first option.

    Args:
        label: a translated text.
        name: the parameter of the address.
        of: what the choice belongs to, such as a run; with another one it starts again at the default.
        in_words: returns an option as the learner reads it.
        is_drawn: False leaves the box out, such as where there is only one option.
        look: passed on to Streamlit.
    """
    return _one(st.selectbox, label, name, options, default, of, in_words, look, is_drawn=is_drawn)


def radio(
    label: str,
    name: str,
    options: Sequence[str],
    default: str = "",
    *,
    in_words: Callable[[str], str],
    **look: Any,
) -> str:
    """Return the option chosen among radio buttons; see `select`."""
    return _one(st.radio, label, name, options, default, "", in_words, look)


def pills(
    label: str, name: str, options: Sequence[str], default: str = "", *, in_words: Callable[[str], str] = str
) -> str:
    """Return the option chosen in a row of pills; see `select`."""
    return _one(st.pills, label, name, options, default, "", in_words, {"required": True})


def buttons(label: str, name: str, titles: Mapping[str, str], default: str = "", *, labelled: bool = False) -> str:
    """Return the option chosen in a row of buttons; see `select`.

    Args:
        titles: what each option is called, marked for translation.
        labelled: True shows the label; screen readers always read it.
    """
    look = {"required": True, "label_visibility": "visible" if labelled else "collapsed"}
    return _one(st.segmented_control, label, name, list(titles), default, "", lambda one: _(titles[one]), look)


def _one(
    widget: Callable[..., Any],
    label: str,
    name: str,
    options: Sequence[str],
    default: str,
    of: str,
    in_words: Callable[[str], str],
    look: Mapping[str, Any],
    *,
    is_drawn: bool = True,
) -> str:
    usual = default or state.parameter(name).usual
    usual = usual if usual in options else options[0]
    value = state.valid(name, options.__contains__, usual, of=of, in_words=in_words)
    if state.is_hidden(name) or not is_drawn:
        return value
    return str(
        widget(label, options, format_func=tell_apart(options, in_words), **look, **state.bind(name, value))
    )


def select_several(
    label: str,
    name: str,
    options: Sequence[str],
    default: Sequence[str],
    *,
    in_words: Callable[[str], str] = str,
    **look: Any,
) -> list[str]:
    """Return the options chosen in a select box that takes several; see `select`."""
    return _several(st.multiselect, label, name, options, default, in_words, look)


def pills_several(
    label: str,
    name: str,
    options: Sequence[str],
    default: Sequence[str],
    *,
    in_words: Callable[[str], str] = str,
) -> list[str]:
    """Return the pills that are switched on; see `select`."""
    return _several(st.pills, label, name, options, default, in_words, {"selection_mode": "multi"})


def _several(
    widget: Callable[..., Any],
    label: str,
    name: str,
    options: Sequence[str],
    default: Sequence[str],
    in_words: Callable[[str], str],
    look: Mapping[str, Any],
) -> list[str]:
    text = state.chosen(name)
    here = list(default) if text is None else [option for option in split(text) if option in options]
    if text is not None and not state.came_by_link(name):
        state.put(name, join(here))  # what is gone since it was chosen is said by its absence

    value = split(
        state.valid(
            name,
            lambda text: set(split(text)) <= set(options),
            join(here),
            in_words=lambda text: join_list(map(in_words, split(text))),
            missing=lambda text: join_list(option for option in split(text) if option not in options),
        )
    )
    if state.is_hidden(name):
        return value
    told = tell_apart(options, in_words)
    return list(widget(label, options, format_func=told, **look, **state.bind(name, value, join)))


def tell_apart(options: Sequence[str], in_words: Callable[[str], str]) -> Callable[[str], str]:
    """Return `in_words` with a number behind a text that an option before has too.

    Streamlit finds what was chosen by its text, and would take the first of two that read alike.
    """
    texts, times = dict[str, str](), Counter[str]()
    for option in options:
        text = in_words(option)
        times[text] += 1
        texts[option] = text if times[text] == 1 else add_in_brackets(text, str(times[text]))
    return lambda option: texts.get(option) or in_words(option)


def number(label: str, name: str, least: int, most: int, default: int, *, of: str = "", **look: Any) -> int:
    """Return the whole number in a field, from `least` to `most`; see `select`."""
    value = int(state.valid(name, lambda text: _is_within(text, least, most), str(default), of=of))
    if state.is_hidden(name):
        return value
    field: Callable[..., Any] = st.number_input
    return int(field(label, least, most, **look, **state.bind(name, value)))


def _is_within(text: str, least: int, most: int) -> bool:
    return is_whole_number(text) and least <= int(text) <= most
