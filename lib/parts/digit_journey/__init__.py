"""A digit's way through a capsule network, to step through: the Start page's picture."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lib.parts.declare import declare
from lib.parts.digit_journey.journey import Journey, payload
from lib.parts.digit_journey.labels import JOURNEY_LABELS

__all__ = ["JOURNEY_LABELS", "Journey", "digit_journey", "payload"]

_component = declare(Path(__file__).parent)


def digit_journey(
    journeys: Sequence[Journey],
    *,
    classes: Sequence[str],
    translate: Callable[[str], str],
    view: Mapping[str, str],
    key: str,
) -> None:
    """Show the way of each of `journeys`; stepping and changing the digit happen in the browser.

    Args:
        journeys: of one network; the first is shown where `view` names none.
        classes: what the class capsules are called.
        translate: gives a label in the learner's language.
        view: from the address bar, both optional: `image` (a journey's name) and `step` ("pixels",
            "maps-1", ..., "capsules", "iteration-1", ..., "answer", "memory"). What names nothing is
            ignored; without a step the whole way is shown.
        key: of the component.
    """
    labels = {name: translate(text) for name, text in JOURNEY_LABELS.items()}
    _component(data=payload(journeys, classes=classes, labels=labels, view=view), key=key)
