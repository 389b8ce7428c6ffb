"""Pictures' ways through the bundled capsule network: those of the showcase, and of one that was chosen."""

import streamlit as st

from lib.catalog import SHOWCASE_RUN
from lib.i18n import _
from lib.inspectors.answers.observation import Observation, observe
from lib.inspectors.answers.routing_observation import observe_routing
from lib.inspectors.kept import SHOWCASE
from lib.models.common_options import count_routing_iterations
from lib.parts.digit_journey import Journey
from lib.parts.digit_journey.journey import MAX_MAP_LAYERS
from lib.pictures.reference import TEST, Picture
from lib.runs import open_store
from lib.runs.files import FINAL
from pages.kit.pictures.test_images import read_test_image

MAPS = "relu"
"""How the names of the layers begin whose maps are shown."""


@st.cache_resource
def make_examples() -> list[Journey]:
    """Return the way of each showcase digit through the bundled network, whose answers come with the app."""
    return [_make_journey(Picture(TEST, str(index))) for index in SHOWCASE]


def make_journeys(picture: Picture) -> list[Journey]:
    """Return the ways of the showcase digits, and last that of `picture` if it is none of them.

    Raises:
        LearnerError: if the picture is not there.
    """
    examples = make_examples()
    if picture.reference in {journey.name for journey in examples}:
        return examples
    with st.spinner(_("The network reads the picture …")):
        return [*examples, _make_journey(picture)]


@st.cache_resource
def map_layers() -> list[str]:
    """Return the names of the layers whose maps are shown."""
    return _map_layers(observe(SHOWCASE_RUN, FINAL, Picture(TEST, str(SHOWCASE[0]))))


def _map_layers(seen: Observation) -> list[str]:
    return [name for name in seen.layers if name.startswith(MAPS)][:MAX_MAP_LAYERS]


def _make_journey(picture: Picture) -> Journey:
    run = open_store().get(SHOWCASE_RUN)
    title = read_test_image(run.spec.dataset, int(picture.name))[1] if picture.kind == TEST else ""
    seen = observe(SHOWCASE_RUN, FINAL, picture)
    assert seen.reconstruction is not None, "the bundled capsule network has a decoder"
    iterations = count_routing_iterations(run.spec.model) or 1
    routing = observe_routing(SHOWCASE_RUN, FINAL, picture, iterations)
    return Journey(
        name=picture.reference,
        title=title,
        label=int(title) if title else None,
        image=seen.image,
        maps=tuple(seen.layers[name] for name in _map_layers(seen)),
        primary=routing.primary,
        couplings=routing.couplings,
        lengths=routing.lengths,
        reconstruction=seen.reconstruction,
        positions=(routing.geometry.rows, routing.geometry.columns),
    )
