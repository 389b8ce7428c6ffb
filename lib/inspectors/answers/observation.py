"""What an inspector reports about one image and one network; plain arrays, without TensorFlow."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Geometry:
    """Where primary capsule i sits and which pixels it sees.

    Capsule i is at row i // (columns · types), column (i // types) % columns, type i % types. Its
    receptive field is a square of `field_size` pixels whose top left corner is `field_offset` +
    `field_stride` times (row, column); it may reach beyond the image.
    """

    rows: int
    columns: int
    types: int
    field_size: int
    field_stride: int
    field_offset: int


@dataclass(frozen=True)
class Observation:
    """What one network computed for one image.

    Attributes:
        scores: [classes], capsule lengths or softmax probabilities, named by `score_name`.
        image: what the network received, float32 [height, width, channels] in [0, 1].
        layers: each layer's output by the layer's name, without the batch axis, in order.
        reconstruction: [height, width, channels], or None for a network without a decoder.
    """

    score_name: str
    class_names: tuple[str, ...]
    scores: np.ndarray
    image: np.ndarray
    layers: Mapping[str, np.ndarray]
    reconstruction: np.ndarray | None

    @property
    def winner(self) -> int:
        """The label with the highest score."""
        return int(np.argmax(self.scores))


@dataclass(frozen=True)
class RoutingObservation:
    """The routing of one image, r iterations over I primary and J class capsules of D numbers.

    Shapes: `primary` [I, dim], `votes` [I, J, D], `logits`, `couplings` and `agreements` [r, I, J],
    `weighted_sums` and `outputs` [r, J, D], `reconstruction` and `image` [height, width, channels].

    Attributes:
        kind: which kind of routing it was, one of `lib.catalog.ROUTING_KINDS`.
        details: what only this kind computes, by name, the iteration first, without the batch axis:
            for "self_attention" `priors` [1, I, J]; for "em" `input_activations` [r, I], `variances`
            [r, J, D], `costs` and `activations` [r, J].
    """

    class_names: tuple[str, ...]
    geometry: Geometry
    image: np.ndarray
    primary: np.ndarray
    votes: np.ndarray
    logits: np.ndarray
    couplings: np.ndarray
    weighted_sums: np.ndarray
    outputs: np.ndarray
    agreements: np.ndarray
    reconstruction: np.ndarray | None
    kind: str = "dynamic"
    details: Mapping[str, np.ndarray] = field(default_factory=dict)

    @property
    def lengths(self) -> np.ndarray:
        """The length of every class capsule after each iteration, [r, J]."""
        return np.linalg.norm(self.outputs, axis=-1)


@dataclass(frozen=True)
class PreparedImage:
    """How a learner's picture became a network's input.

    Attributes:
        stages: (name, uint8 [h, w] or [h, w, 3]) from "original" to "resize", which is what the
            network receives; the steps that were switched off are absent.
        model_input: float32 [height, width, channels] in [0, 1].
        is_blank: whether nothing was found on the picture.
    """

    stages: tuple[tuple[str, np.ndarray], ...]
    model_input: np.ndarray
    is_blank: bool
