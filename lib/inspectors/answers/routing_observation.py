"""The routing of one image in one network: plain arrays, without TensorFlow."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

import numpy as np

from lib.inspectors import kept
from lib.inspectors.ask import question
from lib.pictures.reference import AnyPicture
from lib.runs import RunFiles, open_store

_DETAIL = "detail/"
_ARRAYS = (
    *("image", "primary", "votes", "logits", "couplings"),
    *("weighted_sums", "outputs", "agreements"),
)
RECONSTRUCTIONS = ("reconstruction", "second_reconstruction")
"""The arrays that only a network with a decoder has, the second only one that names two classes."""


@dataclass(frozen=True)
class Geometry:
    """The places of the primary capsules, and the pixels that each sees.

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
class RoutingObservation:
    """The routing of one image, r iterations over I primary and J class capsules of D numbers.

    Shapes: `primary` [I, dim], `votes` [I, J, D], `logits`, `couplings` and `agreements` [r, I, J],
    `weighted_sums` and `outputs` [r, J, D], `image` and the reconstructions [height, width, channels].

    Attributes:
        reconstruction: drawn from the longest class capsule; None without a decoder.
        second_reconstruction: drawn from the next, by a network that names two classes.
        kind: the kind of routing, one of `lib.models.capsules.routing.ROUTING_KINDS`.
        details: the values that only this kind computes; `RoutingKind.details` has their names and axes.
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
    reconstruction: np.ndarray | None = None
    second_reconstruction: np.ndarray | None = None
    kind: str = "dynamic"
    details: Mapping[str, np.ndarray] = field(default_factory=dict[str, np.ndarray])

    @property
    def lengths(self) -> np.ndarray:
        """The length of every class capsule after each iteration, [r, J]."""
        return np.linalg.norm(self.outputs, axis=-1)

    def to_arrays(self) -> dict[str, np.ndarray]:
        """Return it as named arrays, to keep in a file."""
        arrays: dict[str, np.ndarray] = {name: vars(self)[name] for name in _ARRAYS}
        drawn = {name: vars(self)[name] for name in RECONSTRUCTIONS}
        arrays |= {name: array for name, array in drawn.items() if array is not None}
        arrays |= {_DETAIL + name: values for name, values in self.details.items()}
        geometry = np.array(list(asdict(self.geometry).values()))
        return {
            **arrays,
            "class_names": np.array(self.class_names),
            "geometry": geometry,
            "kind": np.array(self.kind),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> "RoutingObservation":
        """Return the observation that `to_arrays` turned into these arrays.

        Old files without a kind are of dynamic routing.
        """
        return cls(
            class_names=tuple(arrays["class_names"].tolist()),
            geometry=Geometry(*arrays["geometry"].tolist()),
            **{name: arrays[name] for name in _ARRAYS},
            reconstruction=arrays.get("reconstruction"),
            second_reconstruction=arrays.get("second_reconstruction"),
            kind=str(arrays.get("kind", "dynamic")),
            details={
                name.removeprefix(_DETAIL): values for name, values in arrays.items() if name.startswith(_DETAIL)
            },
        )


def save_routing(files: RunFiles, seen: RoutingObservation) -> None:
    """Keep the routing of an image in its run's folder; raise LearnerError if it cannot be written."""
    kept.save_about_picture(files, f"routing{len(seen.outputs)}", seen.image, seen.to_arrays())


def load_routing(files: RunFiles, image: np.ndarray, iterations: int) -> RoutingObservation | None:
    """Return the kept routing of `image` in this many iterations; None if there is none."""
    arrays = kept.load_about_picture(files, f"routing{iterations}", image)
    return None if arrays is None else RoutingObservation.from_arrays(arrays)


def _kept(
    run_id: str, checkpoint: str, picture: AnyPicture, iterations: int, off: tuple[int, ...] = ()
) -> RoutingObservation | None:
    image = None if off else kept.read_test_pixels(run_id, picture)
    if image is None:
        return None
    store = open_store()
    return load_routing(store.files(store.get(run_id)), image, iterations)


@question("observe_routing", keep=48, kept=_kept)
def observe_routing(
    run_id: str, checkpoint: str, picture: AnyPicture, iterations: int, off: tuple[int, ...] = ()
) -> RoutingObservation:
    """Return every value of the routing of a picture in `iterations` iterations.

    The primary capsules `off` are switched off: their votes, and their activations where they have any, are 0.

    Raises:
        LearnerError: if the run has no capsules, its weights are not there, or the picture is not there.
    """
    ...
