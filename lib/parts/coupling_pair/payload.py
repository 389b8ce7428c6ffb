"""The payload of two pictures' couplings: those of the last pass, and what is typical of the network."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.models.capsules.routing import routing_kind
from lib.parts.packing import Payload, quantise
from lib.parts.picture_choice import PictureChoice
from lib.whole_numbers import is_whole_number

ANSWER = "answer"
"""The choice of couplings to each picture's own answer, rather than to one class."""
SHARES = (5, 50, 95)
"""Percentiles that say what is typical."""


@dataclass(frozen=True)
class Routed:
    """One of the two pictures.

    Attributes:
        routing: of it, in as many iterations as in training.
        others: what the learner may choose in its place.
    """

    routing: RoutingObservation
    others: PictureChoice


@dataclass(frozen=True)
class Origin:
    """What routes the pictures.

    Attributes:
        run: its id.
        checkpoint: its name.
        title: what the learner calls the network.
        network: where its file is served; None if the server answers.
        iterations: the number of passes, as in training.
    """

    run: str
    checkpoint: str
    title: str
    network: str | None
    iterations: int


@dataclass(frozen=True)
class Typical:
    """How alike the couplings of two test images usually are.

    Attributes:
        alike, different: [pairs, 2], of pairs of one class or of different ones: mean absolute difference and
            correlation, NaN where there is none.
        images: how many test images the pairs are taken from.
    """

    alike: np.ndarray
    different: np.ndarray
    images: int

    def meta(self) -> dict[str, Any]:
        """Return percentiles of both, as scripts read them; None where nothing is known."""
        pairs = {"alike": self.alike, "different": self.different}
        return {"images": self.images, **{name: _percentiles(values) for name, values in pairs.items()}}


def payload(
    pictures: tuple[Routed, Routed],
    origin: Origin,
    *,
    classes: Sequence[str],
    typical: Typical | None,
    view: Mapping[str, Any] | None = None,
) -> Payload:
    """Return images as bytes, couplings [2, I, J] and lengths [2, J] of the last pass as float32.

    Args:
        classes: the class capsules' names, as the learner reads them.
        typical: what was measured over many pairs; None if nothing was.
        view: where to start, as it stands in the address bar.

    Raises:
        ValueError: if the couplings do not fit the geometry or the classes.
    """
    first, second = (picture.routing for picture in pictures)
    couplings = np.stack([first.couplings[-1], second.couplings[-1]]).astype(np.float32)
    geometry = first.geometry
    inputs = geometry.rows * geometry.columns * geometry.types
    if couplings.shape[1:] != (inputs, len(classes)):
        raise ValueError(
            f"{couplings.shape[1:]} couplings do not fit {inputs} capsules and {len(classes)} classes"
        )
    kind = routing_kind(first.kind)
    meta = {
        "kind": {
            "name": kind.name,
            "decides": kind.name != "uniform",
            "priors": "priors" in kind.details,
            "uniform": kind.uniform_share(len(classes)),
        },
        "presence": kind.presence,
        "classes": list(classes),
        "geometry": asdict(geometry),
        "origin": asdict(origin),
        "choices": [picture.others.meta() for picture in pictures],
        "typical": typical and typical.meta(),
        "view": _view(view or {}),
    }
    arrays = {
        "images": np.stack([quantise(first.image, 0, 1), quantise(second.image, 0, 1)]),
        "couplings": couplings,
        "lengths": np.stack([first.lengths[-1], second.lengths[-1]]).astype(np.float32),
    }
    return Payload(meta, arrays)


def _view(view: Mapping[str, Any]) -> dict[str, int | None]:
    """Return the class and the primary capsule that a link asks for, both counted from 0; None for none."""
    to, capsule = str(view.get("to")), str(view.get("capsule"))
    return {
        "to": int(to) if is_whole_number(to) else None,
        "capsule": max(int(capsule) - 1, 0) if is_whole_number(capsule) else None,  # the address counts from 1
    }


def _percentiles(pairs: np.ndarray) -> dict[str, list[float]] | None:
    """Return the percentiles of differences and correlations; None if there are no pairs."""
    if not len(pairs):
        return None
    known = pairs[~np.isnan(pairs[:, 1]), 1]
    correlation: list[float] = np.percentile(known, SHARES).tolist() if len(known) else []
    return {"difference": np.percentile(pairs[:, 0], SHARES).tolist(), "correlation": correlation}
