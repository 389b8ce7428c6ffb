"""Shows what each network of a page answers, and nothing else, where the cards (`score_card`) are out of sight."""

from collections.abc import Mapping

from lib.parts.key import Key
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = ["answers_in_brief", "payload"]

PART = Part("answers_in_brief")


def answers_in_brief(titles: Mapping[str, str], *, key: Key) -> None:
    """Show a line for each run that has a card on the page, on narrow screens alone.

    Args:
        titles: what each run is called, by its id.
    """
    PART.mount(payload(titles), key=key)


def payload(titles: Mapping[str, str]) -> Payload:
    """Return the runs and what each is called."""
    return Payload({"runs": [{"id": run_id, "title": title} for run_id, title in titles.items()]})
