"""The thread from a feature map back to the filter that makes it."""

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.maps import LayerMaps
from lib.models.layers.description import LayerKind
from lib.runs import Run, open_store
from pages.filters.choice import has_snapshots


def link_to_filter(run: Run, layer: LayerMaps, which: int) -> None:
    """Link to the filter of a convolution's map on Filter evolution, where the run kept its training."""
    if layer.kind is not LayerKind.CONVOLUTION or not has_snapshots(open_store(), run):
        return
    st.page_link(
        "pages/filters/page.py",
        label=_("See how filter {map} of {layer} came to be").format(map=which + 1, layer=layer.name),
        icon=":material/movie:",
        query_params={"run": run.id, "layer": layer.name, "filter": str(which + 1)},
    )
