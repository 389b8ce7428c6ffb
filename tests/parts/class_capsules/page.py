"""The class capsules alone in a real browser."""

from pathlib import Path
from typing import Any

import lib.parts.class_capsules as class_capsules
from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.parts.class_capsules import Losses, Names, payload
from lib.parts.packing import Payload
from tests.parts.routing_stepper.page import choices

FOLDER = Path(class_capsules.__file__).parent


def sent(
    routing: RoutingObservation, view: dict[str, Any] | None = None, losses: Losses | None = None, **others: Any
) -> Payload:
    """Return the payload that `class_capsules` sends for this routing; `others` are `choices`."""
    return payload(
        routing,
        classes=routing.class_names,
        choices=choices(routing, **others),
        losses=losses or Losses(),
        names=Names("number-names/a"),
        view=view or {},
    )
