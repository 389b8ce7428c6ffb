"""Shows routing step by step: the named steps of each kind of routing, with every number.

A kind declares its steps and their texts in `lib/models/capsules/routing`. `kinds/<name>.js` says what its steps
draw and work out; a kind without one is drawn from its declaration alone. What the server sends is shown at once;
stepping, hovering and selecting never reach it, and another picture, checkpoint or number of iterations is routed
by the network in the browser (`kit/routed/`), as it is once capsules are switched off. Only where that cannot be
the part asks the server. The view lives in the address bar (`iterations`, `checkpoint`, `off`, `step`,
`capsule`, `class`, `shown`, `order`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lib.inspectors.answers.routing_observation import Geometry
from lib.parts.key import Key
from lib.parts.part import Part
from lib.parts.routed import Choices, RoutedState
from lib.parts.routing_stepper.payload import payload
from lib.parts.routing_stepper.source import RoutingCode, routing_code

__all__ = [
    "RoutingCode",
    "payload",
    "routing_code",
    "routing_stepper",
]

PART = Part("routing_stepper", RoutedState)


def routing_stepper(
    trace: object,
    *,
    geometry: Geometry,
    classes: Sequence[str],
    choices: Choices,
    view: Mapping[str, Any] | None = None,
    all_on: object | None = None,
    servers: Mapping[str, str] | None = None,
    key: Key,
) -> None:
    """Draw the stepper. The script reruns where only the server can find out what the learner has chosen.

    Args:
        trace: one image's routing, a mapping or an object with the arrays `image` [h, w, c] in [0, 1],
            `primary` [inputs, d], `votes` [inputs, outputs, dim], `logits`, `couplings`, `agreements`
            [r, inputs, outputs], `weighted_sums`, `outputs` [r, outputs, dim] and, where the network
            has a decoder, `reconstruction` [h, w, c]. `kind` is one of `ROUTING_KINDS`, "dynamic" where it is
            missing, and `details` a mapping with the arrays that this kind has.
        geometry: places the primary capsules on the image.
        classes: the class capsules' names, as the learner reads them.
        choices: what the trace is of, and what else the learner can choose.
        view: where to start, as it stands in the address bar: `step`, `capsule`, `class`, `shown`, `order`.
            The default of what is missing or impossible is the first step, the pair with the largest
            share in the answer, and 24 capsules.
        all_on: the same picture's routing with no capsule switched off; needed where `choices` has some that are.
        servers: where the server lets capsules fall silent, for browsers that cannot, by the checkpoint's name.
        key: Streamlit's key for this component.

    Raises:
        ValueError: if there is no such kind, or the arrays, the geometry and the classes do not fit together.
    """
    sent = payload(
        trace,
        geometry=geometry,
        classes=classes,
        choices=choices,
        view=view or {},
        all_on=all_on,
        servers=servers,
    )
    PART.mount(sent, key=key)
