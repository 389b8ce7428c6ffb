"""Limits: what networks with and without capsules say where they cannot know the answer."""

from collections.abc import Callable, Mapping

import streamlit as st

from lib.i18n import _
from lib.runs import RunStore, open_store
from pages.kit.choices import buttons
from pages.limits import LOOKS, PAGE
from pages.limits.few import show_few
from pages.limits.noise import show_noise
from pages.limits.unseen import show_unseen

VIEWS: Mapping[str, Callable[[RunStore], None]] = {"unseen": show_unseen, "noise": show_noise, "few": show_few}

with st.container(horizontal=True, vertical_alignment="center"):
    st.title(_(PAGE.heading), anchor=False, width="content")
    look = buttons(_("Look at"), "look", LOOKS) if len(LOOKS) > 1 else next(iter(LOOKS))
VIEWS[look](open_store())
