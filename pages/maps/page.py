"""Feature maps: what every layer of any run makes of any picture, down to one pixel's sum; and what decides."""

import streamlit as st

from lib.errors import N_
from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.pictures.reference import TEST
from lib.runs import open_store
from pages.kit import state
from pages.kit.choices import buttons
from pages.kit.parameters import PICTURE
from pages.kit.pictures.in_part import picture_for_part
from pages.kit.pictures.sources import choose_source, follows
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.choose_run import choose_run
from pages.maps import PAGE
from pages.maps.picture import beside_source, is_chosen_in_part, take_any_picture, take_picture_beside
from pages.maps.saliency import show_saliency
from pages.maps.view import show_maps

LOOKS = {"maps": N_("Feature maps"), "saliency": N_("What decides")}

store = open_store()
with st.container(horizontal=True, vertical_alignment="center"):
    st.title(_(PAGE.heading), anchor=False, width="content")
    look = buttons(_("Look at"), "look", LOOKS)
with st.container(horizontal=True, vertical_alignment="bottom"):
    run = choose_run(store, with_capsules=False)
    checkpoint = choose_checkpoint(store, run)
    reading = Reading.of(run.spec)
    has_chooser = look == "maps"
    source, last = choose_source([reading], TEST, has_chooser=has_chooser)
    is_in_part = has_chooser and is_chosen_in_part(source, last)
    is_beside = follows(source) and not is_in_part
    chosen = None if is_in_part or is_beside else take_any_picture(source, last, reading)
with beside_source(is_beside):
    pictures = None
    if is_in_part:
        picture, pictures = picture_for_part(reading)
        pictures = None if state.is_hidden(PICTURE.name) else pictures
    else:
        picture = chosen or take_picture_beside(source, last, reading)
    if look == "maps":
        show_maps(run, checkpoint, picture, pictures, is_beside=is_beside)
    else:
        show_saliency(run, checkpoint, picture)
