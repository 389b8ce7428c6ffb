"""Routing in the browser: the named steps of each kind of routing, every number to look at.

A kind declares its steps and their texts in `lib/models/capsules/routing`. A `kind_*.js` of its name says what its
steps draw and work out; a kind without one is drawn from its declaration alone. Everything is sent once; stepping,
hovering and selecting never reach the server. The view lives in the address bar (`step`, `capsule`, `class`,
`shown`, `order`).
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from lib.inspectors.answers.routing_observation import Geometry
from lib.models.capsules.routing import RoutingKind, routing_kind
from lib.models.capsules.trace import TRACE_AXES, Axis
from lib.parts.declare import declare
from lib.parts.packing import pack
from lib.parts.routing_stepper.labels import ROUTING_LABELS
from lib.parts.routing_stepper.source import RoutingCode, routing_code

__all__ = ["ROUTING_LABELS", "RoutingCode", "payload", "routing_code", "routing_stepper"]

GIVEN = ("image", "primary", "votes")
"""What routing starts from, beside the arrays that it reports (`RoutingKind.axes`)."""
RECONSTRUCTION = "reconstruction"
"""What a network with a decoder draws."""
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
            has a decoder, `reconstruction` [h, w, c]. `kind` is one of `ROUTING_KINDS`, "dynamic" where it is
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
        code=code or routing_code(_kind(trace).name),
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
    arrays = _arrays(trace, kind)
    _check(arrays, kind, geometry, classes)
    placed = asdict(geometry)
    meta = {
        "kind": _declared(kind),
        "labels": dict(labels),
        "classes": list(classes),
        "geometry": placed,
        "view": _view(view),
        "code": asdict(code),
        # The step starts over when the data differ, and the question is asked once for each image.
        "digest": _digest(arrays, repr((kind.name, placed, list(classes)))),
        "question": _digest({name: arrays[name] for name in ("image", "votes")}, ""),
    }
    return pack(meta, arrays)


def _read(trace: object, name: str) -> Any:
    return trace.get(name) if hasattr(trace, "get") else getattr(trace, name, None)  # type: ignore[union-attr]


def _kind(trace: object) -> RoutingKind:
    return routing_kind(_read(trace, "kind") or "dynamic")


def _declared(kind: RoutingKind) -> dict[str, Any]:
    """Return what the scripts read of a kind: no texts, which are among the labels."""
    steps = [{"name": step.name, "array": step.array} for step in kind.steps]
    return {"name": kind.name, "onePass": kind.is_one_pass, "steps": steps}


def _arrays(trace: object, kind: RoutingKind) -> dict[str, np.ndarray]:
    """Return every array that is sent, float32 and by name; what is missing is left out."""
    details = _read(trace, "details") or {}
    found = {name: _read(trace, name) for name in (*GIVEN, *TRACE_AXES, RECONSTRUCTION)}
    found |= {name: details.get(name) for name in kind.details}
    return {name: np.asarray(array, dtype=np.float32) for name, array in found.items() if array is not None}


def _check(
    arrays: Mapping[str, np.ndarray], kind: RoutingKind, geometry: Geometry, classes: Sequence[str]
) -> None:
    for name in (*GIVEN, "couplings"):
        if name not in arrays:
            raise ValueError(f"The routing trace has no {name}; it needs {', '.join((*GIVEN, *TRACE_AXES))}.")
    inputs, outputs, dim = arrays["votes"].shape
    iterations = len(arrays["couplings"])
    sizes = {Axis.ITERATIONS: iterations, Axis.INPUTS: inputs, Axis.OUTPUTS: outputs, Axis.DIM: dim}
    kind.check_shapes({name: array.shape for name, array in arrays.items()}, sizes)
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
