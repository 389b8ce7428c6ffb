"""No address breaks a page: what it says is shown, or said not to be available, or answered in words."""

import os

import pytest

from pages.kit.discovery import all_pages
from tests.pages.test_pages import opened

ODD = {
    "many digits": "9" * 5_000,
    "a picture of many digits": f"test-{'9' * 5_000}",
    "another kind of digit": "test-²",
    "digits of another script": "٣",
    "infinity": "inf",
    "not a number": "nan",
    "an exponent": "1e400",
    "a sign": "-1",
    "a list": ",".join(["0"] * 200),
    "a half of a character": "%ED%A0%80",
    "a path": "../../../etc/passwd",
    "a name of Python": "__class__",
    "braces": "{0.__class__}",
    "a null": "a\0b",
}


ROUNDS = 3
"""So many odd values each parameter gets. With ODD_ADDRESSES_ALONE set it gets all, and alone (for minutes)."""


@pytest.mark.parametrize("page", all_pages())
def test_no_odd_value_breaks_a_page(home, page):
    app = opened(page)
    for asked in _addresses([one.name.replace("*", "lenet") for one in all_pages()[page].state]):
        app.query_params.clear()
        app.query_params["lang"] = "en"
        for name, kind in asked.items():
            app.query_params[name] = ODD[kind]
        app.run()
        assert not app.exception, (asked, app.exception[0].stack_trace)


def _addresses(names: list[str]) -> list[dict[str, str]]:
    """Return addresses to open, as the kind of odd value of each parameter that they have."""
    kinds = list(ODD)
    if "ODD_ADDRESSES_ALONE" in os.environ:
        return [{name: kind} for name in names for kind in kinds]
    step = len(kinds) // ROUNDS
    return [
        {name: kinds[(at + number * step) % len(kinds)] for at, name in enumerate(names)}
        for number in range(ROUNDS)
    ]
