"""Making classes of files: a zip, a table, arrays, or a folder."""

import streamlit as st

from lib.datasets.own.create import from_source
from lib.datasets.own.look import Look, look_at_source
from lib.datasets.own.sources.reading import Choices
from lib.errors import LearnerError
from lib.i18n import _
from pages.data.own_classes.arrived import LIMIT, Arrived, forget_arrived, receive_files, receive_folder
from pages.data.own_classes.found import ask, show_found
from pages.data.own_classes.made import ask_for_title, make, say_made
from pages.kit.texts import say

KEY, ANSWERS, LOOK = "own-files", "own-answers", "own-look"


def take_files(learner: str) -> None:
    """Draw the field for a zip or another file, and what is made of it."""
    label = _(
        "A zip with a folder of pictures for each class, a table (CSV), or IDX or NPZ files. Up to {limit} MB"
    )
    title, number = _begin()
    _offer(receive_files(label.format(limit=LIMIT), f"{KEY}-{number}"), title, learner)


def take_folder(learner: str) -> None:
    """Draw the field for a folder, and what is made of it."""
    label = _("A folder with one folder of pictures for each class; its name is the class. Up to {limit} MB")
    title, number = _begin()
    st.markdown(label.format(limit=LIMIT))
    _offer(receive_folder(f"{KEY}-folder-{number}"), title, learner)


def _begin() -> tuple[str, int]:
    """Say what was made last; return the title of the new data set, and its number in this session."""
    say_made()
    return ask_for_title(), st.session_state.setdefault(KEY, 0)


def _offer(arrived: Arrived | None, title: str, learner: str) -> None:
    """Draw what was read and asked, and the button that makes a data set of it."""
    if arrived is None:
        return
    number: int = st.session_state[KEY]
    try:
        answers = _answers_for(arrived)
        look = _look_at(arrived, Choices(**answers))
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return
    ask(look, answers, f"{KEY}-{number}")
    show_found(look)
    if st.button(
        _("Make the data set"),
        type="primary",
        icon=":material/folder_zip:",
        disabled=look.refusal is not None,
    ):
        name = title or arrived.name
        if make(lambda: from_source(name, learner, arrived.give(), Choices(**answers))):
            forget_arrived(arrived)
            st.session_state[KEY] = number + 1  # another key, so the field is empty again
            st.session_state.pop(LOOK, None)
            st.rerun()


def _answers_for(arrived: Arrived) -> dict[str, str]:
    """Return what the learner answered about these files, by the name of the question."""
    known: tuple[tuple[str, ...], dict[str, str]] = st.session_state.get(ANSWERS, ((), {}))
    if known[0] != arrived.ids:
        known = (arrived.ids, {})
        st.session_state[ANSWERS] = known
    return known[1]


def _look_at(arrived: Arrived, choices: Choices) -> Look:
    """Return what these files would become; the last answer is kept."""
    key = (arrived.ids, choices)
    known, look = st.session_state.get(LOOK, (None, None))
    if known != key or look is None:
        with st.spinner(_("The files are being read …")):
            look = look_at_source(arrived.give(), choices)
        st.session_state[LOOK] = (key, look)
    return look
