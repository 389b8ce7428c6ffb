"""Misplaced parts: do networks notice when the parts of a picture change places?"""

from collections.abc import Sequence

import streamlit as st

from lib import catalog
from lib.errors import N_, NP_
from lib.i18n import _, plural
from lib.inspectors.answers.inner_features import find_features
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.observation import Observation, observe
from lib.inspectors.answers.scrambled_count import IMAGES, ScrambledCount, count_scrambled
from lib.inspectors.readings import Reading
from lib.intervals import PERCENT, wilson, write_percent
from lib.parts.scrambled_tiles import PART, START, Layout, Read, TilesNetwork, layout_in, scrambled_tiles
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import Picture, ScrambledPicture
from lib.typed_text import in_markdown
from pages.kit import state
from pages.kit.fragment import fragment
from pages.kit.parameters import Text
from pages.kit.pictures.in_part import picture_for_part
from pages.kit.pictures.misplaced_files import offer_files
from pages.kit.pictures.test_images import count_test_images
from pages.kit.runs.label import title_of
from pages.kit.runs.readers import Reader

TILES = "scrambled-tiles"
COUNTED = "counted"
PARAMETERS = (
    Text("tiles", N_("order of the tiles"), default=START.text, part=TILES, is_read=True),
    Text(COUNTED, N_("order of the tiles")),
)
"""Those of each page that has this, beside its picture."""


@fragment()
def show_misplaced(readers: Sequence[Reader]) -> None:
    """Draw the picture in parts and what the networks read, and the count over many test images."""
    reading = Reading.of(readers[0].run.spec)
    picture, pictures = picture_for_part(reading)
    key = state.key_of(TILES)
    view = state.view_of(TILES, {"tiles": lambda text: layout_in(text) is not None})
    layout = layout_in(state.current("tiles") or "") or START
    answered = layout if PART.state(key).asks else None
    with st.empty(), st.spinner(_("The networks read the picture …"), show_time=False):
        seen = [_observe_both(reader, picture, answered) for reader in readers]
    scrambled_tiles(
        to_bytes(seen[0][0].image),
        [_describe(reader, *both) for reader, both in zip(readers, seen, strict=True)],
        pictures,
        view={**view, "tiles": layout.text},
        answered=answered,
        key=key,
    )
    _count(readers, layout)


def _observe_both(
    reader: Reader, picture: Picture, layout: Layout | None
) -> tuple[Observation, Observation | None]:
    """Return what the network computes for the whole picture, and for its parts; None without a layout."""
    whole = observe(reader.run.id, reader.checkpoint, picture)
    if layout is None:
        return whole, None
    parts = ScrambledPicture(picture, layout.cut, layout.order, layout.moves)
    return whole, observe(reader.run.id, reader.checkpoint, parts)


def _describe(reader: Reader, whole: Observation, parts: Observation | None) -> TilesNetwork:
    """Return what the part is given of a network."""
    run, checkpoint = reader
    features, numbers = find_features(whole.layers, len(whole.scores))
    return TilesNetwork(
        id=run.id,
        title=title_of(run),
        checkpoint=checkpoint,
        network=network_address(run, checkpoint),
        score_name=whole.score_name,
        features=features,
        numbers=numbers,
        presence=run.presence,
        whole=Read(whole.scores, whole.layers[features]),
        parts=parts and Read(parts.scores, parts.layers[features]),
    )


def _count(readers: Sequence[Reader], layout: Layout) -> None:
    """Draw a button that counts on many test images, and what was counted, with the order of the tiles for it."""
    images = min(IMAGES, count_test_images(Reading.of(readers[0].run.spec)) or IMAGES)
    count_on = plural(NP_("Count on {images} test image", "Count on {images} test images"), images)
    if st.button(count_on.format(images=images), icon=":material/functions:", key="count-scrambled"):
        state.put(COUNTED, layout.text)
    wanted = state.chosen(COUNTED)
    if wanted is None:
        return
    counted = layout_in(wanted)
    if counted is None:
        state.valid(COUNTED, lambda _text: False, "")
        return
    with st.spinner(_("The networks read the test images, whole and in parts …")):
        counts = [
            (title_of(run), count_scrambled(run.id, checkpoint, counted.cut, counted.order, counted.moves))
            for run, checkpoint in readers
        ]
    state.accept(COUNTED)
    rows: list[dict[str, object]] = [
        {
            _("network"): title,
            _("test images"): found.images,
            _("right, whole"): _share(found.whole, found.images),
            _("right, in parts"): _share(found.parts, found.images),
        }
        for title, found in counts
    ]
    st.table(rows)  # pyright: ignore[reportUnknownMemberType]  (Streamlit takes tables of libraries without types)
    st.caption("  \n".join([*_say_order(counted), _("In brackets: the 95 % interval."), _say_chance(readers[0])]))
    st.markdown(_say_what_was_counted(counts))
    offer_files(readers, [found for _title, found in counts], counted)


def _say_order(layout: Layout) -> list[str]:
    order = ", ".join(str(tile + 1) for tile in layout.order)
    text = _("Cut into {cut} × {cut}; the parts lie in the order {order}.")
    moved = NP_("{count} part is moved by some pixels.", "{count} parts are moved by some pixels.")
    sentences = [text.format(cut=layout.cut, order=order)]
    if layout.moves:
        sentences.append(plural(moved, len(layout.moves)).format(count=len(layout.moves)))
    return sentences


def _say_chance(reader: Reader) -> str:
    classes = len(catalog.dataset(reader.run.spec.dataset).class_names)
    text = _("A random guess among {classes} classes would be right for {share} of the images.")
    return text.format(classes=classes, share=write_percent(1 / classes, 0))


def _say_what_was_counted(counts: Sequence[tuple[str, ScrambledCount]]) -> str:
    """Return a line on each network, and what the numbers mean, as Markdown."""
    read = _("In these parts {network} reads {parts} of {images} test images right; whole, it reads {whole}.")
    sentences = [
        read.format(network=in_markdown(title), parts=found.parts, images=found.images, whole=found.whole)
        for title, found in counts
    ]
    meaning = _("The more of them a network loses, the more it had learned where the parts of a picture belong.")
    return "  \n".join([*sentences, meaning])


def _share(right: int, images: int) -> str:
    low, high = (100 * edge for edge in wilson(right / images, images))
    return f"{write_percent(right / images, 1)} ({low:.1f} – {high:.1f}{PERCENT})"
