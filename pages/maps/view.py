"""A network's feature maps in three levels, and the test images that answer strongest in a chosen map."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO

import numpy as np
import streamlit as st

from lib.errors import LearnerError
from lib.i18n import _, say
from lib.inspectors.answers.maps import NetworkMaps, full_maps, map_overview, map_step
from lib.inspectors.answers.number_step import number_step
from lib.inspectors.answers.observation import observe
from lib.parts.feature_maps import Closer, Zoom, asked_by_learner, feature_maps
from lib.pictures.reference import Picture
from lib.runs import Run
from lib.whole_numbers import is_whole_number
from pages.kit import state
from pages.kit.fragment import fragment
from pages.kit.parameters import SEPARATOR, at_most
from pages.kit.texts import translate_class
from pages.maps.share import show_share
from pages.maps.strongest import show_strongest
from pages.maps.thread import link_to_filter

KEY = "maps"


@fragment()
def show_maps(run: Run, checkpoint: str, picture: Picture) -> None:
    """Draw the maps of the picture; a zoom reruns this fragment only."""
    name = f"{run.id} {checkpoint} {picture.reference}"
    with st.spinner(_("The network reads the picture …")):
        found = map_overview(run.id, checkpoint, picture)
        found = replace(found, class_names=tuple(map(translate_class, found.class_names)))
    key = state.key_of(KEY)
    asked = asked_by_learner(key)
    if asked.have != name:  # it was about another run or picture
        asked = Zoom()
    feature_maps(
        name,
        found,
        _closer(run, checkpoint, picture, found, asked),
        have=asked.have,
        view=state.view_of(KEY, _checks(found)),
        key=key,
    )
    layer = next((layer for layer in found.layers if layer.name == asked.layer), None)
    if layer is not None and layer.maps is not None and asked.map is not None:
        if layer.can_open:
            show_share(run, checkpoint, picture, found, layer, asked.map)
        show_strongest(run, checkpoint, picture, found, layer, asked.map)
        link_to_filter(run, layer, asked.map)
    with st.container(horizontal=True):
        st.download_button(
            _("All numbers of all layers (npz)"),
            lambda: _numbers(run.id, checkpoint, picture),
            f"{run.id}-{checkpoint}-{picture.reference}.npz",
            "application/octet-stream",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
        st.page_link(
            "pages/evaluate/page.py",
            label=_("Which test images it reads wrong"),
            icon=":material/fact_check:",
            query_params={"run": run.id, "checkpoint": checkpoint},
        )
        if run.architecture.has_capsules:
            st.page_link(
                "pages/routing/page.py",
                label=_("See how its capsules vote"),
                icon=":material/hub:",
                query_params={"run": run.id, "checkpoint": checkpoint, "image": picture.reference},
            )


def _checks(found: NetworkMaps) -> Mapping[str, Callable[[str], bool]]:
    """Return for each parameter of a link what tells whether this network has it."""
    layers = {layer.name: layer for layer in found.layers if layer.maps is not None or layer.can_open}
    asked = state.arrived(KEY)
    shown = layers.get(asked.get("layer", ""))
    if shown is None:
        return {
            "layer": layers.__contains__,
            # A map is one of a layer; where that is gone, nothing more is said.
            "map": lambda text: "layer" in asked,
            "at": lambda text: "layer" in asked,
        }
    *size, count = shown.shape
    opens = shown.can_open and "map" in asked
    return {"map": at_most(count), "at": lambda text: opens and _is_within(text, size)}


def _is_within(text: str, size: Sequence[int]) -> bool:
    """Return whether a text such as "3,12" names a row and a column, from 1, of a map of this size."""
    place = text.split(SEPARATOR)
    return len(place) == len(size) and all(
        is_whole_number(part) and 1 <= int(part) <= length for part, length in zip(place, size, strict=True)
    )


def _closer(run: Run, checkpoint: str, picture: Picture, found: NetworkMaps, asked: Zoom) -> Closer:
    """Return the numbers of the layer, or of its map or number, that the browser asks for."""
    if not asked.layer or not asked.need:
        return Closer()
    try:
        if asked.map is None:
            return Closer(full=full_maps(run.id, checkpoint, picture, asked.layer))
        if any(layer.name == asked.layer and layer.maps is None for layer in found.layers):
            return Closer(number=number_step(run.id, checkpoint, picture, asked.layer, asked.map))
        return Closer(step=map_step(run.id, checkpoint, picture, asked.layer, asked.map))
    except LearnerError as error:
        return Closer(trouble=say(error))


def _numbers(run_id: str, checkpoint: str, picture: Picture) -> bytes:
    seen = observe(run_id, checkpoint, picture)
    file = BytesIO()
    np.savez_compressed(file, allow_pickle=False, image=seen.image, **seen.layers)
    return file.getvalue()
