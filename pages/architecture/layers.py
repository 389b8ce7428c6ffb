"""A network's layers as a drawing, as a table with their costs, and in sum."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from lib.charts.layer_table import LayerRow, layer_table
from lib.charts.network_diagram import Block, BlockKind, Detour, network_diagram
from lib.csv_text import csv_text
from lib.i18n import _, join_list
from lib.inspectors.answers.description import Layer, NetworkDescription
from lib.intervals import write_percent
from lib.models.layers.description import IMAGE, LayerKind, main_way, pair_with_inputs
from pages.architecture.kind_text import SIGNS, describe_kind
from pages.kit.downloads import offer_csv

BYTES = 4
"""What a parameter takes, a number of 32 bits."""

ALWAYS_DRAWN = frozenset(
    (
        LayerKind.CONVOLUTION,
        LayerKind.POOLING,
        LayerKind.ADDITION,
        LayerKind.MULTIPLICATION,
        LayerKind.RECURRENT,
        LayerKind.DENSE,
        LayerKind.DECODER,
    )
)
"""Layers that compute other features, even where their output has the shape of their input."""


@dataclass(frozen=True)
class _Placed:
    """A layer with the shape that comes into it, and what it takes."""

    layer: Layer
    given: tuple[int, ...]
    inputs: tuple[str, ...]

    @property
    def has_block(self) -> bool:
        """Whether the drawing shows the layer; not if it only adjusts numbers."""
        return self.layer.output_shape != self.given or self.layer.description.kind in ALWAYS_DRAWN

    @property
    def block(self) -> Block:
        return Block(self.layer.name, self.layer.output_shape, _block_kind(self.layer))


def _place_layers(description: NetworkDescription) -> list[_Placed]:
    shapes: dict[str, tuple[int, ...]] = {IMAGE: description.input_shape}
    placed: list[_Placed] = []
    pairs = pair_with_inputs(layer.description for layer in description.layers)
    for layer, (_described, inputs) in zip(description.layers, pairs, strict=True):
        placed.append(_Placed(layer, shapes[inputs[0]], inputs))
        shapes[layer.name] = layer.output_shape
    return placed


def list_blocks(description: NetworkDescription) -> list[Block | Detour]:
    """Return the input, then the output of every layer that has a block; of a layer with two inputs both ways."""
    placed = _place_layers(description)
    main = {layer.name for layer in main_way(layer.description for layer in description.layers)}
    found: list[tuple[str, Block | Detour]] = [(IMAGE, Block(_("image"), description.input_shape, "input"))]
    side: list[Block] = []
    for at, one in enumerate(placed):
        if one.layer.name not in main:
            side += [one.block] if one.has_block else []
            continue
        if len(one.inputs) > 1:
            source = _find_source(placed[:at], one.inputs[1], main)
            behind = {layer.layer.name for layer in placed[_index(placed, source) + 1 : at]}
            way = [block for name, block in found if name in behind]
            found = [(name, block) for name, block in found if name not in behind]
            sign = SIGNS[one.layer.description.kind].strip()
            detour = Detour(source or _("image"), tuple(way), tuple(side), one.block, sign)
            found.append((one.layer.name, detour))
            side = []
        elif one.has_block:
            found.append((one.layer.name, one.block))
    return [block for _name, block in found]


def _find_source(placed: Sequence[_Placed], name: str, main: Collection[str]) -> str:
    """Return the output on the main way that the output `name` beside it comes from."""
    inputs = {one.layer.name: one.inputs for one in placed}
    while name != IMAGE and name not in main:
        name = inputs[name][0]
    return name


def _index(placed: Sequence[_Placed], name: str) -> int:
    """Return the place of a layer; −1 of the image."""
    return next((at for at, one in enumerate(placed) if one.layer.name == name), -1)


def list_undrawn(description: NetworkDescription) -> list[str]:
    """Return what the layers without a block do, each once, in the learner's language."""
    undrawn = (one for one in _place_layers(description) if not one.has_block)
    return list(dict.fromkeys(describe_kind(one.layer.description) for one in undrawn))


def _block_kind(layer: Layer) -> BlockKind:
    if layer.description.kind.has_capsules:
        return "capsules"
    return "map" if len(layer.output_shape) == 3 else "list"


def show_diagram(description: NetworkDescription) -> None:
    """Draw the network as a row of blocks, and say which layers have none."""
    drawn = list_blocks(description)
    st.html(network_diagram(drawn, " → ".join(block.text for block in drawn)))
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
