"""A learner's own classes: the data sets that exist, and a form for a new one."""

import streamlit as st

from lib.datasets.own.create import FEWEST_CLASSES, FEWEST_PICTURES
from lib.datasets.own.delete import delete
from lib.datasets.own.manifest import Manifest, kept_manifests
from lib.errors import N_, LearnerError
from lib.i18n import _, say
from pages.data.choice import OWN_NETWORK
from pages.data.own_classes.basket import collect_pictures
from pages.data.own_classes.zip import take_zip
from pages.kit import state
from pages.kit.choices import buttons

WAYS = {"collect": N_("Draw, photograph or upload"), "zip": N_("A zip of folders")}


def show_own_classes(learner: str) -> None:
    """Draw the learner's data sets, then the form for another."""
    st.markdown(
        _(
            "Teach a network your own classes: {classes} or more, with at least {pictures} pictures each. "
            "What could it mistake for each other?"
        ).format(classes=FEWEST_CLASSES, pictures=FEWEST_PICTURES)
    )
    for manifest in kept_manifests(learner):
        _show(manifest, learner)
    st.subheader(_("New classes"), anchor=False)
    way = buttons(_("Where the pictures come from"), "way", WAYS)
    {"collect": collect_pictures, "zip": take_zip}[way](learner)


def _show(manifest: Manifest, learner: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(manifest.title)}**")
        st.caption(" · ".join(f"{escape_markdown(name)}: {count:,}" for name, count in manifest.classes.items()))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "pages/train/page.py",
                label=_("Train on it"),
                icon=":material/model_training:",
                query_params={"network": OWN_NETWORK, "data": manifest.name},
            )
            # A button, because a link to the page that one is on changes nothing there.
            st.button(
                _("Look at it"),
                icon=":material/photo_library:",
                type="tertiary",
                key=f"look-{manifest.id}",
                on_click=_look_at,
                args=(manifest.name,),
            )
            with st.popover(_("Delete"), icon=":material/delete:"):
                _delete(manifest, learner)


def _look_at(name: str) -> None:
    state.put("look", "classes")
    state.put("data", name)


def _delete(manifest: Manifest, learner: str) -> None:
    sure = st.checkbox(
        _("Delete these pictures for good; runs that learned from them stay"), key=f"sure-{manifest.id}"
    )
    if st.button(_("Delete"), key=f"delete-{manifest.id}", disabled=not sure):
        try:
            delete(manifest.id, learner)
        except LearnerError as error:
            st.error(say(error), icon=":material/error:")
        else:
            st.rerun()


def escape_markdown(text: str) -> str:
    """Return a learner's text so that Markdown shows it as it is."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-.!|~$:<>" else letter for letter in text)
