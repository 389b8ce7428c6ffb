"""What an inspector reports of a network's feature maps; plain arrays, without TensorFlow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from lib.inspectors.ask import question
from lib.models.layers.description import LayerKind
from lib.pictures.reference import AnyPicture


@dataclass(frozen=True)
class Slide:
    """A window that slides over a layer's input, each pair along (rows, columns).

    Output position p sees the input positions p · stride − before … + kernel − 1, as far as there are any.
    """

    kernel: tuple[int, int]
    stride: tuple[int, int]
    before: tuple[int, int]

    def span(self, low: int, high: int, axis: int, size: int) -> tuple[int, int]:
        """The first and the last input position, of `size`, that the outputs `low` to `high` see along an axis."""
        first = low * self.stride[axis] - self.before[axis]
        last = high * self.stride[axis] - self.before[axis] + self.kernel[axis] - 1
        return max(first, 0), min(last, size - 1)


@dataclass(frozen=True)
class LayerMaps:
    """What one layer made of one image.

    Attributes:
        name: as the network calls it.
        kind: one whose output is shown, see `lib.inspectors.questions.map_chain`.
        shape: (height, width, maps); (numbers,) for "dense" and "scores". A sequence is one pixel wide.
        maps: uint8 [maps, rows, columns], each from 0 to 255 between its `lows` and `highs`; averaged over
            `block` × `block` pixels where that is more than 1. None for "dense" and "scores".
        lows, highs: float32 [maps], the ends of each map's values before they were averaged.
        values: float32 [numbers] of "dense" and "scores".
        slide: the window of a convolution or a pooling; of capsules, that of all their windows together.
        opens: whether one map can be taken apart into what made it.
        reads: "down" for a recurrent layer that reads the rows from above, "both" from below too.
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
    opens: bool = False
    reads: str = ""


@dataclass(frozen=True)
class NetworkMaps:
    """Every layer's maps of one image, in the order of computation.

    Attributes:
        image: what the network received, float32 [height, width, channels] in [0, 1].
        score_name: "lengths" or "probabilities".
    """

    image: np.ndarray
    layers: tuple[LayerMaps, ...]
    score_name: str
    class_names: tuple[str, ...]

    @property
    def scores(self) -> np.ndarray:
        """Float32 [classes]."""
        values = self.layers[-1].values
        assert values is not None
        return values


@dataclass(frozen=True)
class FullMaps:
    """One layer's maps at full resolution.

    Attributes:
        values: float32 [maps, height, width] where that is small enough to send, else uint8 like `LayerMaps.maps`.
        block: how many pixels a side were averaged; 1 for none.
    """

    layer: str
    values: np.ndarray
    block: int


@dataclass(frozen=True)
class MapStep:
    """How one map came about, with every number that takes part.

    Attributes:
        kind: as in `LayerMaps`.
        channels: int32 [n], the input maps that take part, those that count most first.
        inputs: float32 [k, height, width], the first k of them; k < n where all would be too much to send.
        kernels: float32 [n, rows, columns], the kernel's slice for each; empty where nothing is convolved.
        shares: float32 [n], the part of each in the sum of all contributions' sizes, in [0, 1].
        contributions: uint8 [n, rows', columns'], each channel's convolution with its slice, averaged over `block`
            pixels a side; from 0 to 255 between −`limits` and `limits`.
        limits: float32 [n], the largest size of each contribution.
        rest: float32 [height', width'], the sum of the contributions of the n − k others.
        sums: float32 [height', width'], all contributions and the bias: what goes into the activation.
        output: float32 [height', width'], the map itself, as the network gave it.
        activation: "relu", "leaky_relu", "softplus" or "linear".
        numbers: what else takes part, by name, such as the bias.
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
    numbers: Mapping[str, float] = field(default_factory=dict)


Span = tuple[int, int, int, int]
"""The first and the last row, then the first and the last column."""


def field_of(
    layers: Sequence[LayerMaps], name: str, place: tuple[int, int], size: tuple[int, int], which: int = 0
) -> Span:
    """What a place (row, column) in map `which` of the layer `name` sees of an image of `size`, cut at its border.

    From kernels, strides and paddings alone; of a recurrent layer, the rows that its state has read: of one that
    reads both ways, the first half of its units has read from above, the second from below.
    """
    names = [layer.name for layer in layers]
    last = names.index(name)
    spans = [(place[0], place[0]), (place[1], place[1])]
    for at in range(last, -1, -1):
        layer = layers[at]
        before = size if at == 0 else layers[at - 1].shape
        if layer.reads:
            from_above = layer.reads != "both" or at < last or which < layer.shape[-1] // 2
            from_below = layer.reads == "both" and (at < last or which >= layer.shape[-1] // 2)
            rows = (0 if from_above else spans[0][0], before[0] - 1 if from_below else spans[0][1])
            spans = [rows, (0, before[1] - 1)]
        elif layer.slide is not None:
            slide = layer.slide
            spans = [slide.span(*span, axis, before[axis]) for axis, span in enumerate(spans)]
    return (*spans[0], *spans[1])


def averaged(maps: np.ndarray, most: int) -> tuple[np.ndarray, int]:
    """Maps [n, height, width] with at most `most` pixels a side: the means of square blocks, and their side.

    What does not fill a block at the lower and right edges is left out.
    """
    height, width = maps.shape[1:]
    block = -(-max(height, width) // most)
    if block == 1:
        return maps, 1
    rows, columns = max(1, height // block), max(1, width // block)
    tall, wide = min(block, height), min(block, width)
    cut = maps[:, : rows * tall, : columns * wide]
    return cut.reshape(len(maps), rows, tall, columns, wide).mean(axis=(2, 4)), block


def as_bytes(maps: np.ndarray, lows: np.ndarray, highs: np.ndarray) -> np.ndarray:
    """Maps [n, height, width] as uint8, each between its own ends [n]."""
    spans = np.where(highs > lows, highs - lows, 1.0)[:, None, None]
    return np.rint(np.clip((maps - lows[:, None, None]) / spans, 0, 1) * 255).astype(np.uint8)


ANSWERS_KEPT = 16
"""Answers of up to 4 MB each."""


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
    """Return how one map of a layer came about, number by number; raise LearnerError if there is no such map."""
    ...
