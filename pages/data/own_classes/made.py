"""Making a data set of pictures, and saying what was left out."""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.datasets.own.create import Created
from lib.datasets.own.sources.reading import LeftOut
from lib.errors import NP_, LearnerError
from lib.i18n import _, plural, put_before, sentence
from lib.typed_text import in_markdown
from pages.kit.texts import say

MOST_SAID = 5
SAID = "own-classes-said"


def ask_for_title() -> str:
    """Return the title that the learner gives the new data set; "" for none."""
    return st.text_input(_("Name of the data set"), key="own-title", max_chars=60)


def make(create: Callable[[], Created]) -> bool:
    """Make a data set with `create` and return whether that worked; if not, say why."""
    try:
        with st.spinner(_("The pictures are being checked …")):
            created = create()
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return False
    st.session_state[SAID] = (created.manifest.title, sum(created.manifest.classes.values()), created.kept)
    return True


def say_made() -> None:
    """Say what became of the pictures of the data set that was made last."""
    title, count, kept = st.session_state.pop(SAID, ("", 0, None))
    if kept is None:
        return
    message = NP_("{count:,} picture is kept as “{title}”.", "{count:,} pictures are kept as “{title}”.")
    st.success(plural(message, count).format(count=count, title=in_markdown(title)))
    for note in kept.notes:
        st.caption(sentence(note.message, note.values, in_markdown))
    list_left_out(kept.left_out)


def list_left_out(left_out: Sequence[LeftOut]) -> None:
    """Say which files were left out, and why; of many the first."""
    if not left_out:
        return
    said = "\n".join(f"- {put_before(in_markdown(one.file), say(one.reason))}" for one in left_out[:MOST_SAID])
    more = _("… and {count} more").format(count=len(left_out) - MOST_SAID) if len(left_out) > MOST_SAID else ""
    st.warning("\n\n".join((_("Left out:"), said, more)))
