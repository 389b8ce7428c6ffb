"""Dynamic routing in the browser: five named steps an iteration, every number to look at.

Everything is sent once; stepping, hovering and selecting never reach the server. The view lives in the
address bar (`step`, `capsule`, `class`, `shown`, `order`).
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from lib.components.declare import declare
from lib.components.packing import pack
from lib.components.routing_stepper.labels import ROUTING_LABELS
from lib.components.routing_stepper.source import RoutingCode, routing_code
from lib.probe.observation import Geometry

__all__ = ["ROUTING_LABELS", "RoutingCode", "payload", "routing_code", "routing_stepper"]

ARRAYS = (
    "image",
    "primary",
    "votes",
    "logits",
    "couplings",
    "weighted_sums",
    "outputs",
    "agreements",
    "reconstruction",
)
OPTIONAL = ("reconstruction",)  # a network without a decoder has none
SHOWN = ("12", "24", "48", "all")
ORDERS = ("moved", "longest", "position")

_mount = declare(Path(__file__).parent)


def routing_stepper(
    trace: object,
    *,
    geometry: Geometry,
    classes: Sequence[str],
    translate: Callable[[str], str],
    view: Mapping[str, Any] | None = None,
    code: RoutingCode | None = None,
    key: str,
) -> None:
    """Draw the stepper.

    Args:
        trace: one image's routing, a mapping or an object with the arrays `image` [h, w, c] in [0, 1],
            `primary` [inputs, d], `votes` [inputs, outputs, dim], `logits`, `couplings`, `agreements`
            [r, inputs, outputs], `weighted_sums`, `outputs` [r, outputs, dim] and, where the network
            has a decoder, `reconstruction` [h, w, c].
        geometry: places the primary capsules on the image.
        classes: the class capsules' names, as the learner reads them.
        translate: gettext; every text of `ROUTING_LABELS` goes through it.
        view: where to start, as it stands in the address bar: `step`, `capsule`, `class`, `shown`, `order`.
            Anything missing or unusable falls back to the first step, the pair with the largest
            coupling to the answer, and 24 capsules.
        code: the lines to show; by default those of `lib/models/capsules/routing.py`.
        key: Streamlit's key for this component.

    Raises:
        ValueError: if the arrays, the geometry and the classes do not fit together.
    """
    data = payload(
        trace,
        geometry=geometry,
        classes=classes,
        labels={name: translate(text) for name, text in ROUTING_LABELS.items()},
        view=view or {},
        code=code or routing_code(),
    )
    _mount(data=data, key=key)


def payload(
    trace: object,
    *,
    geometry: Geometry,
    classes: Sequence[str],
    labels: Mapping[str, str],
    view: Mapping[str, Any],
    code: RoutingCode,
) -> bytes:
    """What the browser gets: the arrays unrounded as float32, with labels, geometry, view and code."""
    arrays = {name: array for name in ARRAYS if (array := _array(trace, name)) is not None}
    _check(arrays, geometry, classes)
    placed = asdict(geometry)
    meta = {
        "labels": dict(labels),
        "classes": list(classes),
        "geometry": placed,
        "view": _view(view),
        "code": asdict(code),
        # The step starts over when the data differ, and the question is asked once for each image.
        "digest": _digest(arrays, repr((placed, list(classes)))),
        "question": _digest({name: arrays[name] for name in ("image", "votes")}, ""),
    }
    return pack(meta, arrays)


def _array(trace: object, name: str) -> np.ndarray | None:
    value = trace.get(name) if hasattr(trace, "get") else getattr(trace, name, None)  # type: ignore[union-attr]
    if value is None:
        if name in OPTIONAL:
            return None
        raise ValueError(f"The routing trace has no {name}; it needs {', '.join(ARRAYS)}.")
    return np.asarray(value, dtype=np.float32)


def _check(arrays: Mapping[str, np.ndarray], geometry: Geometry, classes: Sequence[str]) -> None:
    inputs, outputs, dim = arrays["votes"].shape
    iterations = len(arrays["couplings"])
    pairs, capsules = (iterations, inputs, outputs), (iterations, outputs, dim)
    expected = {"logits": pairs, "couplings": pairs, "agreements": pairs}
    expected |= {"weighted_sums": capsules, "outputs": capsules}
    for name, shape in expected.items():
        if arrays[name].shape != shape:
            raise ValueError(f"{name} should be {shape} to fit the votes, but is {arrays[name].shape}.")
    placed = geometry.rows * geometry.columns * geometry.types
    if not placed == inputs == len(arrays["primary"]):
        raise ValueError(
            f"The geometry places {placed} primary capsules, but there are {len(arrays['primary'])} of them "
            f"and votes of {inputs}."
        )
    if len(classes) != outputs:
        raise ValueError(f"There are {len(classes)} class names for {outputs} class capsules.")


def _view(view: Mapping[str, Any]) -> dict[str, int | str | None]:
    shown, order = str(view.get("shown")), str(view.get("order"))
    return {name: _whole(view.get(name)) for name in ("step", "capsule", "class")} | {
        "shown": shown if shown in SHOWN else "24",
        "order": order if order in ORDERS else "moved",
    }


def _whole(value: object) -> int | None:
    try:
        return max(int(str(value)), 0)
    except ValueError:
        return None


def _digest(arrays: Mapping[str, np.ndarray], more: str) -> str:
    digest = hashlib.blake2b(more.encode(), digest_size=12)
    for name, array in arrays.items():
        digest.update(f"{name}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()
