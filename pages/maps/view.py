"""A network's feature maps in three levels, and the test images that answer strongest in a chosen map."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO

import numpy as np
import streamlit as st

from lib.errors import LearnerError
from lib.i18n import _, say
from lib.inspectors.answers.maps import NetworkMaps, full_maps, map_overview, map_step
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.number_step import number_step
from lib.inspectors.answers.observation import observe
from lib.inspectors.readings import Reading
from lib.parts.feature_maps import Closer, Live, Zoom, feature_maps, told_by_browser
from lib.parts.picture_choice import PictureChoice
from lib.pictures.reference import Picture
from lib.runs import Run
from lib.whole_numbers import is_whole_number
from pages.kit import state
from pages.kit.parameters import SEPARATOR, at_most
from pages.kit.texts import translate_class
from pages.maps.share import show_share
from pages.maps.strongest import show_strongest
from pages.maps.thread import link_to_filter

KEY = "maps"


def show_maps(
    run: Run, checkpoint: str, picture: Picture, pictures: PictureChoice | None, *, is_beside: bool
) -> None:
    """Draw the maps of the picture.

    Another picture the network in the browser reads, and the server only what the browser does not have: the first
    picture, and what lies behind one map or number.

    Args:
        pictures: those that a learner may choose in the part; None if the picture comes from elsewhere.
        is_beside: whether a canvas or a camera of the page stands beside the maps.
    """
    about = f"{run.id} {checkpoint}"
    name = f"{about} {picture.reference}"
    key = state.key_of(KEY)
    asked = told_by_browser(key).asked
    if not asked.have.startswith(f"{about} "):
        asked = Zoom()  # it was about another network
    is_there = asked.have == name
    found = None if is_there and asked.map is None else _overview(run, checkpoint, picture)
    feature_maps(
        name,
        found,
        _closer(run, checkpoint, picture, found, asked) if is_there else Closer(),
        asked=asked,
        view=state.view_of(KEY, None if found is None else _checks(found)),
        live=Live(
            about,
            network_address(run, checkpoint),
            presence=run.presence,
            input_shape=run.spec.input_shape,
            steps=sorted(Reading.of(run.spec).steps_for(picture.steps)),
            pictures=pictures,
            is_beside=is_beside,
        ),
        key=key,
    )
    if found is not None:
        _show_more(run, checkpoint, picture, found, asked)
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


def _overview(run: Run, checkpoint: str, picture: Picture) -> NetworkMaps:
    with st.spinner(_("The network reads the picture …")):
        found = map_overview(run.id, checkpoint, picture)
    return replace(found, class_names=tuple(map(translate_class, found.class_names)))


def _show_more(run: Run, checkpoint: str, picture: Picture, found: NetworkMaps, asked: Zoom) -> None:
    """Draw what the answer owes to the map that is zoomed to, its strongest images, and its filter."""
    layer = next((layer for layer in found.layers if layer.name == asked.layer), None)
    if layer is None or layer.maps is None or asked.map is None or asked.map >= layer.shape[-1]:
        return
    if layer.can_open:
        show_share(run, checkpoint, picture, found, layer, asked.map)
    show_strongest(run, checkpoint, picture, found, layer, asked.map)
    link_to_filter(run, layer, asked.map)


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


def _closer(run: Run, checkpoint: str, picture: Picture, found: NetworkMaps | None, asked: Zoom) -> Closer:
    """Return the numbers of the layer, or of its map or number, that the browser asks for."""
    if not asked.layer or not asked.need:
        return Closer()
    try:
        if found is None or asked.map is None:
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
