"""A layer's description in plain values, which inspectors, snapshots and pages read instead of the layer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, Protocol, TypeVar

Padding = Literal["valid", "same"]


class LayerKind(StrEnum):
    """What a layer does; browser parts get the value."""

    CONVOLUTION = "convolution"
    POOLING = "pooling"
    LOCAL_RESPONSE_NORMALIZATION = "lrn"
    BATCH_NORMALIZATION = "normalization"
    ACTIVATION = "activation"
    ADDITION = "addition"
    MULTIPLICATION = "multiplication"
    SHORTCUT = "shortcut"
    CHANNEL_POOLING = "channel_pooling"
    GLOBAL_POOLING = "global_pooling"
    MEAN_SUBTRACTION = "centred"
    RECURRENT = "recurrent"
    DENSE = "dense"
    DROPOUT = "dropout"
    FLATTEN = "flatten"
    RESHAPE = "reshape"
    CAPSULES = "capsules"
    CLASS_CAPSULES = "class_capsules"
    DECODER = "decoder"
    SCORES = "scores"
    OTHER = "other"

    @property
    def has_capsules(self) -> bool:
        """Whether the layer's output is capsules."""
        return self in (LayerKind.CAPSULES, LayerKind.CLASS_CAPSULES)


@dataclass(frozen=True)
class Window:
    """A window that slides over a map, or over a sequence.

    Attributes:
        layer: the name of the layer that looks through it.
        kind: CONVOLUTION, POOLING, or CAPSULES where capsules look at a window of capsules.
        side, stride: in positions; windows are square.
        channels: of the output; None if it has those of the input.
        groups: parts that the channels are divided into, each seeing its own part alone.
        bias: whether each output channel has one more weight.
        whole: whether the window is always as large as the map.
        dimensions: 2 over a map, 1 over a sequence.
    """

    layer: str
    kind: LayerKind
    side: int
    stride: int
    padding: Padding = "valid"
    channels: int | None = None
    groups: int = 1
    bias: bool = True
    whole: bool = False
    dimensions: int = 2


@dataclass(frozen=True)
class Capsules:
    """The capsules of a layer.

    Attributes:
        types: kinds of capsule at each position, or class capsules.
        size: numbers in one, its activation included.
        has_poses: whether each is a matrix with an activation behind it. Otherwise it is a vector, whose length
            is its activation.
    """

    types: int
    size: int
    has_poses: bool = False


@dataclass(frozen=True)
class LayerDescription:
    """What one layer is.

    Attributes:
        name: the name of its output in `Network.layer_outputs`.
        windows: in order of computation; several if one layer stacks several layers of capsules.
        activation: Keras's name of the function at its end, "prelu", "rrelu", or "length" of each capsule.
        kernels: the names of its convolution kernels, as `Network.named_weights` has them.
        capsules: what its output consists of; only of CAPSULES and CLASS_CAPSULES.
        reads_both_ways: whether a recurrent layer reads from the end as well.
        neighbours: how many channels, itself included, local response normalisation divides a channel by.
        constants: other numbers that take part in its computation, by name.
        class_name: the layer's class; only of OTHER.
        reads: the names of the outputs that come into it, the one on the main way first; () for the one before.
    """

    name: str
    kind: LayerKind
    windows: tuple[Window, ...] = ()
    activation: str = "linear"
    kernels: tuple[str, ...] = ()
    capsules: Capsules | None = None
    reads_both_ways: bool = False
    neighbours: int = 1
    constants: Mapping[str, float] = field(default_factory=dict[str, float])
    class_name: str = ""
    reads: tuple[str, ...] = ()


class ReadsOutputs(Protocol):
    """A layer, or what is said of one, in a list of layers."""

    @property
    def name(self) -> str: ...

    @property
    def reads(self) -> tuple[str, ...]: ...


IMAGE = ""
"""Stands for the image among the names of outputs that come into a layer."""
LayerT = TypeVar("LayerT", bound=ReadsOutputs)


def pair_with_inputs(layers: Iterable[LayerT]) -> Iterator[tuple[LayerT, tuple[str, ...]]]:
    """Yield each layer with the names of the outputs that come into it, `IMAGE` for the image."""
    before = IMAGE
    for layer in layers:
        yield layer, layer.reads or (before,)
        before = layer.name


def main_way(layers: Iterable[LayerT], last: str = "") -> list[LayerT]:
    """Return the layers on the main way from the image to the output `last`, in order: without any shortcut.

    Args:
        last: "" for that of the last layer.
    """
    pairs = list(pair_with_inputs(layers))
    found: list[LayerT] = []
    wanted = last or (pairs[-1][0].name if pairs else IMAGE)
    for layer, inputs in reversed(pairs):
        if layer.name == wanted:
            found.append(layer)
            wanted = inputs[0]
    return found[::-1]
