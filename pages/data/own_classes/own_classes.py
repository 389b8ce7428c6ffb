"""A learner's own classes: the data sets that exist, and a form for a new one."""

import streamlit as st

from lib.datasets.own.counts import FEWEST_CLASSES, FEWEST_PICTURES
from lib.datasets.own.delete import share
from lib.datasets.own.manifest import Manifest, kept_manifests
from lib.errors import N_, LearnerError
from lib.i18n import _, put_before
from lib.runs import open_store
from lib.runs.deleted_data import delete_own_classes
from lib.typed_text import in_markdown
from pages.data.choice import OWN_NETWORK
from pages.data.own_classes.basket import collect_pictures
from pages.data.own_classes.repeats import show_near, show_repeats
from pages.data.own_classes.source import take_files, take_folder
from pages.data.own_classes.thumbnails import forget_pictures
from pages.kit import state
from pages.kit.choices import buttons
from pages.kit.texts import say

WAYS = {"collect": N_("Draw, photograph or upload"), "zip": N_("File"), "folder": N_("Folder")}


def show_own_classes(learner: str) -> None:
    """Draw the learner's data sets, then the form for another."""
    st.markdown(
        _(
            "Teach a network your own classes: {classes} or more, with at least {pictures} pictures each. "
            "What could it mistake for each other?"
        ).format(classes=FEWEST_CLASSES, pictures=FEWEST_PICTURES)
    )
    st.caption(
        _(
            "Only you see these pictures, in this browser, and whoever runs this computer; the class sees a data "
            "set once you share it. What a camera notes of place and time is taken out when a picture arrives. "
            "What you delete is gone for good."
        )
    )
    for manifest in kept_manifests(learner):
        _show(manifest, learner)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(_("New classes"), anchor=False, width="content")
        way = buttons(_("Where the pictures come from"), "way", WAYS)
    {"collect": collect_pictures, "zip": take_files, "folder": take_folder}[way](learner)


def _show(manifest: Manifest, learner: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{in_markdown(manifest.title)}**")
        st.caption(
            " · ".join(put_before(in_markdown(name), f"{count:,}") for name, count in manifest.classes.items())
        )
        if manifest.grey:
            st.caption(_("Grey pictures: a network learns from one channel."))
        show_repeats(manifest)
        show_near(manifest)
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
            _offer_to_share(manifest, learner)
            with st.popover(_("Delete"), icon=":material/delete:"):
                _delete(manifest, learner)


def _look_at(name: str) -> None:
    state.put("look", "classes")
    state.put("data", name)


def _offer_to_share(manifest: Manifest, learner: str) -> None:
    is_shared = st.toggle(
        _("The class may see it"),
        value=manifest.shared,
        key=f"share-{manifest.id}",
        help=_("Everybody in class can then look at these pictures and train on them."),
    )
    if is_shared != manifest.shared:
        share(manifest.id, learner, shared=is_shared)
        st.rerun()


def _delete(manifest: Manifest, learner: str) -> None:
    sure = st.checkbox(
        _("Delete these pictures for good; runs that learned from them stay"), key=f"sure-{manifest.id}"
    )
    if st.button(_("Delete"), key=f"delete-{manifest.id}", disabled=not sure):
        try:
            delete_own_classes(open_store(), manifest.id, learner)
        except LearnerError as error:
            st.error(say(error), icon=":material/error:")
        else:
            forget_pictures()
            st.rerun()
