"""Routing in the browser: the named steps of each kind of routing, every number to look at.

A kind is described in its `kind_*.js`: its steps, and what each of them draws and works out. Everything is
sent once; stepping, hovering and selecting never reach the server. The view lives in the address bar
(`step`, `capsule`, `class`, `shown`, `order`).
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from lib.inspectors.answers.observation import Geometry
from lib.parts.declare import declare
from lib.parts.packing import pack
from lib.parts.routing_stepper.labels import ROUTING_LABELS
from lib.parts.routing_stepper.source import RoutingCode, routing_code

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
DETAILS: Mapping[str, tuple[str, ...]] = {
    "dynamic": (),
    "uniform": (),
    "self_attention": ("priors",),
    "em": ("input_activations", "variances", "costs", "activations"),
}
"""What each kind of routing computes beside the arrays that all have (see `RoutingObservation`)."""
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
            has a decoder, `reconstruction` [h, w, c]. `kind` is one of `DETAILS`, "dynamic" where it is
            missing, and `details` a mapping with the arrays that this kind has.
        geometry: places the primary capsules on the image.
        classes: the class capsules' names, as the learner reads them.
        translate: gettext; every text of `ROUTING_LABELS` goes through it.
        view: where to start, as it stands in the address bar: `step`, `capsule`, `class`, `shown`, `order`.
            Anything missing or unusable falls back to the first step, the pair with the largest
            share in the answer, and 24 capsules.
        code: the lines to show; by default those of the function in `lib/models/capsules` that ran.
        key: Streamlit's key for this component.

    Raises:
        ValueError: if there is no such kind, or the arrays, the geometry and the classes do not fit together.
    """
    data = payload(
        trace,
        geometry=geometry,
        classes=classes,
        labels={name: translate(text) for name, text in ROUTING_LABELS.items()},
        view=view or {},
        code=code or routing_code(_kind(trace)),
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
    kind = _kind(trace)
    arrays = {name: array for name in ARRAYS if (array := _array(trace, name)) is not None}
    details = _read(trace, "details") or {}
    arrays |= {name: _detail(details, name, kind) for name in DETAILS[kind]}
    _check(arrays, geometry, classes)
    placed = asdict(geometry)
    meta = {
        "kind": kind,
        "labels": dict(labels),
        "classes": list(classes),
        "geometry": placed,
        "view": _view(view),
        "code": asdict(code),
        # The step starts over when the data differ, and the question is asked once for each image.
        "digest": _digest(arrays, repr((kind, placed, list(classes)))),
        "question": _digest({name: arrays[name] for name in ("image", "votes")}, ""),
    }
    return pack(meta, arrays)


def _read(trace: object, name: str) -> Any:
    return trace.get(name) if hasattr(trace, "get") else getattr(trace, name, None)  # type: ignore[union-attr]


def _kind(trace: object) -> str:
    kind = _read(trace, "kind") or "dynamic"
    if kind not in DETAILS:
        raise ValueError(f"The stepper knows no routing called {kind!r}; expected one of {', '.join(DETAILS)}.")
    return kind


def _detail(details: Mapping[str, Any], name: str, kind: str) -> np.ndarray:
    if name not in details:
        raise ValueError(f"The routing trace has no {name}; for {kind!r} it needs {', '.join(DETAILS[kind])}.")
    return np.asarray(details[name], dtype=np.float32)


def _array(trace: object, name: str) -> np.ndarray | None:
    value = _read(trace, name)
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
    expected |= {"priors": pairs, "variances": capsules, "input_activations": (iterations, inputs)}
    expected |= {"costs": (iterations, outputs), "activations": (iterations, outputs)}
    for name, shape in expected.items():
        if name in arrays and arrays[name].shape != shape:
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
