"""Points of routings on an axis, and the middle of a histogram."""

import numpy as np
import pytest

from lib.charts.routed import (
    LEAST,
    Iterations,
    Row,
    interval_of,
    iterations_chart,
    middle_of,
    row_chart,
    share_axis,
)
from lib.intervals import wilson


def test_the_middle_of_a_histogram_lies_between_its_tails():
    assert middle_of(np.full(100, 7), 0.9) == pytest.approx((0.05, 0.95))
    low, high = middle_of(np.eye(100)[98] * 50, 0.9)
    assert 0.98 < low < high < 0.99


def test_each_network_has_a_row_and_nothing_wrong_stands_at_the_beginning_of_the_axis():
    rows = [Row("One", [interval_of(0, 1000), interval_of(10, 1000)]), Row("<b>Two</b>", [(0.5, 0.4, 0.6), None])]
    figure = row_chart(rows, ["as routed", "equal"], **share_axis())
    routed, equal = figure.data
    np.testing.assert_allclose(routed.x, [LEAST, 0.5])
    np.testing.assert_allclose(routed.x + routed.error_x.array, [wilson(0.0, 1000)[1], 0.6])
    np.testing.assert_allclose(equal.x - equal.error_x.arrayminus, [wilson(0.01, 1000)[0]])
    assert list(routed.y) == [1.0, 0.0] and list(equal.y) == [0.8]
    assert [note.text for note in figure.layout.annotations] == ["One", "&lt;b&gt;Two&lt;/b&gt;"]


def test_a_ring_marks_the_iterations_of_the_training():
    line = Iterations("One", [1, 2, 3], [20, 10, 0], 1000, 3)
    curve, ring = iterations_chart([line], "iterations", "read wrong", "as in training").data
    np.testing.assert_allclose(curve.y, [0.02, 0.01, LEAST])
    assert (list(ring.x), list(ring.y)) == ([3], [LEAST])
