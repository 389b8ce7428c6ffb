"""Routing: step through dynamic routing of any picture in any run with capsules."""

import streamlit as st

from lib.components.routing_stepper import routing_stepper
from lib.i18n import _, translator
from lib.probe.client import observe_routing
from lib.runs import open_store
from pages.parts.choose_run import choose_checkpoint, choose_run
from pages.parts.pictures import picture_in_address, received_by
from pages.parts.routing_picture import choose_picture

MOST_ITERATIONS = 10

store = open_store()
st.title(_("Routing: how small votes become one digit"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    run = choose_run(store, with_capsules=True)
    checkpoint = choose_checkpoint(store, run)
    picture = choose_picture(run.spec.dataset, picture_in_address())
    trained_with = int(run.spec.options["iterations"])
    iterations = st.number_input(
        _("Iterations"),
        1,
        MOST_ITERATIONS,
        value=trained_with,
        key="iterations",
        bind="query-params",
        help=_("This network was trained with {iterations}. What happens with 1, or with 10?").format(
            iterations=trained_with
        ),
    )

image = received_by(run.spec.dataset, picture)
with st.spinner(_("The network routes the picture …")):
    routing = observe_routing(run.id, checkpoint, image, int(iterations))
routing_stepper(
    routing,
    geometry=routing.geometry,
    classes=routing.class_names,
    translate=translator(),
    view=st.query_params.to_dict(),
    key="routing",
)
