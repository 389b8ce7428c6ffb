"""The chart of few pictures shows every run, and a line through the means."""

import numpy as np
from pytest import approx

from lib.charts.experiments.few_pictures import LearnedFrom, accuracy_over_pictures


def test_every_run_is_a_point_and_the_line_goes_through_the_means():
    one = LearnedFrom("one", {100: np.array([0.8, 0.9]), 10: np.array([0.43])})
    figure = accuracy_over_pictures([one, LearnedFrom("two", {})], "pictures", "accuracy")
    line, points, *_of_two = figure.data
    assert (list(line.x), list(line.y)) == ([10, 100], approx([0.43, 0.85]))
    assert (list(points.x), list(points.y)) == ([10, 100, 100], approx([0.43, 0.8, 0.9]))
    assert (list(figure.layout.xaxis.tickvals), list(figure.layout.xaxis.ticktext)) == ([10, 100], ["10", "100"])
    assert list(figure.layout.yaxis.range) == approx([0.4, 1.0])
