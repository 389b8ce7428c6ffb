"""The source lines of a layer."""

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.description import NetworkDescription
from pages.architecture.kind_text import describe_kind
from pages.kit.choices import pills


def show_code(description: NetworkDescription) -> None:
    """Let the learner choose a layer, and show the lines that create it and those that it computes with."""
    layers = {layer.name: layer for layer in description.layers}
    layer = layers[pills(_("Layer"), "layer", list(layers))]
    st.caption(
        _("{name}: {kind}. These are the very lines that run, each with its file and line number.").format(
            name=layer.name, kind=describe_kind(layer.description)
        )
    )
    for code in layer.code:
        st.markdown(f"`{code.place}`")
        st.code(code.text, language="python", wrap_lines=True)
