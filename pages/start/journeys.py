"""The showcase digits' ways through the bundled capsule network."""

import streamlit as st

from lib.catalog import SHOWCASE_RUN
from lib.inspectors.answers.observation import observe
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
def make_journeys() -> list[Journey]:
    """Return the way of each showcase digit through the bundled network, whose answers come with the app."""
    run = open_store().get(SHOWCASE_RUN)
    iterations = count_routing_iterations(run.spec.model) or 1
    found: list[Journey] = []
    for index in SHOWCASE:
        _image, label = read_test_image(run.spec.dataset, index)
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
