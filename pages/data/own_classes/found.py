"""What was read of a learner's files, and what is asked about it, before a data set is made of them."""

from collections.abc import MutableMapping

import streamlit as st

from lib.charts.contact_sheet import ClassRow, contact_sheet
from lib.datasets.own.look import Look, Shown
from lib.datasets.own.sources.reading import Note, Option, Question
from lib.errors import NP_
from lib.i18n import _, plural, sentence
from lib.typed_text import in_markdown
from pages.data.own_classes.made import list_left_out
from pages.kit.texts import say

MOST_AS_BUTTONS = 4
"""Answers that are shown as buttons; more are in a box."""


def ask(look: Look, answers: MutableMapping[str, str], key: str) -> None:
    """Draw each question that the files leave open, with some pictures as each answer would sort them.

    Args:
        answers: receives what the learner answers, by the name of the question.
    """
    for question in look.questions:
        _ask(question, answers, f"{key}-{question.name}")
        shown = {option.value: look.options.get((question.name, option.value), {}) for option in question.options}
        told = [option for option in question.options if shown[option.value]]
        for option, place in zip(told, st.columns(len(told)) if told else (), strict=True):
            with place:
                st.caption(_say(option.text))
                st.html(contact_sheet(_rows(shown[option.value])))


def show_found(look: Look) -> None:
    """Draw the classes with their counts and some pictures, what is left out and why, and what was decided."""
    st.subheader(_("What was read"), anchor=False)
    for note in look.notes:
        st.caption(_say(note))
    count = NP_("{count} picture", "{count} pictures")
    st.html(
        contact_sheet(
            [
                ClassRow(name, plural(count, number).format(count=number), look.pictures[name])
                for name, number in look.counts.items()
            ]
        )
    )
    list_left_out(look.left_out)
    if look.refusal is not None:
        st.warning(say(look.refusal), icon=":material/error:")


def _ask(question: Question, answers: MutableMapping[str, str], key: str) -> None:
    """Draw one question; an answer is kept before the page is drawn anew."""
    options: dict[str, Option] = {option.value: option for option in question.options}

    def keep() -> None:
        answers[question.name] = st.session_state[key]

    draw = st.radio if len(options) <= MOST_AS_BUTTONS else st.selectbox
    draw(
        _say(question.text),
        list(options),
        index=list(options).index(question.taken),
        format_func=lambda value: _say(options[value].text),
        key=key,
        on_change=keep,
    )


def _rows(shown: Shown) -> list[ClassRow]:
    return [ClassRow(name, "", pictures) for name, pictures in shown.items()]


def _say(note: Note) -> str:
    return sentence(note.message, note.values, in_markdown)
