"""An invisible component of every page: it keeps the browser's history (`kit/address.js`) and the language.

A learner who clicks on another page takes along what parts have written into the address of this one: the
component tells it just before the click does its work. Streamlit sends the address with every run but this one.
"""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.components.v2 import component

from lib.i18n import current_language
from lib.parts.part import SCRIPT
from lib.parts.sent import is_mapping
from lib.parts.served import address_of

KEY = "address-bar"
LEFT = "left"
"""The state that says which page is being left, and what parts have written there."""

_mount = component("capsule_lab_address_bar", js=SCRIPT.format(address=address_of("kit/address_bar.js")))


def address_bar(page: str, usual: Mapping[str, str], travelling: Sequence[str]) -> None:
    """Watch the address of this page, and let its document say which language it is in.

    Args:
        page: its name.
        usual: the default of each browser part's parameter that has one; the address does not say it.
        travelling: the parameters that parts write and that hold on the next page too.
    """
    data = {"page": page, "usual": dict(usual), "travelling": list(travelling), "language": current_language()}
    _mount(data=data, key=KEY, on_left_change=lambda: None)


def written_by_parts(page: str) -> dict[str, str]:
    """Return what parts had written into the address of `page` when the learner clicked on another one."""
    bar = st.session_state.get(KEY)
    left = bar.get(LEFT) if is_mapping(bar) else getattr(bar, LEFT, None)
    if not is_mapping(left) or left.get("page") != page or not is_mapping(written := left.get("written")):
        return {}
    return {str(name): text for name, text in written.items() if isinstance(text, str)}
