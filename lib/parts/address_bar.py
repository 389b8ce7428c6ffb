"""An invisible component of every page: it keeps the browser's history (`kit/address.js`) and the language.

Streamlit sends an address with every run of a page, but one that it has kept since Python last changed it. So the
component tells what parts have written since, just before whatever a learner does makes the page run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.components.v2 import component

from lib.i18n import current_language
from lib.parts.part import SCRIPT
from lib.parts.sent import is_mapping
from lib.parts.served import address_of

KEY = "address-bar"
TOLD = "told"
"""The state that says which visit of which page it is about, and what parts have written there."""

_mount = component("capsule_lab_address_bar", js=SCRIPT.format(address=address_of("kit/address_bar.js")))


@dataclass(frozen=True)
class Told:
    """What the browser told before this run.

    Attributes:
        written: what parts have written into the address, by parameter; None for what they have removed from it.
        count: grows whenever parts have written something else.
    """

    written: Mapping[str, str | None]
    count: int = 0


NOTHING = Told({})


def address_bar(visit: int, usual: Mapping[str, str], read: Sequence[str], shared: Sequence[str]) -> None:
    """Watch the address of this page, and let its document say which language it is in.

    Args:
        visit: the number of the visit.
        usual: the default of each browser part's parameter that has one; the address does not say it.
        read: the parameters that parts write and Python reads.
        shared: those of them that Python writes too.
    """
    lists = {"read": list(read), "shared": list(shared)}
    data = {"visit": visit, "usual": dict(usual), **lists, "language": current_language()}
    _mount(data=data, key=KEY, on_told_change=lambda: None)


def told_by_parts(visit: int) -> Told:
    """Return what parts have written into the address in this visit, as far as the browser told."""
    bar = st.session_state.get(KEY)
    told = bar.get(TOLD) if is_mapping(bar) else getattr(bar, TOLD, None)
    if not is_mapping(told) or told.get("visit") != visit or not is_mapping(written := told.get("written")):
        return NOTHING
    texts = {str(name): text for name, text in written.items() if text is None or isinstance(text, str)}
    count = told.get("count")
    return Told(texts, count if isinstance(count, int) else 0)
