"""Lets a learner set the couplings of a few primary capsules by hand, and combines the votes with them.

The votes are the network's, and what becomes of them is computed by its own `combine` and `decode`: in the
browser, or on the server where the browser cannot (`combining.js`). Another picture, checkpoint or number of
iterations goes through the network too (`kit/routed/`). The view lives in the address bar (`set`, `hand`,
`capsule`, `rest`, `answer`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.parts.hand_router.payload import RESTS, payload
from lib.parts.key import Key
from lib.parts.losses import Losses
from lib.parts.part import Part
from lib.parts.routed import Choices, RoutedState

__all__ = ["RESTS", "hand_router", "payload"]

PART = Part("hand_router", RoutedState)


def hand_router(
    routing: RoutingObservation,
    *,
    classes: Sequence[str],
    choices: Choices,
    losses: Losses,
    servers: Mapping[str, str],
    view: Mapping[str, Any],
    key: Key,
) -> None:
    """Draw the part. The script reruns where only the server can find out what the learner has chosen to route.

    Args:
        routing: of one picture.
        classes: the class capsules' names, as the learner reads them.
        choices: what the routing is of, and what else the learner can choose.
        losses: how much each loss counts in the training of this network.
        servers: where the server combines votes, for browsers that cannot, by the checkpoint's name.
        view: where to start, as it stands in the address bar.
        key: Streamlit's key for this component.
    """
    sent = payload(routing, classes=classes, choices=choices, losses=losses, servers=servers, view=view)
    PART.mount(sent, key=key)
