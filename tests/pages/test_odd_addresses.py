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


@pytest.mark.parametrize("page", all_pages())
def test_no_odd_value_breaks_a_page(home, page):
    names = [one.name.replace("*", "lenet") for one in all_pages()[page].state]
    app = opened(page)
    for kind, text in ODD.items():
        for asked in _asked_for(names):
            app.query_params.clear()
            app.query_params["lang"] = "en"
            for name in asked:
                app.query_params[name] = text
            app.run()
            assert not app.exception, (kind, asked, app.exception[0].stack_trace)


def _asked_for(names: list[str]) -> list[list[str]]:
    """Return which parameters to set together: all, or each alone if ODD_ADDRESSES_ALONE is set (for minutes)."""
    return [[name] for name in names] if "ODD_ADDRESSES_ALONE" in os.environ else [names]
