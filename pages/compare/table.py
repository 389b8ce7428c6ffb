"""The numbers of the runs side by side: a column a run, a row a measure."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lib import catalog
from lib.charts.experiments.table import Cell, cards_table
from lib.errors import NP_, LearnerError
from lib.experiments.measures import Measures
from lib.i18n import _, join_list, plural
from lib.models.common_options import FRAMEWORKS
from lib.runs import open_store
from pages.compare.choice import Compared
from pages.compare.measures import measure_run
from pages.kit.division import describe_unusual_division
from pages.kit.texts import format_duration, format_percent, name_dataset, translate_class

UNKNOWN = "–"
MEGABYTE = 1e6
FEW_CLASSES = 4


def show_table(compared: Compared, *, results: bool = True) -> list[Measures]:
    """Draw the table and return its numbers.

    Args:
        results: False leaves out what the networks reached, and shows only what they cost.
    """
    store = open_store()
    rows = [measure_run(store.get(run_id)) for run_id in compared]
    st.html(_table(list(compared.values()), rows, results=results))
    if any(store.get(run_id).bundled for run_id in compared):
        st.caption(
            _(
                "The runs that came with the app were trained on a computer that was busy with other work too: "
                "their times and images a second are rough. Multiply-adds are exact."
            )
        )
    return rows


def _table(labels: Sequence[str], rows: Sequence[Measures], *, results: bool) -> str:
    lines = {**(_results() if results else {}), **_costs()}
    cells = [[(title, ""), *(line(row) for row in rows)] for title, line in lines.items()]
    caption = _("The runs in numbers") if results else _("What the networks cost")
    return cards_table(caption, [_("Measure"), *labels], cells, names_beside=True)


def _results() -> Mapping[str, Callable[[Measures], Cell]]:
    return {
        _("Test accuracy"): _test,
        _("Validation accuracy"): _validation,
        _("Training accuracy, last epoch"): _training,
    }


def _costs() -> Mapping[str, Callable[[Measures], Cell]]:
    return {
        _("Framework"): lambda row: (FRAMEWORKS[row.framework], ""),
        _("Training time"): lambda row: (format_duration(row.seconds) if row.seconds else UNKNOWN, row.device),
        _("Images a second"): lambda row: (_rounded(row.images_per_second), _("over the whole training time")),
        _("Parameters"): lambda row: (_rounded(row.parameters), _weights(row)),
        _("Multiply-adds an image"): lambda row: (_rounded(row.multiply_adds), ""),
        _("Data"): _data,
        _("Budget"): _budget,
    }


def _rounded(number: float | None) -> str:
    return UNKNOWN if number is None else f"{number:,.0f}"


def _test(row: Measures) -> Cell:
    if row.test_accuracy is None:
        return UNKNOWN, _(row.state)
    if row.interval is None:
        return format_percent(row.test_accuracy), _("the number of test images is not known here")
    low, high = (100 * edge for edge in row.interval)
    text = NP_(
        "95 % interval {low:.2f} to {high:.2f} %, {count:,} image",
        "95 % interval {low:.2f} to {high:.2f} %, {count:,} images",
    )
    count = row.test_images or 0
    return format_percent(row.test_accuracy), plural(text, count).format(low=low, high=high, count=count)


def _validation(row: Measures) -> Cell:
    return format_percent(row.validation_accuracy), "" if row.has_validation else _("no image was held out")


def _training(row: Measures) -> Cell:
    if row.gap is None:
        return format_percent(row.train_accuracy), ""
    text = _("{points:.1f} points above the test") if row.gap >= 0 else _("{points:.1f} points below the test")
    return format_percent(row.train_accuracy), text.format(points=100 * abs(row.gap))


def _weights(row: Measures) -> str:
    if row.weight_bytes is None:
        return ""
    return _("{megabytes:,.1f} MB in 32 bits each").format(megabytes=row.weight_bytes / MEGABYTE)


def _data(row: Measures) -> Cell:
    """Return the data set's title; under it its classes, if they are few, and what is special about the images."""
    try:
        data = catalog.dataset(row.dataset)
    except LearnerError:
        return row.dataset, _(row.data_source)
    classes = (
        join_list(list(map(translate_class, data.class_names))) if len(data.class_names) <= FEW_CLASSES else ""
    )
    divided = describe_unusual_division(open_store().get(row.run).spec)
    return name_dataset(data), " · ".join(filter(None, (classes, _(row.data_source), divided)))


def _budget(row: Measures) -> Cell:
    text = plural(NP_("{steps:,} step × {batch}", "{steps:,} steps × {batch}"), row.steps)
    steps = text.format(steps=row.steps, batch=row.batch_size)
    if row.epochs is None:
        return steps, _("seed {seed}").format(seed=row.seed)
    return steps, _("{epochs:.3g} × all images, seed {seed}").format(epochs=row.epochs, seed=row.seed)
