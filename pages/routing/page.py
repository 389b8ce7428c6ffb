"""Routing: step through the routing of any picture in any run with capsules, whichever kind of routing it is."""

from dataclasses import replace

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.routing_observation import observe_routing
from lib.inspectors.readings import Reading
from lib.models.capsules.routing import routing_kind
from lib.parts.routing_beside import asks, routing_beside
from lib.parts.routing_stepper import routing_stepper
from lib.runs import open_store
from pages.kit import state
from pages.kit.parameters import at_most
from pages.kit.pictures.in_part import has_picture, picture_for_part
from pages.kit.routed import can_be_off, read_choices, read_off
from pages.kit.runs.choose_run import RUN_WIDTH, choose_run
from pages.kit.telling_images import show_telling_images
from pages.kit.texts import translate_class
from pages.routing import PAGE
from pages.routing.beside import SAME, find_seconds, route_beside
from pages.routing.falling import falling_address

ASKED = "routing-beside-asked"  # whether a browser has asked for a second routing, as it cannot make it itself

store = open_store()
st.title(_(PAGE.heading), anchor=False, width="content")
with st.container(horizontal=True, vertical_alignment="bottom"):
    run = choose_run(store, with_capsules=True, width=RUN_WIDTH)
    kind = st.empty()
reading = Reading.of(run.spec)
picture, pictures = picture_for_part(reading)
choices, iterations = read_choices(store, run, pictures)
with st.spinner(_("The network routes the picture …")):
    all_on = observe_routing(run.id, choices.checkpoint, picture, iterations)
    inputs, classes, _numbers = all_on.votes.shape
    choices = replace(choices, off=read_off(inputs))
    routing = all_on
    if choices.off:
        routing = observe_routing(run.id, choices.checkpoint, picture, iterations, choices.off)
described = routing_kind(routing.kind)
kind.caption(_(described.sentence), width="content")
names = [checkpoint.name for checkpoint in choices.checkpoints]
checks = {
    "image": has_picture(reading),
    "checkpoint": names.__contains__,
    "off": can_be_off(inputs),
    "step": at_most(iterations * len(described.steps) - 1),
    "capsule": at_most(inputs),
    "class": at_most(classes - 1),
}
routing_stepper(
    routing,
    geometry=routing.geometry,
    classes=tuple(map(translate_class, routing.class_names)),
    choices=choices,
    view=state.view_of("routing", checks),
    all_on=all_on,
    servers={name: falling_address(run, name) for name in names},
    key=state.key_of("routing"),
)
seconds = find_seconds(store, run)
memory = state.memory()
memory[ASKED] = memory.get(ASKED) or asks(state.key_of("beside"))
routing_beside(
    seconds,
    classes=tuple(map(translate_class, routing.class_names)),
    answered=route_beside(seconds, choices, picture, iterations) if memory[ASKED] else None,
    view=state.view_of("beside", {"beside": {SAME, *(one.run for one in seconds)}.__contains__}),
    key=state.key_of("beside"),
)
show_telling_images(run, choices.checkpoint)
