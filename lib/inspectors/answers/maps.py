"""A network's feature maps of one image: plain arrays, without TensorFlow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from lib.inspectors.ask import question
from lib.models.layers.description import IMAGE, LayerKind
from lib.pictures.reference import AnyPicture


@dataclass(frozen=True)
class Slide:
    """A window that slides over a layer's input, each pair along (rows, columns).

    Output position p sees `kernel` input positions from p · stride − before on, those of them that there are.
    """

    kernel: tuple[int, int]
    stride: tuple[int, int]
    before: tuple[int, int]

    def span(self, low: int, high: int, axis: int, size: int) -> tuple[int, int]:
        """Return the first and last input position, of `size`, that outputs `low` to `high` see along an axis."""
        first = low * self.stride[axis] - self.before[axis]
        last = high * self.stride[axis] - self.before[axis] + self.kernel[axis] - 1
        return max(first, 0), min(last, size - 1)


@dataclass(frozen=True)
class LayerMaps:
    """One layer's output for one image.

    Attributes:
        name: its name in the network.
        kind: one whose output is shown, see `lib.inspectors.questions.map_chain`.
        shape: (height, width, maps); (numbers,) for "dense" and "scores". A sequence is one pixel wide.
        maps: uint8 [maps, rows, columns], each scaled from its `lows` and `highs` to 0 and 255; the means of
            `block` × `block` pixels if that is more than 1. None for "dense" and "scores".
        lows, highs: float32 [maps], the least and the greatest value of each map before it was averaged.
        values: float32 [numbers] of "dense" and "scores".
        slide: the window of a convolution or a pooling; of capsules, that of all their windows together.
        can_open: whether a map, or a number, of it can be taken apart into the contributions that make it.
        reads: "down" for a recurrent layer that reads the rows from above, "both" from below too.
        sources: the names of the layers whose maps it is computed from, `IMAGE` for the image; () for that before.
    """

    name: str
    kind: LayerKind
    shape: tuple[int, ...]
    maps: np.ndarray | None = None
    block: int = 1
    lows: np.ndarray | None = None
    highs: np.ndarray | None = None
    values: np.ndarray | None = None
    slide: Slide | None = None
    can_open: bool = False
    reads: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class NetworkMaps:
    """Every layer's maps of one image, in the order of computation.

    Attributes:
        image: what the network received, float32 [height, width, channels] in [0, 1].
        score_name: "lengths" or "probabilities".
        labels_per_image: how many classes an image shows, and the network names.
    """

    image: np.ndarray
    layers: tuple[LayerMaps, ...]
    score_name: str
    class_names: tuple[str, ...]
    labels_per_image: int = 1

    @property
    def scores(self) -> np.ndarray:
        """The scores by class, float32 [classes]."""
        values = self.layers[-1].values
        assert values is not None
        return values


@dataclass(frozen=True)
class FullMaps:
    """One layer's maps at full resolution.

    Attributes:
        values: float32 [maps, height, width] if that is small enough to send, else uint8 as `LayerMaps.maps`.
        block: the side of the blocks of pixels that were averaged; 1 if none were.
    """

    layer: str
    values: np.ndarray
    block: int


@dataclass(frozen=True)
class MapStep:
    """How one map is computed, with every number that takes part.

    Attributes:
        layer: the layer's name.
        map: the map's number in the layer.
        kind: as in `LayerMaps`.
        channels: int32 [n], the input maps that take part, the largest contribution first. Of an addition the same
            map of each input, of a map that a shortcut adds none.
        inputs: float32 [k, height, width], the first k of them; k < n if all would be too much to send.
        kernels: float32 [n, rows, columns], the kernel's slice for each; empty if the layer does not convolve.
        shares: float32 [n], the share of each in the sum of all contributions' sizes, in [0, 1].
        contributions: uint8 [n, rows', columns'], each channel's convolution with its slice, averaged over `block`
            pixels a side and scaled from −`limits` and `limits` to 0 and 255.
        limits: float32 [n], the largest size of each contribution.
        rest: float32 [height', width'], the sum of the contributions of the n − k others; of the largest of all
            maps the largest of those.
        sums: float32 [height', width'], all contributions and the bias: the input of the activation.
        output: float32 [height', width'], the map itself, as the network computes it.
        activation: "relu", "leaky_relu", "prelu", "rrelu", "softplus" or "linear".
        numbers: the other numbers that take part, by name, such as the bias.
    """

    layer: str
    map: int
    kind: LayerKind
    channels: np.ndarray
    inputs: np.ndarray
    output: np.ndarray
    kernels: np.ndarray
    shares: np.ndarray
    contributions: np.ndarray
    limits: np.ndarray
    rest: np.ndarray
    sums: np.ndarray
    block: int = 1
    activation: str = "linear"
    numbers: Mapping[str, float] = field(default_factory=dict[str, float])


Span = tuple[int, int, int, int]
"""First row, last row, first column, last column."""


def field_of(
    layers: Sequence[LayerMaps], name: str, place: tuple[int, int], size: tuple[int, int], which: int = 0
) -> Span:
    """Return the part of an image of `size` that a place (row, column) in map `which` of the layer `name` sees.

    It follows from kernels, strides and paddings alone, along every way that leads from the image to the layer.
    Of a recurrent layer it is the rows that its state has read; if the layer reads both ways, half of its units
    read from above, the second half from below.
    """
    names = [layer.name for layer in layers]
    seen: dict[str, Span] = {name: (place[0], place[0], place[1], place[1])}
    for at in range(names.index(name), -1, -1):
        layer = layers[at]
        if layer.name not in seen:  # its output goes elsewhere
            continue
        for source in layer.sources or (names[at - 1] if at else IMAGE,):
            before = size if source == IMAGE else layers[names.index(source)].shape
            span = _look_back(layer, seen[layer.name], before, which if layer.name == name else None)
            seen[source] = _span_both(seen.get(source, span), span)
    return seen[IMAGE]


def _look_back(layer: LayerMaps, span: Span, before: tuple[int, ...], which: int | None) -> Span:
    """Return what a part of a layer's output sees of an input with the shape `before`.

    Args:
        which: the map; None for all maps.
    """
    top, bottom, left, right = span
    if layer.reads:
        from_above = layer.reads != "both" or which is None or which < layer.shape[-1] // 2
        from_below = layer.reads == "both" and (which is None or which >= layer.shape[-1] // 2)
        return 0 if from_above else top, before[0] - 1 if from_below else bottom, 0, before[1] - 1
    if layer.slide is not None:
        return (*layer.slide.span(top, bottom, 0, before[0]), *layer.slide.span(left, right, 1, before[1]))
    return span


def _span_both(one: Span, other: Span) -> Span:
    """Return the smallest part that has both in it."""
    rows = min(one[0], other[0]), max(one[1], other[1])
    return (*rows, min(one[2], other[2]), max(one[3], other[3]))


def average_blocks(maps: np.ndarray, most: int) -> tuple[np.ndarray, int]:
    """Return maps [n, height, width] as the means of square blocks, at most `most` a side, and the blocks' side.

    Pixels at the lower and right edges that do not fill a block are left out.
    """
    height, width = maps.shape[1:]
    block = -(-max(height, width) // most)
    if block == 1:
        return maps, 1
    rows, columns = max(1, height // block), max(1, width // block)
    tall, wide = min(block, height), min(block, width)
    cut = maps[:, : rows * tall, : columns * wide]
    return cut.reshape(len(maps), rows, tall, columns, wide).mean(axis=(2, 4)), block


def scale_to_bytes(maps: np.ndarray, lows: np.ndarray, highs: np.ndarray) -> np.ndarray:
    """Return maps [n, height, width] as uint8, each scaled from its `lows` [n] and `highs` [n] to 0 and 255."""
    spans = np.where(highs > lows, highs - lows, 1.0)[:, None, None]
    return np.rint(np.clip((maps - lows[:, None, None]) / spans, 0, 1) * 255).astype(np.uint8)


ANSWERS_KEPT = 16
"""How many answers a web process keeps of each question, up to 4 MB each."""


@question("feature_maps", keep=ANSWERS_KEPT)
def map_overview(run_id: str, checkpoint: str, picture: AnyPicture) -> NetworkMaps:
    """Return every layer's feature maps of a picture.

    Raises:
        LearnerError: if the run or its weights are not there, or the picture is not there.
    """
    ...


@question("feature_maps", keep=ANSWERS_KEPT)
def full_maps(run_id: str, checkpoint: str, picture: AnyPicture, layer: str) -> FullMaps:
    """Return all maps of one layer as large as can be sent; raise LearnerError if there is no such layer."""
    ...


@question("layer_arithmetic", keep=ANSWERS_KEPT)
def map_step(run_id: str, checkpoint: str, picture: AnyPicture, layer: str, which: int) -> MapStep:
    """Return how map `which` of a layer is computed; raise LearnerError if there is no such map."""
    ...
