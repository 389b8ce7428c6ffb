"""Checks the values that a browser sends; nothing is known of them."""

from collections.abc import Mapping
from typing import TypeGuard


def is_mapping(sent: object) -> TypeGuard[Mapping[str, object]]:
    """Return whether this is an object of JSON, whose keys are strings."""
    return isinstance(sent, Mapping)


def is_list(sent: object) -> TypeGuard[list[object]]:
    """Return whether this is a list of JSON."""
    return isinstance(sent, list)
