"""Start: a real digit's way through the bundled capsule network, and three doors."""

from collections.abc import Mapping

import streamlit as st

from lib import catalog
from lib.catalog import SHOWCASE_RUN
from lib.errors import NP_
from lib.i18n import _, plural
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.readings import Reading
from lib.parts.digit_journey import Further, Journey, digit_journey
from lib.parts.digit_journey.journey import step_names
from lib.runs import open_store
from lib.runs.files import FINAL
from pages.kit import state
from pages.kit.pictures.in_part import has_picture, picture_for_part
from pages.start import PAGE
from pages.start.journeys import make_journeys, map_layers, trained_with


def draw_door(
    title: str, text: str, page: str, *, is_main: bool = False, taking: Mapping[str, str] | None = None
) -> None:
    """Draw one of the three ways on to another page, whose address then says what is taken along."""
    with st.container(border=True, height="stretch"):
        st.markdown(text)
        if st.button(title, key=f"door-{page}", type="primary" if is_main else "secondary"):
            st.switch_page(f"pages/{page}/page.py", query_params=taking)


def describe_routing(journey: Journey) -> str:
    """Return how many capsules vote, in how many iterations."""
    capsules, iterations = len(journey.primary), len(journey.lengths)
    voters = plural(NP_("{capsules} capsule votes", "{capsules} capsules vote"), capsules)
    times = plural(NP_("in {iterations} iteration", "in {iterations} iterations"), iterations)
    return _("{voters} {times}; every number is there.").format(
        voters=voters.format(capsules=capsules), times=times.format(iterations=iterations)
    )


st.title(_(PAGE.heading), anchor=False)
st.caption(_("A capsule network that we trained reads it. Step through, or take another digit."))
run = open_store().get(SHOWCASE_RUN)
reading = Reading.of(run.spec)
picture, choice = picture_for_part(reading)
chosen = state.chosen("iterations") or ""
iterations = int(chosen) if state.parameter("iterations").is_possible(chosen) else trained_with()
journeys = make_journeys(picture, iterations)
checks = {"image": has_picture(reading), "step": step_names(journeys[0]).__contains__}
digit_journey(
    journeys,
    classes=catalog.dataset(run.spec.dataset).class_names,
    view=state.view_of("journey", checks),
    examples=len(SHOWCASE),
    further=Further(network_address(run, FINAL), map_layers(), choice, trained_with()),
    key=state.key_of("journey"),
)
shown = {"run": SHOWCASE_RUN, "image": picture.reference}
if iterations != trained_with():
    shown["iterations"] = str(iterations)
first, second, third = st.columns(3)
with first:
    draw_door(_("Draw your own"), _("See what the network receives, and whether it agrees."), "predict")
with second:
    draw_door(_("Step through routing"), describe_routing(journeys[0]), "routing", is_main=True, taking=shown)
with third:
    draw_door(_("Train your own"), _("A capsule network of your own in about a minute."), "train")
