"""Making classes of files: a zip, a table, arrays, or a folder."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.datasets.own.create import from_source
from lib.datasets.own.look import Look, look_at_source
from lib.datasets.own.sources.opened import Given
from lib.datasets.own.sources.reading import Choices
from lib.datasets.own.zip_folders import MAX_ZIP_BYTES
from lib.doors.bodies import drop_upload
from lib.errors import LearnerError
from lib.i18n import _
from pages.data.own_classes.found import ask, show_found
from pages.data.own_classes.made import ask_for_title, make, say_made
from pages.kit.texts import say

KEY, ANSWERS, LOOK = "own-files", "own-answers", "own-look"
LIMIT = MAX_ZIP_BYTES // 1024**2
"""How large all files may be together, in megabytes."""


def take_files(learner: str) -> None:
    """Draw the field for a zip or another file, and what is made of it."""
    label = _(
        "A zip with a folder of pictures for each class, a table (CSV), or IDX or NPZ files. Up to {limit} MB"
    )
    _take(learner, label.format(limit=LIMIT), is_folder=False)


def take_folder(learner: str) -> None:
    """Draw the field for a folder, and what is made of it."""
    label = _(
        "A folder with one folder of pictures for each class; its name is the class. Up to {limit} MB. More than "
        "200 pictures come much faster in a zip"
    )
    _take(learner, label.format(limit=LIMIT), is_folder=True)


def _take(learner: str, label: str, *, is_folder: bool) -> None:
    """Draw the field; then what was read and asked, and the button that makes a data set of it."""
    say_made()
    number = st.session_state.setdefault(KEY, 0)
    title = ask_for_title()
    files = st.file_uploader(
        label,
        max_upload_size=LIMIT,
        accept_multiple_files="directory" if is_folder else True,
        key=f"{KEY}-{number}-{is_folder}",
    )
    if not files:
        return
    try:
        answers = _answers_for(files)
        look = _look_at(files, Choices(**answers))
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
        name = title or _name_of(files[0])
        if make(lambda: from_source(name, learner, _given(files), Choices(**answers))):
            for file in files:
                drop_upload(file)
            st.session_state[KEY] = number + 1  # another key, so the field is empty again
            st.session_state.pop(LOOK, None)
            st.rerun()


def _answers_for(files: list[UploadedFile]) -> dict[str, str]:
    """Return what the learner answered about these files, by the name of the question."""
    ids = [file.file_id for file in files]
    known: tuple[list[str], dict[str, str]] = st.session_state.get(ANSWERS, ([], {}))
    if known[0] != ids:
        known = (ids, {})
        st.session_state[ANSWERS] = known
    return known[1]


def _given(files: list[UploadedFile]) -> Given:
    """Return a copy of the files; they may have 100 MB."""
    return [(file.name, file.getvalue()) for file in files]


def _look_at(files: list[UploadedFile], choices: Choices) -> Look:
    """Return what these files would become; the last answer is kept."""
    key = ([file.file_id for file in files], choices)
    known, look = st.session_state.get(LOOK, (None, None))
    if known != key or look is None:
        with st.spinner(_("The files are being read …")):
            look = look_at_source(_given(files), choices)
        st.session_state[LOOK] = (key, look)
    return look


def _name_of(file: UploadedFile) -> str:
    """Return what a data set is called if nobody says: as the folder or the file is."""
    folder, between, _rest = file.name.partition("/")
    return folder if between else file.name.rpartition(".")[0] or file.name
