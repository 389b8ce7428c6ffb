"""What a part is mounted under: a name that does not change, and the visit of the page that it belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OfVisit:
    """The key of a part that begins anew with each visit of its page, in the place where it is.

    Attributes:
        name: the key for Streamlit.
        visit: another number for each visit; what the part told in an earlier one no longer holds.
    """

    name: str
    visit: int


Key = str | OfVisit
"""A part with a name alone stays as it is from one visit of its page to the next."""


def name_of(key: Key) -> str:
    """Return the key for Streamlit."""
    return key.name if isinstance(key, OfVisit) else key


def visit_of(key: Key) -> int | None:
    """Return the visit that the part belongs to; None if it stays over visits."""
    return key.visit if isinstance(key, OfVisit) else None
