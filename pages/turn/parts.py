"""The picture in parts: what the networks are, and where the same can be seen on other pictures."""

from collections.abc import Sequence
from itertools import combinations

import streamlit as st

from lib.errors import NP_
from lib.experiments.fair_pair import find_fair_pairs
from lib.i18n import _, join_clauses, plural
from lib.intervals import PERCENT, write_percent
from lib.runs import RunStore
from lib.typed_text import in_markdown
from pages.kit import state
from pages.kit.parameters import join
from pages.kit.pictures.misplaced import show_misplaced
from pages.kit.runs.choose_run import find_trained_runs
from pages.kit.runs.label import data_of, network_of, title_of
from pages.kit.runs.readers import Reader
from pages.kit.runs.record import Record, record_of


def show_parts(store: RunStore, readers: Sequence[Reader]) -> None:
    """Draw the picture in parts that change places or are moved."""
    about = _(
        "The parts of a picture change places. A network that knows how they belong together notices it; "
        "one that only looks for the parts does not."
    )
    st.caption("  \n".join([about, *_say_records(store, readers)]))
    _link_others(store, readers)
    show_misplaced(readers)


def _say_records(store: RunStore, readers: Sequence[Reader]) -> list[str]:
    """Say how many test images each network reads right as they are, and whether that tells them apart."""
    names = [network_of(reader.run) for reader in readers]
    titles = names if len(set(names)) == len(names) else [title_of(reader.run) for reader in readers]
    known = [(title, record_of(store, reader)) for title, reader in zip(titles, readers, strict=True)]
    measured = [(title, record) for title, record in known if record.interval is not None]
    if not measured:
        return []
    intervals = [record.interval for _title, record in measured if record.interval is not None]
    overlap = any(low[0] <= high[1] and high[0] <= low[1] for low, high in combinations(intervals, 2))
    told_apart = _("Right, as they are: {records}.")
    alike = _("Right, as they are: {records}. Where the intervals overlap, the difference may be chance.")
    return [(alike if overlap else told_apart).format(records=join_clauses(_say_record(*one) for one in measured))]


def _say_record(title: str, record: Record) -> str:
    assert record.accuracy is not None and record.interval is not None and record.images is not None
    low, high = (100 * edge for edge in record.interval)
    text = NP_(
        "{network} {share} of {count:,} test image ({low} to {high})",
        "{network} {share} of {count:,} test images ({low} to {high})",
    )
    return plural(text, record.images).format(
        network=in_markdown(title),
        share=write_percent(record.accuracy, 1),
        count=record.images,
        low=f"{low:.1f}",
        high=f"{high:.1f}{PERCENT}",
    )


def _link_others(store: RunStore, readers: Sequence[Reader]) -> None:
    """Draw links to the fair pairs of other data."""
    if state.is_hidden("runs"):
        return
    bundled = [run for run in find_trained_runs(store, labels_per_image=1) if run.bundled]
    for data, pair in find_fair_pairs(bundled).items():
        if data == readers[0].run.spec.dataset:
            continue
        st.page_link(
            "pages/turn/page.py",
            label=_("The same on other pictures: {data}").format(data=in_markdown(data_of(pair.capsules))),
            icon=":material/grid_view:",
            query_params=state.address_with(runs=join([run.id for run in pair])),
        )
