"""The journey of a digit through a network, and its payload for the browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.parts.packing import Payload, quantise
from lib.parts.picture_choice import PictureChoice
from lib.parts.routed import MOST_ITERATIONS

FloatArray = NDArray[np.floating]

LINKED_CAPSULES = 26
"""As many capsules as have room for their links: the ones routing moved furthest."""
SHOWN_MAPS = 10
"""As many maps of a layer as stay legible in the overview; the close-up shows all."""
MAX_MAP_LAYERS = 3


@dataclass(frozen=True)
class Journey:
    """One picture's journey through a capsule network of `I` primary and `J` class capsules.

    Attributes:
        name: short and unique: the address bar and the test ids use it.
        title: what a learner reads, already translated ("test image 115").
        label: the true class, or None if it is not known.
        image: `[h, w, c]` in 0..1, as the network received it.
        maps: one `[h, w, maps]` a convolution, at most `MAX_MAP_LAYERS`.
        primary: `[I, dim]`.
        couplings: `[r, I, J]`, what routing iteration r used.
        lengths: `[r, J]`, lengths of the class capsules after iteration r.
        reconstruction: `[h, w, c]` in 0..1.
        positions: rows and columns of the primary capsules' places where capsule i sits at place
            `i // types`; None draws them in a plain grid.
    """

    name: str
    title: str
    label: int | None
    image: FloatArray
    maps: tuple[FloatArray, ...]
    primary: FloatArray
    couplings: FloatArray
    lengths: FloatArray
    reconstruction: FloatArray
    positions: tuple[int, int] | None = None

    @property
    def winner(self) -> int:
        """The class with the longest capsule after the last iteration."""
        return int(np.argmax(self.lengths[-1]))


def step_names(journey: Journey) -> list[str]:
    """Return what an address may say under `step`, in order; `stepsOf` in `state.js` has the same."""
    maps = (f"maps-{number}" for number in range(1, len(journey.maps) + 1))
    iterations = (f"iteration-{number}" for number in range(1, len(journey.lengths) + 1))
    return ["pixels", *maps, "capsules", *iterations, "answer", "memory"]


@dataclass(frozen=True)
class Further:
    """What the browser needs to send other pictures on the same journey.

    Attributes:
        network: where the network's file is served; None if the server answers.
        layers: the names of the layers whose maps are shown.
        choice: the picture that is chosen, and the others that a learner may choose.
        trained_with: the number of iterations in training.
    """

    network: str | None
    layers: Sequence[str]
    choice: PictureChoice
    trained_with: int


def payload(
    journeys: Sequence[Journey],
    *,
    classes: Sequence[str],
    view: Mapping[str, str],
    examples: int,
    further: Further,
) -> Payload:
    """Return everything the browser needs to show and step through `journeys`, about 20 kB a journey.

    Pictures and maps go as bytes (`quantise`, range in `meta`), capsules and lengths as float32.

    Args:
        examples: how many of the journeys, the first ones, are always there; by them the capsules' directions and
            the maps that are shown are chosen.

    Raises:
        ValueError: if the journeys are not all of one network with `classes`, or share a name.
    """
    _check(journeys, classes)
    primary = _stack(journeys, "primary")
    axes, share = principal_directions(primary[:examples])
    links = [furthest_moved(journey.couplings) for journey in journeys]
    arrays = {
        "image": quantise(_stack(journeys, "image"), 0, 1),
        "reconstruction": quantise(_stack(journeys, "reconstruction"), 0, 1),
        "primary": primary,
        "directions": _unit(primary @ axes.T),
        "link_capsules": np.array(links, np.int32),
        "links": np.array([j.couplings[:, rows] for j, rows in zip(journeys, links, strict=True)], np.float32),
        "lengths": _stack(journeys, "lengths"),
        "axes": axes.astype(np.float32),
    }
    layers: list[dict[str, Any]] = []
    for layer in range(len(journeys[0].maps)):
        maps = np.stack([journey.maps[layer] for journey in journeys])  # (n, h, w, maps)
        ranges = [(float(one.min()), float(one.max())) for one in maps]
        arrays[f"maps_{layer}"] = np.stack([quantise(one, *span) for one, span in zip(maps, ranges, strict=True)])
        layers.append({"ranges": ranges, "shown": liveliest(maps[:examples])})
    meta = {
        "classes": list(classes),
        "view": dict(view),
        "positions": journeys[0].positions,
        "share": share,
        "layers": layers,
        "journeys": [_description(journey) for journey in journeys],
        "examples": examples,
        "network": further.network,
        "layer_names": list(further.layers),
        "choice": further.choice.meta(),
        "trained_with": further.trained_with,
        "most_iterations": MOST_ITERATIONS,
    }
    return Payload(meta, arrays)


def furthest_moved(couplings: FloatArray, count: int = LINKED_CAPSULES) -> NDArray[np.int32]:
    """Return the `count` capsules whose last couplings differ most from 1/J.

    They come in the order of the class they turned to, then of how much they send it, so that
    their links cross little.
    """
    last = couplings[-1]  # (inputs, outputs)
    moved = np.abs(last - 1 / last.shape[1]).max(axis=1)
    chosen = np.argsort(-moved, kind="stable")[:count]
    favourite = last[chosen].argmax(axis=1)
    return chosen[np.lexsort((-last[chosen].max(axis=1), favourite))].astype(np.int32)


def liveliest(maps: FloatArray, count: int = SHOWN_MAPS) -> list[int]:
    """Return the `count` maps of `[n, h, w, maps]` that differ most over the pictures' places, in their own order.

    They are the same for all pictures, so that a map stays in its place when another digit comes.
    """
    spread = maps.std(axis=(1, 2)).mean(axis=0)  # (maps,)
    return sorted(int(at) for at in np.argsort(-spread, kind="stable")[:count])


def principal_directions(capsules: FloatArray) -> tuple[FloatArray, float]:
    """Return the 2 directions `[2, dim]` that hold most of `[n, I, dim]` capsules, and the share (0..1) held."""
    _, strength, axes = np.linalg.svd(capsules.reshape(-1, capsules.shape[-1]), full_matrices=False)
    held = strength**2
    return axes[:2], float(held[:2].sum() / max(held.sum(), np.finfo(np.float32).tiny))


def _unit(vectors: FloatArray) -> NDArray[np.float32]:
    sizes = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return (vectors / np.maximum(sizes, np.finfo(np.float32).tiny)).astype(np.float32)


def _stack(journeys: Sequence[Journey], name: str) -> NDArray[np.float32]:
    return np.stack([getattr(journey, name) for journey in journeys]).astype(np.float32)


def _description(journey: Journey) -> dict[str, Any]:
    """Return the facts of a journey that the browser cannot compute from the arrays that it gets."""
    return {
        "name": journey.name,
        "title": journey.title,
        "label": journey.label,
        "winner": journey.winner,
        "mean_couplings": journey.couplings[:, :, journey.winner].mean(axis=1).tolist(),  # (r,)
        "error": float(np.abs(journey.reconstruction - journey.image).mean()),
    }


def _check(journeys: Sequence[Journey], classes: Sequence[str]) -> None:
    if not journeys:
        raise ValueError("A journey needs at least one picture.")
    names = [journey.name for journey in journeys]
    if len(set(names)) != len(names):
        raise ValueError(f"Journeys need names of their own, got {names}.")
    first = _shapes(journeys[0])
    for journey in journeys:
        if _shapes(journey) != first:
            raise ValueError(
                f"All journeys must be of one network: {journeys[0].name} has {first}, "
                f"{journey.name} has {_shapes(journey)}."
            )
    iterations, outputs = journeys[0].lengths.shape
    expected = (iterations, len(journeys[0].primary), outputs)
    if journeys[0].couplings.shape != expected or outputs != len(classes):
        raise ValueError(
            f"Couplings are {journeys[0].couplings.shape} for lengths {journeys[0].lengths.shape}, "
            f"{len(journeys[0].primary)} capsules and {len(classes)} classes; expected {expected}."
        )
    if not 1 <= len(journeys[0].maps) <= MAX_MAP_LAYERS:
        raise ValueError(f"Expected 1 to {MAX_MAP_LAYERS} layers of maps, got {len(journeys[0].maps)}.")


def _shapes(journey: Journey) -> tuple[Any, ...]:
    return (
        journey.image.shape,
        *(maps.shape for maps in journey.maps),
        journey.primary.shape,
        journey.couplings.shape,
        journey.lengths.shape,
        journey.reconstruction.shape,
        journey.positions,
    )
