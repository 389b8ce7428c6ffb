"""Start: a real digit's way through the bundled capsule network, and three doors."""

import streamlit as st

from lib import catalog
from lib.catalog import SHOWCASE_RUN
from lib.i18n import _
from lib.inspectors.answers.observation import observe
from lib.inspectors.answers.routing_observation import observe_routing
from lib.inspectors.kept import SHOWCASE
from lib.models.common_options import routing_iterations
from lib.parts.digit_journey import Journey, digit_journey
from lib.parts.digit_journey.journey import MAX_MAP_LAYERS
from lib.runs import open_store
from lib.runs.files import FINAL
from pages.kit import state
from pages.kit.pictures import TEST, Picture, test_image
from pages.start import PAGE

MAPS = "relu"  # what the layers are called whose maps are shown


@st.cache_resource
def journeys() -> list[Journey]:
    """The showcase digits' ways through the bundled network (kept with it, so this is quick)."""
    run = open_store().get(SHOWCASE_RUN)
    iterations = routing_iterations(run.spec.model) or 1
    found = []
    for index in SHOWCASE:
        _image, label = test_image(run.spec.dataset, index)
        picture = Picture(TEST, str(index))
        seen = observe(SHOWCASE_RUN, FINAL, picture)
        assert seen.reconstruction is not None, "the bundled capsule network has a decoder"
        maps = [values for name, values in seen.layers.items() if name.startswith(MAPS)]
        routing = observe_routing(SHOWCASE_RUN, FINAL, picture, iterations)
        found.append(
            Journey(
                name=picture.reference,
                title=label,
                label=int(label),
                image=seen.image,
                maps=tuple(maps[:MAX_MAP_LAYERS]),
                primary=routing.primary,
                couplings=routing.couplings,
                lengths=routing.lengths,
                reconstruction=seen.reconstruction,
                positions=(routing.geometry.rows, routing.geometry.columns),
            )
        )
    return found


def door(title: str, text: str, page: str, *, main: bool = False) -> None:
    """One of the three ways on."""
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{title}**  \n{text}")
        if st.button(_("Open"), key=f"door-{page}", type="primary" if main else "secondary"):
            st.switch_page(f"pages/{page}/page.py")


st.title(_(PAGE.heading), anchor=False)
st.caption(_("A capsule network that we trained reads it. Step through, or take another digit."))
digit_journey(
    journeys(),
    classes=catalog.dataset(open_store().get(SHOWCASE_RUN).spec.dataset).class_names,
    view=state.view_of("journey"),
    key=state.key_of("journey"),
)
first, second, third = st.columns(3)
with first:
    door(_("Draw your own"), _("See what the network receives, and whether it agrees."), "predict")
with second:
    door(
        _("Step through routing"),
        _("{capsules} capsules vote in {rounds} rounds; every number is there.").format(
            capsules=len(journeys()[0].primary), rounds=len(journeys()[0].lengths)
        ),
        "routing",
        main=True,
    )
with third:
    door(_("Train your own"), _("A capsule network of your own in about a minute."), "train")
