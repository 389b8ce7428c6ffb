"""What was measured in sentences, a table and a file."""

from collections.abc import Callable, Sequence
from math import isnan

import numpy as np

from lib.charts.experiments.table import Cell
from lib.charts.routed import interval_of
from lib.csv_text import csv_text
from lib.errors import N_
from lib.i18n import _
from lib.inspectors.answers.routing_measure import (
    MEAN,
    MOST_ITERATIONS,
    ROUTED,
    SHORT,
    STEADY,
    UNIFORM,
    CouplingNumbers,
    RoutingMeasure,
    after,
)
from lib.intervals import PERCENT, mcnemar, write_percent
from lib.models.common_options import count_routing_iterations
from lib.typed_text import in_markdown
from pages.is_it_routing.networks import Reader

Measured = tuple[Reader, RoutingMeasure]
WAYS = {
    ROUTED: N_("as routed"),
    UNIFORM: N_("every coupling equal"),
    MEAN: N_("one set of couplings for all"),
}
NOTHING: Cell = ("–", "")
MOSTLY = 0.5


def count_wrong(found: RoutingMeasure, way: str) -> int:
    """Return how many images are read wrong in a way."""
    return int(np.sum(~found.right[way]))


def changes(found: RoutingMeasure, way: str) -> tuple[int, int]:
    """Return how many images turn wrong when they are read in a way instead of as routed, and how many right."""
    lost, won = found.changed(way)
    return int(np.sum(lost)), int(np.sum(won))


def by_iterations(reader: Reader, found: RoutingMeasure) -> dict[int, int]:
    """Return how many images are read wrong by the number of iterations; empty for kinds that make one pass."""
    trained_with = count_routing_iterations(reader.run.spec.model)
    ways = {count: ROUTED if count == trained_with else after(count) for count in range(1, MOST_ITERATIONS + 1)}
    return {count: count_wrong(found, way) for count, way in ways.items() if way in found.right and trained_with}


def say_changes(reader: Reader, found: RoutingMeasure) -> str:
    """Say of one network which answers equal couplings change."""
    if UNIFORM not in found.right:
        text = _("{network} has no couplings to decide: all are 1/{classes} already, in training too.")
        return text.format(network=in_markdown(reader.title), classes=reader.run.spec.task.classes)
    lost, won = changes(found, UNIFORM)
    text = _(
        "{network}: with equal couplings {lost} answers turn wrong, {won} right (exact McNemar test: p {chance})."
    )
    return text.format(
        network=in_markdown(reader.title), lost=lost, won=won, chance=write_chance(mcnemar(lost, won))
    )


def say_fewer(reader: Reader, found: RoutingMeasure) -> str:
    """Say so if a network answers mostly wrong after fewer iterations than in training; "" if it does not."""
    trained_with = count_routing_iterations(reader.run.spec.model) or 0
    counts = {count: wrong for count, wrong in by_iterations(reader, found).items() if count < trained_with}
    count = max(counts, key=lambda one: counts[one], default=0)
    if not count or counts[count] < MOSTLY * found.images:
        return ""
    text = _(
        "Stopped after {count}, {network} reads {wrong} of {images:,} wrong: it learned with {trained}, and only "
        "what comes after the last was trained to be an answer."
    )
    names = {"network": in_markdown(reader.title), "images": found.images, "trained": trained_with}
    return text.format(count=count, wrong=counts[count], **names)


def write_chance(chance: float) -> str:
    """Return "= 0.25", or "< 0.001" for less than that."""
    return "< 0.001" if chance < 0.001 else f"= {chance:.3f}"


ROWS: tuple[tuple[str, str, Callable[[Reader, RoutingMeasure], Cell]], ...] = (
    (
        N_("Read wrong, as routed"),
        N_("Test images whose answer is not their label, and the 95 % interval (Wilson)."),
        lambda _reader, found: _share(found, ROUTED),
    ),
    (
        N_("Read wrong, every coupling equal"),
        N_("The same images, with each vote weighing the same; whatever else was learned stays."),
        lambda _reader, found: _share(found, UNIFORM),
    ),
    (
        N_("Read wrong, one set of couplings for all"),
        N_("Each half of the images is read with the mean couplings of the other half."),
        lambda _reader, found: _share(found, MEAN),
    ),
    (
        N_("Answers that equal couplings change"),
        N_("From right to wrong, from wrong to right, and the p of McNemar’s exact test."),
        lambda _reader, found: _changed(found, UNIFORM),
    ),
    (
        N_("Answers that one set for all changes"),
        N_("The same for the mean couplings."),
        lambda _reader, found: _changed(found, MEAN),
    ),
    (
        N_("Dead primary capsules"),
        N_("Never longer (or more active) than {short}, varying by no more than {steady} (standard deviation)."),
        lambda _reader, found: _of_all(found.numbers, found.numbers.dead),
    ),
    (
        N_("Primary capsules that ever lead"),
        N_("Whose vote, times its coupling, is the largest part of the answer’s sum in at least one image."),
        lambda _reader, found: _of_all(found.numbers, found.numbers.leading),
    ),
    (
        N_("Entropy of the couplings"),
        N_("Mean over capsules and images, as a share of the largest possible; 100 % is uniform."),
        lambda _reader, found: (write_percent(found.numbers.entropy, 1), ""),
    ),
    (
        N_("Spread within a class"),
        N_("Standard deviation of a coupling over the images of one class, mean over classes and couplings."),
        lambda _reader, found: _spread(found.numbers.within, found.numbers),
    ),
    (
        N_("Spread between classes"),
        N_("Standard deviation of a coupling’s means in the classes, mean over couplings."),
        lambda _reader, found: _spread(found.numbers.between, found.numbers),
    ),
    (
        N_("Between over within"),
        N_("How much more a coupling depends on the class than on the picture."),
        lambda _reader, found: NOTHING if _is_fixed(found.numbers) else (f"{found.numbers.ratio:.2f}", ""),
    ),
    (
        N_("Couplings of two images of one class"),
        N_("Their correlation over all couplings, median of many pairs."),
        lambda _reader, found: _correlation(found.numbers.alike),
    ),
    (
        N_("Couplings of two images of different classes"),
        N_("The same for pairs of different classes."),
        lambda _reader, found: _correlation(found.numbers.different),
    ),
)
"""What is measured, what that is, and how it is written for a network."""


def rows_of(measured: Sequence[Measured]) -> list[list[Cell]]:
    """Return the table: a row for each measure, with what that is, and a column for each network."""
    return [
        [
            (_(title), _(text).format(short=SHORT, steady=STEADY)),
            *(write(reader, found) for reader, found in measured),
        ]
        for title, text, write in ROWS
    ]


def _is_fixed(numbers: CouplingNumbers) -> bool:
    """Return whether the couplings are the same for every picture, up to rounding."""
    return numbers.within < 1e-6 and numbers.between < 1e-6


def _share(found: RoutingMeasure, way: str) -> Cell:
    if way not in found.right:
        return NOTHING
    wrong = count_wrong(found, way)
    _wrong, low, high = interval_of(wrong, found.images)
    return _count(wrong, found.images), f"{100 * low:.1f} – {100 * high:.1f}{PERCENT}"


def _changed(found: RoutingMeasure, way: str) -> Cell:
    if way not in found.right:
        return NOTHING
    lost, won = changes(found, way)
    return f"{lost} · {won}", f"p {write_chance(mcnemar(lost, won))}"


def _of_all(numbers: CouplingNumbers, count: int) -> Cell:
    return _count(count, len(numbers.longest)), ""


def _count(count: int, total: int) -> str:
    return _("{count:,} of {total:,}").format(count=count, total=total)


def _spread(value: float, numbers: CouplingNumbers) -> Cell:
    return NOTHING if isnan(value) else ("0" if _is_fixed(numbers) else f"{value:.4f}", "")


def _correlation(pairs: np.ndarray) -> Cell:
    known = pairs[~np.isnan(pairs[:, 1]), 1] if len(pairs) else pairs
    return (f"{float(np.median(known)):.3f}".replace("-", "−"), "") if len(known) else NOTHING


def csv_of(measured: Sequence[Measured]) -> str:
    """Return everything that was measured: a line for each network and way of reading it, then its couplings."""
    names = [
        "network",
        "checkpoint",
        "read",
        "wrong",
        "images",
        "low",
        "high",
        "right to wrong",
        "wrong to right",
        "p",
    ]
    lines: list[list[object]] = []
    for reader, found in measured:
        for way in found.right:
            lost, won = changes(found, way)
            shares = interval_of(count_wrong(found, way), found.images)[1:]
            counts = [count_wrong(found, way), found.images, *shares, lost, won, mcnemar(lost, won)]
            lines.append([reader.title, reader.checkpoint, way, *counts])
        numbers = found.numbers
        for name, value in (
            ("primary capsules", len(numbers.longest)),
            ("dead", numbers.dead),
            ("leading", numbers.leading),
            ("entropy", numbers.entropy),
            ("within", numbers.within),
            ("between", numbers.between),
        ):
            lines.append([reader.title, reader.checkpoint, name, value, *[""] * 6])
    return csv_text(names, lines)
