"""The payload of the routing stepper: a checked routing trace, and the declaration of its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from lib.inspectors.answers.routing_observation import RECONSTRUCTIONS, Geometry
from lib.models.capsules.routing import RoutingKind, routing_kind
from lib.models.capsules.trace import TRACE_AXES, Axis
from lib.parts.packing import Payload
from lib.parts.routed import Choices, digest_of
from lib.parts.routing_stepper.source import routing_code
from lib.parts.sent import is_mapping
from lib.whole_numbers import is_whole_number

GIVEN = ("image", "primary", "votes")
"""The arrays that routing starts from; those that it reports are in `RoutingKind.axes`."""
ALL_ON = "all_on/"
"""How the names begin of the arrays of the routing in which no capsule is off (`kit/routed/silence.js`)."""
SHOWN = ("12", "24", "48", "all")
ORDERS = ("moved", "longest", "position")
DRAWINGS = Path(__file__).parent / "kinds"


def payload(
    trace: object,
    *,
    geometry: Geometry,
    classes: Sequence[str],
    choices: Choices,
    view: Mapping[str, Any],
    all_on: object | None = None,
    servers: Mapping[str, str] | None = None,
) -> Payload:
    """Return the arrays unrounded as float32, with geometry, view and the code that ran; see `routing_stepper`.

    Raises:
        ValueError: if there is no such kind, or the arrays, the geometry and the classes do not fit together.
    """
    kind = routing_kind(_read(trace, "kind") or "dynamic")
    arrays = _arrays(trace, kind)
    _check(arrays, kind, geometry, classes)
    if choices.off:
        before = _arrays(all_on, kind)
        _check(before, kind, geometry, classes)
        arrays |= {f"{ALL_ON}{name}": before[name] for name in ("votes", *kind.axes) if name in before}
    placed = asdict(geometry)
    meta = {
        "kind": _declared(kind),
        "classes": list(classes),
        "geometry": placed,
        "view": _view(view),
        "code": asdict(routing_code(kind.name)),
        "servers": dict(servers or {}),
        **choices.meta(),
        "digest": digest_of(arrays, repr((kind.name, placed, list(classes)))),
    }
    return Payload(meta, arrays)


def _read(trace: object, name: str) -> Any:
    return trace.get(name) if is_mapping(trace) else getattr(trace, name, None)


def _declared(kind: RoutingKind) -> dict[str, Any]:
    """Return the kind as the scripts read it; its texts are among the labels."""
    steps = [{"name": step.name, "array": step.array, "variable": step.assigned} for step in kind.steps]
    is_drawn = (DRAWINGS / f"{kind.name}.js").is_file()
    return {
        "name": kind.name,
        "isOnePass": kind.is_one_pass,
        "hasNone": kind.has_none,
        "steps": steps,
        "isDrawn": is_drawn,
        "arrays": list(kind.axes),
    }


def _arrays(trace: object, kind: RoutingKind) -> dict[str, np.ndarray]:
    """Return every array of the trace by its name, float32."""
    details: Mapping[str, Any] = _read(trace, "details") or {}
    found = {name: _read(trace, name) for name in (*GIVEN, *TRACE_AXES, *RECONSTRUCTIONS)}
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
    numbers = {name: _whole(view.get(name)) for name in ("step", "capsule", "class")}
    if numbers["capsule"] is not None:
        numbers["capsule"] = max(numbers["capsule"] - 1, 0)  # the address counts from 1
    return numbers | {
        "shown": shown if shown in SHOWN else None,
        "order": order if order in ORDERS else "moved",
        "off": view.get("off"),
    }


def _whole(value: object) -> int | None:
    return int(str(value)) if is_whole_number(str(value)) else None
