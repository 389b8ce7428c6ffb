"""Lets a learner choose picture files or take photos; a large picture is made smaller before it is sent."""

import streamlit as st

from lib.parts.key import Key, name_of
from lib.parts.packing import Payload
from lib.parts.part import Part
from lib.parts.picture_input.state import PictureInputState, SentFile
from lib.pictures.image_files import MAX_BYTES, MAX_SIDE

__all__ = [
    "CAMERA",
    "UPLOAD",
    "PictureInputState",
    "SentFile",
    "forget_files",
    "number_received",
    "payload",
    "picture_input",
]

PART = Part("picture_input", PictureInputState)
CAMERA, UPLOAD = "camera", "upload"


def picture_input(source: str, *, key: Key, takes_several: bool = False) -> list[SentFile]:
    """Show the part, and return the files that have arrived and that the caller did not remove from the list.

    Files arrive one by one, each with a run of the page. A camera is shown live where the browser gives it to the
    page, which it does over https and on localhost only; elsewhere a phone takes the photo with its own camera.
    Unless several are taken, the other parts of the page follow what it sees, and the very picture that they were
    shown last is sent.

    Args:
        source: `CAMERA` or `UPLOAD`.
        key: of the component; what has arrived is kept in the session beside it.
        takes_several: whether files gather until the caller removes them; else the newest replaces the one before.
    """
    arrived: list[SentFile] = st.session_state.setdefault(_files_of(key), [])
    received: int = st.session_state.setdefault(_count_of(key), 0)
    file = PART.state(key).file
    if file is not None and file.number > received:
        received = st.session_state[_count_of(key)] = file.number
        if not takes_several:
            arrived.clear()
        arrived.append(file)
    PART.mount(payload(source, received=received, takes_several=takes_several), key=key)
    return arrived


def number_received(key: Key) -> int:
    """Return how many files have arrived at the part that is mounted with `key`: the number of the last one."""
    return st.session_state.get(_count_of(key), 0)


def forget_files(key: Key) -> None:
    """Forget what has arrived at the part that was mounted with `key`, and is not mounted again."""
    for name in (_files_of(key), _count_of(key)):
        st.session_state.pop(name, None)


def _files_of(key: Key) -> str:
    return f"{name_of(key)}-files"


def _count_of(key: Key) -> str:
    return f"{name_of(key)}-count"


def payload(source: str, *, received: int = 0, takes_several: bool = False) -> Payload:
    """Return what the part asks for, the limits of a picture, and how many files have arrived."""
    limits = {"side": MAX_SIDE, "bytes": MAX_BYTES}
    return Payload({"source": source, "several": takes_several, "limits": limits, "received": received})
