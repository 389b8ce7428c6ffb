"""Making classes of pictures that a learner collects: drawn, photographed, or uploaded several at a time."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.contact_sheet import ClassRow, contact_sheet
from lib.datasets.own.basket import Basket, collect, empty, read_basket, read_collected, take_away
from lib.datasets.own.counts import FEWEST_CLASSES, FEWEST_PICTURES
from lib.datasets.own.create import from_pictures
from lib.datasets.own.sources.class_names import CLASS_LENGTH
from lib.errors import N_, NP_, LearnerError
from lib.i18n import _, join_list, plural
from lib.parts.drawing_canvas import drawing_canvas
from lib.parts.picture_input import forget_files, picture_input
from lib.typed_text import in_markdown, tame
from pages.data.own_classes.channels import choose_colour
from pages.data.own_classes.dark_digits import choose_to_invert
from pages.data.own_classes.made import ask_for_title, make, say_made
from pages.data.own_classes.thumbnails import forget_pictures, make_thumbnail
from pages.kit.choices import buttons
from pages.kit.texts import say

NUMBER, NAME, REFUSED = "own-number", "own-class", "own-refused"
CANVAS_PIXELS = 250
"""So wide that all of the canvas is in sight on a screen of 720 pixels."""
SOURCES = {"draw": N_("Draw"), "camera": N_("Camera"), "upload": N_("Upload")}


def collect_pictures(learner: str) -> None:
    """Let the learner choose a class and add pictures to it, and show what there is so far."""
    say_made()
    for why in st.session_state.pop(REFUSED, []):
        st.error(why, icon=":material/image_not_supported:")
    basket = read_basket(learner)
    left, right = st.columns([2, 3], gap="large")
    with left:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = tame(
                st.text_input(_("What these pictures show"), key=NAME, max_chars=CLASS_LENGTH), CLASS_LENGTH
            )
            button = st.container(width="content")  # here, where it stays in sight whatever the source needs
        source = buttons(_("Where the picture comes from"), "source", SOURCES)
        _add(source, name, learner, button)
    with right:
        _choose_known(basket)
        _show(basket, learner)
        _finish(basket, learner)


def _choose_known(basket: Basket) -> None:
    """Let the learner go on with a class that has pictures already."""
    if basket:
        st.pills(
            _("Classes so far"),
            list(basket),
            format_func=in_markdown,
            key="own-known",
            on_change=lambda: st.session_state.update({NAME: st.session_state["own-known"] or ""}),
        )


def _add(source: str, name: str, learner: str, place: DeltaGenerator) -> None:
    """Draw the source, and in `place` a button that adds its pictures and empties it."""
    number = st.session_state.setdefault(NUMBER, 0)
    key = f"own-{source}-{number}"
    pictures = _drawn(key) if source == "draw" else _sent(source, key)
    if not name:
        st.caption(_("First say what these pictures show."))
    if place.button(
        _("Add to {name}").format(name=in_markdown(name)) if name else _("Add"),
        type="primary",
        icon=":material/add:",
        disabled=not name or not pictures,
        key="own-add",
    ):
        for error in collect(learner, name, pictures):
            st.session_state.setdefault(REFUSED, []).append(say(error))
        forget_files(key)
        st.session_state[NUMBER] = number + 1
        st.rerun()


def _drawn(key: str) -> list[bytes]:
    with st.container(width=CANVAS_PIXELS):
        drawn = drawing_canvas(key=key, hint=_("Draw here")).png
    return [drawn] if drawn else []


def _sent(source: str, key: str) -> list[bytes]:
    """Return the files that have arrived; say in words why one cannot be used."""
    pictures: list[bytes] = []
    for file in picture_input(source, key=key, takes_several=True):
        try:
            pictures.append(file.content)
        except LearnerError as error:
            st.error(say(error), icon=":material/image_not_supported:")
    return pictures


def _show(basket: Basket, learner: str) -> None:
    if not basket:
        st.caption(_("Nothing is collected yet. Name a class, add a picture to it, and it appears here."))
        return
    rows: list[ClassRow] = []
    for name, digests in basket.items():
        missing = FEWEST_PICTURES - len(digests)
        count = plural(NP_("{count} picture", "{count} pictures"), len(digests)).format(count=len(digests))
        more = _("{missing} more needed").format(missing=missing)
        rows.append(
            ClassRow(
                name,
                join_list([count, more]) if missing > 0 else count,
                [make_thumbnail(learner, one) for one in digests],
            )
        )
    st.html(contact_sheet(rows))
    with st.popover(_("Take a class away"), icon=":material/remove:"):
        for name in basket:
            if st.button(in_markdown(name), key=f"own-remove-{name}"):
                take_away(learner, name)
                forget_pictures()
                st.rerun()


def _finish(basket: Basket, learner: str) -> None:
    if not basket:
        return
    title = ask_for_title()
    enough = len(basket) >= FEWEST_CLASSES and min(map(len, basket.values())) >= FEWEST_PICTURES
    if not enough:
        st.caption(
            _("A data set needs at least {classes} classes with {pictures} pictures each.").format(
                classes=FEWEST_CLASSES, pictures=FEWEST_PICTURES
            )
        )
    is_inverted, in_colour = choose_to_invert(basket, learner), choose_colour(basket, learner)
    if st.button(_("Make the data set"), type="primary", icon=":material/check:", disabled=not enough):
        pictures = {name: read_collected(learner, digests) for name, digests in basket.items()}
        name = title or " · ".join(basket)
        if make(lambda: from_pictures(name, learner, pictures, is_inverted=is_inverted, in_colour=in_colour)):
            empty(learner)
            forget_pictures()
            st.rerun()
