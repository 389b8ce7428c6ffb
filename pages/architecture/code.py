"""The source lines of a layer."""

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.description import NetworkDescription
from pages.architecture.kind_text import kind_text
from pages.kit.choices import pills


def show_code(description: NetworkDescription) -> None:
    """Choose a layer and see the lines that make it and that it computes with."""
    layers = {layer.name: layer for layer in description.layers}
    layer = layers[pills(_("Layer"), "layer", list(layers))]
    st.caption(
        _(
            "{name}: {kind}. These are the very lines that run, with the file and the line where they stand."
        ).format(name=layer.name, kind=kind_text(layer.description))
    )
    for code in layer.code:
        st.markdown(f"`{code.place}`")
        st.code(code.text, language="python", wrap_lines=True)
