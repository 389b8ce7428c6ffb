"""Makes a data set of pictures, and says what was left out."""

from collections.abc import Callable

import streamlit as st

from lib.datasets.own.create import Created
from lib.errors import NP_, LearnerError
from lib.i18n import _, plural, say

MOST_SAID = 5
SAID = "own-classes-said"


def ask_for_title() -> str:
    """What the new set shall be called."""
    return st.text_input(_("Name of the data set"), key="own-title", max_chars=60)


def make(create: Callable[[], Created]) -> bool:
    """Whether the set could be made; else it is said in words why not."""
    try:
        with st.spinner(_("The pictures are being checked …")):
            created = create()
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return False
    left_out = [f"{one.file}: {say(one.reason)}" for one in created.left_out]
    st.session_state[SAID] = (created.manifest.title, sum(created.manifest.classes.values()), left_out)
    return True


def say_made() -> None:
    """What became of the pictures that were given last."""
    title, count, left_out = st.session_state.pop(SAID, ("", 0, []))
    if not title:
        return
    message = NP_("{count:,} picture is kept as “{title}”.", "{count:,} pictures are kept as “{title}”.")
    st.success(plural(message, count).format(count=count, title=title))
    if left_out:
        said = "\n".join(f"- {one}" for one in left_out[:MOST_SAID])
        more = _("… and {count} more").format(count=len(left_out) - MOST_SAID) if len(left_out) > MOST_SAID else ""
        st.warning("\n\n".join((_("Left out:"), said, more)))
