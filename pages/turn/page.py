"""Turn it: how networks with and without capsules read a picture that is turned, deformed or taken apart."""

from collections.abc import Sequence

import streamlit as st

from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.parts.turned_picture import PART, turned_picture
from lib.parts.turned_picture.payload import DIALS
from lib.pictures.pixels import to_bytes
from lib.runs import open_store
from pages.kit import state
from pages.kit.choices import buttons
from pages.kit.pictures.in_part import has_picture, picture_for_part
from pages.kit.runs.readers import Reader, choose_networks
from pages.kit.runs.record import observe_all
from pages.turn import LOOKS, PAGE
from pages.turn.curve import show_curves
from pages.turn.networks import describe, explain_pair, read_all, read_scores
from pages.turn.parts import show_parts

store = open_store()


def read_dials() -> dict[str, float]:
    """Return where the dials stand by now, as the address says it."""
    texts = {dial: state.current(dial.name) for dial in DIALS}
    return {
        dial.name: float(text) if text and state.parameter(dial.name).is_possible(text) else dial.usual
        for dial, text in texts.items()
    }


def read_iterations() -> int | None:
    """Return the number of iterations that is chosen by now; None for as many as in training."""
    text = state.current("iterations")
    return int(text) if text and state.parameter("iterations").is_possible(text) else None


def view_of_dials(reading: Reading) -> dict[str, str]:
    """Return where the part starts: as the address says by now, once another view was looked at meanwhile."""
    view = state.view_of("turn", {"image": has_picture(reading)})
    now = {name: state.current(name) for name in (*(dial.name for dial in DIALS), "dial", "iterations", "feature")}
    return view | {name: text for name, text in now.items() if text is not None}


def show(readers: Sequence[Reader], pair: str) -> None:
    """Draw the part with these networks; `pair` names the text that says why there are these two."""
    reading = Reading.of(readers[0].run.spec)
    picture, pictures = picture_for_part(reading)
    key = state.key_of("turn")
    iterations = read_iterations()
    answered = read_dials() if PART.state(key).asks else None
    with st.spinner(_("The networks read the picture …")):
        seen = observe_all(readers, picture)
        scores = [read_scores(reader, picture, iterations) for reader in readers]
        turned = read_all(readers, picture, answered, iterations)
    turned_picture(
        to_bytes(seen[0].image),
        [describe(store, *one) for one in zip(readers, seen, scores, turned, strict=True)],
        pictures,
        pair=pair,
        view=view_of_dials(reading),
        answered=answered,
        iterations=iterations,
        key=key,
    )
    show_curves(readers)


with st.container(horizontal=True, vertical_alignment="center"):
    st.title(_(PAGE.heading), anchor=False, width="content")
    look = buttons(_("Look at"), "look", LOOKS)
readers, pair = choose_networks(store)
if not readers:
    st.caption(_("Choose at least one network."))
elif look == "parts":
    show_parts(store, readers)
else:
    show(readers, explain_pair(readers, pair))
