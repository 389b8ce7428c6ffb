"""Routing: step through the routing of any picture in any run with capsules, whichever kind of routing it is."""

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.routing_observation import observe_routing
from lib.models.capsules.routing import routing_kind
from lib.models.common_options import count_routing_iterations
from lib.parts.routing_stepper import routing_stepper
from lib.pictures.reference import EVERY_KIND
from lib.runs import Run, open_store
from pages.kit import state
from pages.kit.choices import number
from pages.kit.parameters import at_most
from pages.kit.pictures.address import picture_in_address
from pages.kit.pictures.choose_test_image import choose_test_image
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.choose_run import choose_run
from pages.kit.texts import translate_class
from pages.routing import PAGE

KEY, MOST_ITERATIONS = "iterations", 10
RUN_WIDTH = 430  # pixels: the longest name of a bundled run; the fields beside it have short numbers


def choose_iterations(run: Run) -> int:
    """Return the number of iterations that is chosen: at first as many as the run was trained with."""
    trained_with = count_routing_iterations(run.spec.model)
    if trained_with is None:
        st.caption(_("This kind routes in one pass."), width="content")
        return 1
    help_text = _("This network was trained with {iterations}. What happens with 1, or with 10?")
    return number(
        _("Iterations"),
        KEY,
        1,
        MOST_ITERATIONS,
        trained_with,
        of=run.id,
        help=help_text.format(iterations=trained_with),
    )


store = open_store()
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title(_(PAGE.heading), anchor=False, width="content")
    kind = st.empty()
with st.container(horizontal=True, vertical_alignment="bottom"):
    run = choose_run(store, with_capsules=True, width=RUN_WIDTH)
    checkpoint = choose_checkpoint(store, run)
    picture = choose_test_image(run.spec.dataset, picture_in_address(kinds=EVERY_KIND))
    iterations = choose_iterations(run)

with st.spinner(_("The network routes the picture …")):
    routing = observe_routing(run.id, checkpoint, picture, iterations)
described = routing_kind(routing.kind)
kind.caption(_(described.sentence), width="content")
inputs, classes, _numbers = routing.votes.shape
checks = {
    "step": at_most(iterations * len(described.steps) - 1),
    "capsule": at_most(inputs),
    "class": at_most(classes - 1),
}
routing_stepper(
    routing,
    geometry=routing.geometry,
    classes=tuple(map(translate_class, routing.class_names)),
    view=state.view_of("routing", checks),
    key=state.key_of("routing"),
)
