"""A digit's journey through a capsule network, to step through: the Start page's picture."""

from collections.abc import Mapping, Sequence

from lib.parts.digit_journey.journey import Further, Journey, payload
from lib.parts.digit_journey.state import JourneyState
from lib.parts.key import Key
from lib.parts.part import Part

__all__ = ["Further", "Journey", "JourneyState", "digit_journey", "payload"]

PART = Part("digit_journey", JourneyState)


def digit_journey(
    journeys: Sequence[Journey],
    *,
    classes: Sequence[str],
    view: Mapping[str, str],
    examples: int,
    further: Further,
    key: Key,
) -> None:
    """Show each of `journeys`; stepping and changing the digit happen in the browser.

    Where the browser cannot run the network, it writes another picture into the address and lets the page run.

    Args:
        journeys: of one network; the first is shown where `view` names none.
        examples: how many of them, the first ones, are always offered.
        further: what other pictures need.
        classes: what the class capsules are called.
        view: from the address bar, both optional: `image` (a journey's name) and `step` ("pixels",
            "maps-1", ..., "capsules", "iteration-1", ..., "answer", "memory"). A name that does not exist is
            ignored; without a step all stages are shown.
        key: of the component.
    """
    PART.mount(payload(journeys, classes=classes, view=view, examples=examples, further=further), key=key)
