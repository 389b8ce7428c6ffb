"""The couplings that are set by hand alone in a real browser."""

from pathlib import Path
from typing import Any

import lib.parts.hand_router as hand_router
from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.parts.hand_router import payload
from lib.parts.losses import Losses
from lib.parts.packing import Payload
from tests.parts.routing_stepper.page import choices

FOLDER = Path(hand_router.__file__).parent


def sent(routing: RoutingObservation, view: dict[str, Any] | None = None, **others: Any) -> Payload:
    """Return the payload that `hand_router` sends for this routing; `others` are `choices`."""
    return payload(
        routing,
        classes=routing.class_names,
        choices=choices(routing, **others),
        losses=Losses(),
        servers={},
        view=view or {},
    )
