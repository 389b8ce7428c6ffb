"""Capsules: the class capsules of any picture, as lengths and as vectors, and what each of their numbers draws."""

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.routing_observation import observe_routing
from lib.inspectors.readings import Reading
from lib.learner import learner_id
from lib.models.common_options import choose_margins, weigh_losses
from lib.parts.capsule_map import ALL, capsule_map
from lib.parts.class_capsules import Losses, Names, class_capsules
from lib.parts.neuron_capsule import neuron_capsule
from lib.runs import open_store
from lib.runs.number_names import load_number_names
from pages.capsules import PAGE
from pages.capsules.drawings import drawings_address
from pages.capsules.names import names_address
from pages.capsules.neuron import describe_capsule, find_neuron
from pages.kit import state
from pages.kit.parameters import at_most
from pages.kit.pictures.in_part import has_picture, picture_for_part
from pages.kit.routed import read_choices
from pages.kit.runs.choose_run import RUN_WIDTH, choose_run
from pages.kit.runs.class_vectors import vectors_address
from pages.kit.texts import translate_class

store = open_store()
st.title(_(PAGE.heading), anchor=False, width="content")
run = choose_run(store, with_capsules=True, width=RUN_WIDTH)
reading = Reading.of(run.spec)
picture, pictures = picture_for_part(reading)
choices, iterations = read_choices(store, run, pictures)
with st.spinner(_("The network routes the picture …")):
    routing = observe_routing(run.id, choices.checkpoint, picture, iterations)
classes = tuple(map(translate_class, routing.class_names))
names = [checkpoint.name for checkpoint in choices.checkpoints]
vectors = {name: address for name in names if (address := vectors_address(run, name))}
checks = {
    "image": has_picture(reading),
    "checkpoint": names.__contains__,
    "class": at_most(len(routing.class_names) - 1),
}
class_capsules(
    routing,
    classes=classes,
    choices=choices,
    names=Names(names_address(run), load_number_names(store, run, learner_id())),
    drawings={name: drawings_address(run, name) for name in names},
    vectors=vectors,
    losses=Losses(*weigh_losses(run.spec.model), choose_margins(run.spec.model)),
    view=state.view_of("capsules", checks),
    key=state.key_of("capsules"),
)
if neuron := find_neuron(store, run):
    neuron_capsule(
        neuron,
        describe_capsule(run),
        classes=classes,
        view=state.view_of("neuron"),
        key=state.key_of("neuron"),
    )
capsule_map(
    vectors,
    checkpoint=choices.checkpoint,
    classes=classes,
    answers=choices.answers,
    view=state.view_of("map", {"of": lambda text: text == ALL or at_most(len(classes) - 1)(text)}),
    key=state.key_of("map"),
)
