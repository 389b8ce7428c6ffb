"""Feature maps: what every layer of any run makes of any picture, down to one pixel's sum; and what decides."""

import streamlit as st

from lib.errors import N_
from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.pictures.reference import TEST
from lib.runs import open_store
from pages.kit.choices import buttons
from pages.kit.pictures.sources import DRAW, choose_source
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.choose_run import choose_run
from pages.maps import PAGE
from pages.maps.picture import beside_canvas, draw_any_picture, take_any_picture
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
    source, last = choose_source([reading], TEST)
    has_canvas = source == DRAW
    chosen = None if has_canvas else take_any_picture(source, last, reading)
with beside_canvas(has_canvas):
    picture = chosen or draw_any_picture(last, reading)
    if look == "maps":
        show_maps(run, checkpoint, picture, has_canvas=has_canvas)
    else:
        show_saliency(run, checkpoint, picture)
