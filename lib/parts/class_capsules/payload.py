"""The payload of the class capsules: sums and outputs of a routing, and what is to be known of the training."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lib.inspectors.answers.routing_observation import RECONSTRUCTIONS, RoutingObservation
from lib.models.capsules.routing import routing_kind
from lib.parts.losses import Losses
from lib.parts.packing import Payload
from lib.parts.routed import Choices, digest_of
from lib.runs.number_names import MOST_LETTERS

ARRAYS = ("weighted_sums", "outputs")
"""What is needed of a routing, [iterations, classes, dim] each."""
VIEW = ("class", "span", "moved", "pixel", "to")
"""Where a link starts."""
SPANS = ("0.25", "0.5", "1")
"""How far the numbers of a capsule are moved to show what they draw; the first is the paper's (its figure 4)."""


@dataclass(frozen=True)
class Names:
    """What the learner calls the numbers of the capsules.

    Attributes:
        keep: where a name is kept, relative to a page of the app.
        given: the names by "CLASS-NUMBER", the class from 0 and the number from 1.
    """

    keep: str
    given: Mapping[str, str] = field(default_factory=dict[str, str])


def payload(
    routing: RoutingObservation,
    *,
    classes: Sequence[str],
    choices: Choices,
    losses: Losses,
    view: Mapping[str, Any],
    names: Names,
    vectors: Mapping[str, str] | None = None,
    drawings: Mapping[str, str] | None = None,
) -> Payload:
    """Return sums and outputs of all iterations, and the reconstruction, unrounded as float32."""
    found = {name: vars(routing)[name] for name in ("image", *ARRAYS, *RECONSTRUCTIONS)}
    arrays = {name: np.asarray(array, np.float32) for name, array in found.items() if array is not None}
    meta = {
        "kind": {"name": routing.kind, "arrays": list(ARRAYS), "squash": routing_kind(routing.kind).squash},
        "presence": routing_kind(routing.kind).presence,
        "classes": list(classes),
        "losses": losses.meta(),
        "spans": list(map(float, SPANS)),
        "names": {"keep": names.keep, "given": dict(names.given), "most": MOST_LETTERS},
        "vectors": vectors or {},
        "drawings": drawings or {},
        "view": {name: view.get(name) for name in VIEW},
        **choices.meta(),
        "digest": digest_of(arrays, repr((routing.kind, list(classes)))),
    }
    return Payload(meta, arrays)
