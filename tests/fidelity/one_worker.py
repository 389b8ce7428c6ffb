"""One worker computes what the reference makes of a network, and exports it, whatever is tested on it."""

from collections.abc import Iterable
from typing import Any

import pytest


def by_one_worker(names: Iterable[str], *values: Any) -> list[Any]:
    """Return the names of networks, each followed by `values`, as parameters of tests that one worker runs."""
    return [pytest.param(name, *values, marks=pytest.mark.xdist_group(f"exported {name}")) for name in names]
