"""The three levels of a network's feature maps, and the test images that answer strongest in a chosen map."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import streamlit as st

from lib.errors import LearnerError
from lib.i18n import _, say
from lib.inspectors.answers.maps import full_maps, map_overview, map_step
from lib.inspectors.answers.observation import observe
from lib.parts.feature_maps import Closer, Zoom, asked_by_learner, feature_maps
from lib.runs import Run
from pages.kit import state
from pages.kit.fragment import fragment
from pages.kit.pictures import Picture
from pages.kit.texts import class_name
from pages.maps.strongest import show_strongest

KEY = "maps"


@fragment()
def show_maps(run: Run, checkpoint: str, picture: Picture) -> None:
    """The maps of the picture; a zoom reruns this part of the page alone."""
    name = f"{run.id} {checkpoint} {picture.reference}"
    with st.spinner(_("The network reads the picture …")):
        found = map_overview(run.id, checkpoint, picture)
        found = replace(found, class_names=tuple(map(class_name, found.class_names)))
    key = state.key_of(KEY)
    asked = asked_by_learner(key)
    if asked.have != name:  # of the run or picture before
        asked = Zoom()
    feature_maps(
        name,
        found,
        _closer(run, checkpoint, picture, asked),
        have=asked.have,
        view=state.view_of(KEY),
        key=key,
    )
    layer = next((layer for layer in found.layers if layer.name == asked.layer), None)
    if layer is not None and asked.map is not None:
        show_strongest(run, checkpoint, picture, found, layer, asked.map)
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
        if run.architecture.has_capsules:
            st.page_link(
                "pages/routing/page.py",
                label=_("Go on to where its capsules vote"),
                icon=":material/hub:",
                query_params={"run": run.id, "checkpoint": checkpoint, "image": picture.reference},
            )


def _closer(run: Run, checkpoint: str, picture: Picture, asked: Zoom) -> Closer:
    """The numbers of the layer or the map that the browser lacks."""
    if not asked.layer or not asked.need:
        return Closer()
    try:
        if asked.map is None:
            return Closer(full=full_maps(run.id, checkpoint, picture, asked.layer))
        return Closer(step=map_step(run.id, checkpoint, picture, asked.layer, asked.map))
    except LearnerError as error:
        return Closer(trouble=say(error))


def _numbers(run_id: str, checkpoint: str, picture: Picture) -> bytes:
    seen = observe(run_id, checkpoint, picture)
    file = BytesIO()
    np.savez_compressed(file, allow_pickle=False, image=seen.image, **seen.layers)
    return file.getvalue()
