"""Pictures' ways through the bundled capsule network: those of the showcase, and of one that was chosen."""

import streamlit as st

from lib.catalog import SHOWCASE_RUN
from lib.i18n import _
from lib.inspectors.answers.observation import Observation, observe
from lib.inspectors.answers.routing_observation import observe_routing
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.readings import Reading
from lib.models.common_options import count_routing_iterations
from lib.parts.digit_journey import Journey
from lib.parts.digit_journey.journey import MAX_MAP_LAYERS
from lib.pictures.reference import TEST, Picture
from lib.runs import open_store
from lib.runs.files import FINAL
from pages.kit.pictures.test_images import read_test_image

MAPS = "relu"
"""How the names of the layers begin whose maps are shown."""


def trained_with() -> int:
    """Return the number of iterations that the bundled network was trained with."""
    return count_routing_iterations(open_store().get(SHOWCASE_RUN).spec.model) or 1


@st.cache_resource
def make_examples(iterations: int) -> list[Journey]:
    """Return the way of each showcase digit through the bundled network.

    Of as many iterations as it was trained with, the answers come with the app.
    """
    return [_make_journey(Picture(TEST, str(index)), iterations) for index in SHOWCASE]


def make_journeys(picture: Picture, iterations: int) -> list[Journey]:
    """Return the ways of the showcase digits, and last that of `picture` if it is none of them.

    Raises:
        LearnerError: if the picture is not there.
    """
    with st.spinner(_("The network reads the picture …")):
        examples = make_examples(iterations)
    if picture.reference in {journey.name for journey in examples}:
        return examples
    with st.spinner(_("The network reads the picture …")):
        return [*examples, _make_journey(picture, iterations)]


@st.cache_resource
def map_layers() -> list[str]:
    """Return the names of the layers whose maps are shown."""
    return _map_layers(observe(SHOWCASE_RUN, FINAL, Picture(TEST, str(SHOWCASE[0]))))


def _map_layers(seen: Observation) -> list[str]:
    return [name for name in seen.layers if name.startswith(MAPS)][:MAX_MAP_LAYERS]


def _make_journey(picture: Picture, iterations: int) -> Journey:
    run = open_store().get(SHOWCASE_RUN)
    title = read_test_image(Reading.of(run.spec), int(picture.name))[1] if picture.kind == TEST else ""
    seen = observe(SHOWCASE_RUN, FINAL, picture)
    assert seen.reconstruction is not None, "the bundled capsule network has a decoder"
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
