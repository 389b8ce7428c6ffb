"""TFRecords: the files that a data set is trained from, what a record holds, and one of them byte by byte."""

from pathlib import Path

import streamlit as st

from lib.catalog import DatasetEntry
from lib.charts.contact_sheet import picture_row
from lib.charts.records.looks import cut_pieces
from lib.charts.records.plain_table import plain_table
from lib.charts.records.record_bytes import record_bytes
from lib.charts.tiles import grey
from lib.datasets.records import record_layout
from lib.datasets.storage.example_proto import Feature, parse_example
from lib.datasets.storage.record_file import find_records, read_record
from lib.datasets.storage.record_layout import RecordLayout
from lib.errors import LearnerError
from lib.i18n import _, join_list
from lib.inspectors.answers.written_records import FOR_LOOKING, MOST, write_records
from lib.typed_text import in_markdown
from pages.data.record_text import KINDS, describe_pieces, write_shape, write_values
from pages.kit.choices import number, select
from pages.kit.fragment import say_errors
from pages.kit.texts import say, translate_class

SHARD, RECORD = "shard", "record"


def show_records(entry: DatasetEntry, size: int) -> None:
    """Draw the files, what their records hold, and the one that is chosen; say so if there are none."""
    st.markdown(
        _(
            "TensorFlow reads large data sets from TFRecord files: one example after the other, each with its "
            "length before it and checksums that show damage. A training streams them, several files at once, "
            "and never needs the whole data set in memory."
        )
    )
    layout = record_layout(entry.name, size)
    shards = layout.shards()
    st.caption(_why(layout, shards))
    if not shards:
        _offer_writing(entry.name, size)
        return
    counts = _show_shards(shards)
    with say_errors():
        _show_record(entry, layout, _choose_shard(entry, shards), counts)


def _why(layout: RecordLayout, shards: list[Path]) -> str:
    """Return a sentence on who reads records of this data set."""
    if layout.is_training_from_them or not all(path.name.startswith(FOR_LOOKING) for path in shards):
        return _("Trainings on this data set read its records; the first training writes them.")
    if shards:
        return _(
            "This data set fits into memory, where trainings read it. These records were written to be looked at, "
            "in the same way as those that trainings stream where the pictures do not fit."
        )
    return _(
        "No records of this data set are on this computer: it fits into memory, where trainings read it. Where "
        "pictures do not fit, the first training writes records and streams them."
    )


def _offer_writing(name: str, size: int) -> None:
    """Draw the button that writes records."""
    text = _("Write its test images as records, {most:,} at most").format(most=MOST)
    if st.button(text, icon=":material/save:", key="write-records"):
        with say_errors():
            with st.spinner(_("The records are being written …"), show_time=True):
                write_records(name, size)
            st.rerun()


def _show_shards(shards: list[Path]) -> dict[Path, int]:
    """Draw the files with their sizes and examples; return how many each has, without those that are damaged."""
    counts, rows, damaged = dict[Path, int](), list[list[str]](), list[LearnerError]()
    for path in shards:
        try:
            counts[path] = len(find_records(path))
        except LearnerError as error:
            damaged.append(error)
        examples = f"{counts[path]:,}" if path in counts else _("damaged")
        rows.append([path.name, f"{path.stat().st_size:,}", examples])
    st.subheader(_("The files"), anchor=False)
    st.html(plain_table("record-files", [_("file"), _("bytes"), _("examples")], rows, {1, 2}))
    total = sum(counts.values())
    st.caption(_("Examples in all files: {count:,}").format(count=total))
    for error in damaged:
        st.error(say(error), icon=":material/error:")
    return counts


def _choose_shard(entry: DatasetEntry, shards: list[Path]) -> Path:
    by_name = {path.name: path for path in shards}
    return by_name[select(_("File"), SHARD, list(by_name), of=entry.name, width=420)]


def _show_record(entry: DatasetEntry, layout: RecordLayout, path: Path, counts: dict[Path, int]) -> None:
    """Draw the chosen record of a file: its picture and label, its features and its bytes."""
    if not counts.get(path):
        st.info(_("There is no record to show in this file."), icon=":material/info:")
        return
    chosen = number(_("Record"), RECORD, 1, counts[path], 1, of=f"{entry.name} {path.name}", width=220)
    record = read_record(path, find_records(path)[chosen - 1])
    is_right = all(record.are_right)
    features, spans = parse_example(record.data) if is_right else ([], [])
    if is_right:
        _show_picture(entry, layout, features)
        st.subheader(_("What the record holds"), anchor=False)
        titles = [_("feature"), _("type"), _("size"), _("values")]
        rows = [
            [one.name, _(KINDS[one.kind]), write_shape(layout.shape_of(one)), write_values(one)]
            for one in features
        ]
        st.html(plain_table("record-features", titles, rows, ()))
    else:
        st.error(
            _(
                "This record is damaged: its checksums do not fit. Delete the file {file}; it is written again "
                "when it is needed."
            ).format(file=in_markdown(path.name)),
            icon=":material/error:",
        )
    st.subheader(_("Its bytes"), anchor=False)
    words = {"bytes": _("bytes"), "meaning": _("what they mean"), "more": _("{count:,} bytes")}
    st.html(record_bytes(cut_pieces(record, spans, describe_pieces(record, features, spans)), words))


def _show_picture(entry: DatasetEntry, layout: RecordLayout, features: list[Feature]) -> None:
    """Draw the picture that a training makes of the features, with its label."""
    try:
        batch = layout.read(features)
    except ValueError:
        st.warning(_("These records are of another data set or another size of image."), icon=":material/warning:")
        return
    names = [translate_class(entry.class_names[int(label)]) for label in batch.labels.flat]
    caption = _("the picture that training makes of it; label: {names}").format(names=join_list(names))
    pictures = [(caption, grey(batch.images[0]))]
    if batch.parts is not None:
        pictures += [
            (_("moved into place: {name}").format(name=name), grey(part))
            for name, part in zip(names, batch.parts[0], strict=True)
        ]
    st.html(picture_row(pictures, ("=", "+")[: len(pictures) - 1]))
