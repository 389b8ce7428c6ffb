"""Be the router: the couplings of a few primary capsules of any network, set by hand."""

import re
from collections.abc import Callable

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.routing_observation import observe_routing
from lib.inspectors.readings import Reading
from lib.models.common_options import choose_margins, weigh_losses
from lib.parts.hand_router import hand_router
from lib.parts.losses import Losses
from lib.runs import RunStore
from pages.by_hand.combined import combined_address
from pages.kit import state
from pages.kit.parameters import at_most
from pages.kit.pictures.in_part import has_picture, picture_for_part
from pages.kit.routed import read_choices
from pages.kit.runs.choose_run import RUN_WIDTH, choose_run
from pages.kit.texts import translate_class

WHOLE = 1000
"""What the couplings of a capsule add up to, in thousandths."""


def show_router(store: RunStore) -> None:
    """Draw the choice of a run, and the part."""
    run = choose_run(store, with_capsules=True, width=RUN_WIDTH)
    reading = Reading.of(run.spec)
    picture, pictures = picture_for_part(reading)
    choices, iterations = read_choices(store, run, pictures)
    with st.spinner(_("The network routes the picture …")):
        routing = observe_routing(run.id, choices.checkpoint, picture, iterations)
    inputs, classes, _numbers = routing.votes.shape
    names = [checkpoint.name for checkpoint in choices.checkpoints]
    checks: dict[str, Callable[[str], bool]] = {
        "image": has_picture(reading),
        "checkpoint": names.__contains__,
        "set": lambda text: all(int(number) <= inputs for number in text.split(",")),
        "hand": lambda text: are_couplings(text, inputs, classes),
        "capsule": at_most(inputs),
    }
    hand_router(
        routing,
        classes=tuple(map(translate_class, routing.class_names)),
        choices=choices,
        losses=Losses(*weigh_losses(run.spec.model), choose_margins(run.spec.model)),
        servers={name: combined_address(run, name) for name in names},
        view=state.view_of("router", checks),
        key=state.key_of("router"),
    )


def are_couplings(text: str, inputs: int, classes: int) -> bool:
    """Return whether a text such as "12:2.900_3.100" has couplings of capsules, which add up to 1 for each."""
    rows = [
        (int(number), re.findall(r"(\d+)\.(\d+)", shares))
        for number, _, shares in (row.partition(":") for row in text.split(","))
    ]
    return all(
        number <= inputs
        and all(int(which) < classes for which, _ in shares)
        and sum(int(share) for _, share in shares) == WHOLE
        for number, shares in rows
    )
