"""Sets of things as an address has them."""

import pytest

from lib.number_ranges import read_ranges


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-4,9", (0, 1, 2, 3, 8)),
        ("9,1-2,2-3", (0, 1, 2, 8)),
        ("16", (15,)),
        ("17", ()),
        ("1,15-17", ()),
        ("4-2", ()),
        ("0", ()),
        ("1,,2", ()),
        ("١", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_a_text_means_things_that_are_there_or_none(text, expected):
    assert read_ranges(text, 16) == expected
