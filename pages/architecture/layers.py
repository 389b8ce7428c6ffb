"""A network's layers as a drawing, as a table with their costs, and in sum."""

import streamlit as st

from lib.charts.layer_table import LayerRow, layer_table
from lib.charts.network_diagram import Block, BlockKind, network_diagram
from lib.csv_text import csv_text
from lib.i18n import _, join_list
from lib.inspectors.answers.description import Layer, NetworkDescription
from lib.intervals import write_percent
from lib.models.layers.description import LayerKind
from pages.architecture.kind_text import describe_kind
from pages.kit.downloads import offer_csv

BYTES = 4
"""What a parameter takes, a number of 32 bits."""

ALWAYS_DRAWN = frozenset(
    (LayerKind.CONVOLUTION, LayerKind.POOLING, LayerKind.RECURRENT, LayerKind.DENSE, LayerKind.DECODER)
)
"""Layers that compute other features, even where their output has the shape of their input."""


def has_block(layer: Layer, shape: tuple[int, ...]) -> bool:
    """Return whether the drawing shows the layer, whose input has this shape; not if it only adjusts numbers."""
    return layer.output_shape != shape or layer.description.kind in ALWAYS_DRAWN


def list_blocks(description: NetworkDescription) -> list[Block]:
    """Return the input, then the output of every layer that `has_block`."""
    found = [Block(_("image"), description.input_shape, "input")]
    for layer in description.layers:
        if has_block(layer, found[-1].shape):
            found.append(Block(layer.name, layer.output_shape, _block_kind(layer)))
    return found


def list_undrawn(description: NetworkDescription) -> list[str]:
    """Return what the layers without a block do, each once, in the learner's language."""
    before = (description.input_shape, *(layer.output_shape for layer in description.layers))
    undrawn = (
        layer for shape, layer in zip(before, description.layers, strict=False) if not has_block(layer, shape)
    )
    return list(dict.fromkeys(describe_kind(layer.description) for layer in undrawn))


def _block_kind(layer: Layer) -> BlockKind:
    if layer.description.kind.has_capsules:
        return "capsules"
    return "map" if len(layer.output_shape) == 3 else "list"


def show_diagram(description: NetworkDescription) -> None:
    """Draw the network as a row of blocks, and say which layers have none."""
    drawn = list_blocks(description)
    st.html(network_diagram(drawn, " → ".join(f"{block.name} {block.size}" for block in drawn)))
    if undrawn := list_undrawn(description):
        st.caption(
            _("Not drawn, because they keep the shape of their input: {kinds}.").format(kinds=" · ".join(undrawn))
        )


def show_sums(description: NetworkDescription) -> None:
    """Draw what the whole network costs."""
    with st.container(horizontal=True):
        st.metric(_("Parameters"), f"{description.parameters:,}", width="content")
        st.metric(
            _("Multiply-adds for one image"),
            f"{description.multiply_adds:,}",
            width="content",
            help=_("Multiplying two numbers and adding the product to a sum counts as one."),
        )
        st.metric(
            _("Size of the weights"),
            _("{megabytes:,.1f} MB").format(megabytes=BYTES * description.parameters / 1e6),
            width="content",
            help=_("Each parameter is a number of 32 bits."),
        )


def show_table(description: NetworkDescription) -> None:
    """Draw a table of the layers with their shapes and costs."""
    heaviest = max(description.layers, key=lambda layer: layer.parameters)
    busiest = max(description.layers, key=lambda layer: layer.multiply_adds)
    st.caption(
        _("{share} of the parameters are in {layer}, {most} of the multiply-adds in {other}.").format(
            share=write_percent(heaviest.parameters / max(description.parameters, 1), 0),
            layer=heaviest.name,
            most=write_percent(busiest.multiply_adds / max(description.multiply_adds, 1), 0),
            other=busiest.name,
        )
    )
    st.html(
        layer_table(
            [
                LayerRow(
                    layer.name,
                    describe_kind(layer.description),
                    " × ".join(map(str, layer.output_shape)),
                    layer.parameters,
                    layer.multiply_adds,
                    _uncounted_note(layer),
                )
                for layer in description.layers
            ],
            {
                "layer": _("Layer"),
                "shape": _("Output"),
                "parameters": _("Parameters"),
                "multiply_adds": _("Multiply-adds"),
                "sum": _("Sum"),
            },
        )
    )


def _uncounted_note(layer: Layer) -> str:
    """Return a sentence on what the layer's multiply-adds leave out; "" if they are complete."""
    if not layer.uncounted:
        return ""
    return _(
        "This is a lower bound: {layer} also computes {operations}, whose multiplications are not counted."
    ).format(layer=layer.name, operations=join_list(layer.uncounted))


def offer_table(name: str, description: NetworkDescription) -> None:
    """Draw a button that downloads the table as CSV."""
    header = ["layer", "kind", "output_shape", "parameters", "multiply_adds", "uncounted"]
    rows: list[list[object]] = []
    for layer in description.layers:
        shape = "x".join(map(str, layer.output_shape))
        costs = (layer.parameters, layer.multiply_adds, " ".join(layer.uncounted))
        rows.append([layer.name, layer.description.kind, shape, *costs])
    offer_csv(_("Numbers as CSV"), csv_text(header, rows), f"{name}-layers.csv")
