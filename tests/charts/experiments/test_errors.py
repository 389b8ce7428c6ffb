"""The chart of errors shows the numbers that it is given."""

import numpy as np
from pytest import approx

from lib.charts.experiments.errors import ErrorRow, error_chart

LABELS = {"published": "paper", "classroom": "small", "paper": "large", "error": "error"}


def test_every_error_is_a_point_in_its_networks_row():
    rows = [
        ErrorRow("first", 0.003, 0.001, {"classroom": np.array([0.007, 0.009])}),
        ErrorRow("second", 0.004, None, {}),
    ]
    published, small, large = error_chart(rows, LABELS).data
    assert (list(published.x), list(published.error_x.array)) == (approx([0.3, 0.4]), approx([0.1, 0.0]))
    assert list(small.x) == approx([0.7, 0.9])
    assert [round(y) for y in small.y] == [1, 1]  # the first row is the upper one
    assert list(large.x) == [None]


def test_a_network_that_was_never_published_has_no_point_for_it():
    published, small, _ = error_chart([ErrorRow("one", None, None, {"classroom": np.array([0.02])})], LABELS).data
    assert (list(published.x), list(small.x)) == ([None], approx([2.0]))


def test_the_axis_holds_the_largest_error_and_zero():
    rows = [ErrorRow("one", 0.003, 0.001, {"paper": np.array([0.02])})]
    assert error_chart(rows, LABELS).layout.xaxis.range == approx((0, 2.16))
