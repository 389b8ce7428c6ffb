"""The comparison's curves show the numbers they are given, and tell runs and phases apart."""

import numpy as np

from lib.charts.experiments.curves import Curve, compare_curves
from lib.charts.experiments.looks import COLOURS, SYMBOLS

LABELS = {"accuracy": "Accuracy", "loss": "Loss", "step": "step", "seconds": "seconds"}
BOTH = ("train", "validation")


def columns(*values: float) -> dict[str, np.ndarray]:
    steps = np.arange(1, len(values) + 1, dtype=float)
    return {"step": steps, "seconds": 2.5 * steps, "accuracy": np.array(values), "loss": 1 - np.array(values)}


CURVES = [Curve("first", columns(0.23, 0.52), columns(0.61)), Curve("second", columns(0.4), columns())]


def test_every_point_is_drawn_over_the_chosen_axis():
    for axis, scale in (("step", 1.0), ("seconds", 2.5)):
        train, validation, other, none = compare_curves(CURVES, "loss", axis, BOTH, LABELS).data
        assert (list(train.x), list(train.y)) == ([scale, 2 * scale], [0.77, 0.48])
        assert (list(validation.x), list(validation.y)) == ([scale], [0.39])
        assert (list(other.x), list(other.y), list(none.x)) == ([scale], [0.6], [None])


def test_a_run_has_one_colour_one_symbol_and_one_entry_in_the_legend():
    traces = compare_curves(CURVES, "accuracy", "step", BOTH, LABELS).data
    assert [trace.line.color for trace in traces] == [COLOURS[0], COLOURS[0], COLOURS[1], COLOURS[1]]
    assert [trace.marker.symbol for trace in traces if trace.showlegend] == [SYMBOLS[0], SYMBOLS[1]]
    assert [trace.name for trace in traces if trace.showlegend] == ["first", "second"]


def test_one_phase_alone_keeps_the_legend():
    traces = compare_curves(CURVES, "accuracy", "step", ["train"], LABELS).data
    assert [(trace.name, trace.showlegend, trace.mode) for trace in traces] == [
        ("first", True, "lines"),
        ("second", True, "lines"),
    ]


def test_the_accuracy_axis_ends_on_tenths_and_leaves_room_for_symbols():
    low, high = compare_curves(CURVES, "accuracy", "step", BOTH, LABELS).layout.yaxis.range
    assert (low, high) == (0.2, 0.7 + 0.03 * 0.5)
    high = [Curve("high", columns(0.95, 0.999), columns())]
    assert compare_curves(high, "accuracy", "step", BOTH, LABELS).layout.yaxis.range == (
        0.9,
        1.0 + 0.03 * (1.0 - 0.9),
    )
    assert compare_curves([], "accuracy", "step", BOTH, LABELS).layout.yaxis.range == (0.0, 1.0)


def test_the_first_batches_do_not_squash_the_last_percents():
    curves = [Curve("digits", columns(0.1, 0.6, *[0.98] * 98), columns())]
    assert compare_curves(curves, "accuracy", "step", BOTH, LABELS).layout.yaxis.range[0] == 0.9


def test_shares_are_marked_in_percent_as_everywhere():
    axis = compare_curves(CURVES, "accuracy", "step", BOTH, LABELS).layout.yaxis
    assert axis.tickvals == (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
    assert axis.ticktext == ("20\u00a0%", "30\u00a0%", "40\u00a0%", "50\u00a0%", "60\u00a0%", "70\u00a0%")
