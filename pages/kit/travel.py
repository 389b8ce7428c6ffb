"""Choices that a learner takes along from page to page, such as a picture; the session remembers them."""

from collections.abc import Mapping

import streamlit as st

from pages.kit.declaration import Page
from pages.kit.parameters import Parameter

_KEY = "choices-that-travel"


def travelled_to(page: Page) -> Mapping[str, str]:
    """Return what was chosen last, on whichever page, of the parameters of this page that travel."""
    chosen: dict[str, str] = st.session_state.get(_KEY, {})
    return {one.name: chosen[one.name] for one in page.state if one.travels and one.name in chosen}


def last_chosen(parameter: Parameter) -> str | None:
    """Return what was chosen last of a parameter that travels, on whichever page."""
    chosen: dict[str, str] = st.session_state.get(_KEY, {})
    return chosen.get(parameter.name)


def take_along(parameter: Parameter, text: str | None) -> None:
    """Remember what was chosen of a parameter that travels, and is there; None forgets it."""
    if not parameter.travels:
        return
    chosen: dict[str, str] = st.session_state.setdefault(_KEY, {})
    if text is None:
        chosen.pop(parameter.name, None)
    else:
        chosen[parameter.name] = text
