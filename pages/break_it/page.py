"""Break it: known mistakes of capsule code in a trained network, one to be found, or all of them as switches."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from lib import catalog
from lib.i18n import _
from lib.inspectors.answers.mistakes_file import has_mistakes, mistakes_address
from lib.inspectors.readings import Reading
from lib.parts.broken_routing import PART, broken_routing
from lib.parts.routed import Choices
from lib.runs import Run, open_store
from pages.break_it import PAGE
from pages.break_it.measured import find_measured, find_measuring, show_measuring, start
from pages.break_it.pictures import pixels_of, read_before
from pages.break_it.readings import readings_address
from pages.kit import state
from pages.kit.pictures.in_part import has_picture, picture_for_part
from pages.kit.routed import read_choices
from pages.kit.runs.choose_run import RUN_WIDTH, choose_among, find_trained_runs
from pages.kit.texts import translate_class


def with_mistakes(run: Run, choices: Choices) -> Choices:
    """Return the choices with the files of the mistakes in the place of the networks."""
    checkpoints = (
        replace(one, network=one.network and mistakes_address(run, one.name)) for one in choices.checkpoints
    )
    return replace(choices, checkpoints=tuple(checkpoints))


store = open_store()
st.title(_(PAGE.heading), anchor=False, width="content")
with st.container(horizontal=True, vertical_alignment="bottom"):
    runs = find_trained_runs(store, with_capsules=True, labels_per_image=1)
    run = choose_among([one for one in runs if has_mistakes(one)], width=RUN_WIDTH)
    st.caption(
        _("These are mistakes of dynamic routing, so only networks that route so are here."), width="content"
    )
reading = Reading.of(run.spec)
picture, pictures = picture_for_part(reading)
choices, iterations = read_choices(store, run, pictures)
names = [checkpoint.name for checkpoint in choices.checkpoints]
checks: dict[str, Callable[[str], bool]] = {
    "image": has_picture(reading),
    "checkpoint": names.__contains__,
    "trials": lambda text: bool(read_before(text, reading)),
}
view = state.view_of("broken", checks)
key = state.key_of("broken")
if PART.state(key).measures:
    start(run, choices.checkpoint)
broken_routing(
    pixels_of(picture, reading),
    classes=tuple(map(translate_class, catalog.dataset(run.spec.dataset).class_names)),
    choices=with_mistakes(run, choices),
    iterations=iterations,
    servers={name: readings_address(run, name) for name in names},
    measured=find_measured(run, names),
    measuring=find_measuring(run, names),
    view=view,
    read_before=read_before(view.get("trials", ""), reading),
    key=key,
)
show_measuring(run, names)
