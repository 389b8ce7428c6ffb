"""Scrambled parts: does a network notice when the parts of a picture change places?"""

from collections.abc import Sequence

import streamlit as st

from lib.catalog import COMPARED_RUNS
from lib.errors import NP_
from lib.i18n import _, plural
from lib.inspectors.answers.observation import Observation, observe
from lib.inspectors.answers.scrambled_count import IMAGES, ScrambledCount, count_scrambled
from lib.inspectors.readings import Reading
from lib.intervals import PERCENT, wilson, write_percent
from lib.parts.scrambled_tiles import START, Layout, TilesAnswer, laid_by_learner, layout_in, scrambled_tiles
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import TEST, Picture, ScrambledPicture
from lib.runs import Run, RunStore
from lib.typed_text import in_markdown
from pages.convolution import TILES
from pages.kit import state
from pages.kit.choices import select
from pages.kit.fragment import fragment
from pages.kit.pictures.address import picture_in_address
from pages.kit.pictures.choose_test_image import choose_test_image
from pages.kit.pictures.test_images import read_test_image
from pages.kit.runs.choose_run import find_trained_runs
from pages.kit.runs.label import label_run, title_of
from pages.kit.texts import translate_class

COUNTED = "scrambled_counted"


@fragment()
def show_scrambled(store: RunStore) -> None:
    """Draw this part of the lab; tiles that are moved rerun this fragment only."""
    st.caption(
        _(
            "A face with the eyes below the mouth is no face. Does a network know that? Change the order of "
            "the parts, and compare a convolutional network with a capsule network."
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        runs = _choose_runs(store)
        picture = choose_test_image(runs[0].spec.dataset, picture_in_address())
    key = state.key_of(TILES)
    view = state.view_of(TILES, {"tiles": lambda text: layout_in(text) is not None})
    layout = laid_by_learner(key) or layout_in(view.get("tiles", "")) or START
    _show(store, runs, picture, layout, key)
    _count(store, runs, layout)


def _choose_runs(store: RunStore) -> list[Run]:
    """Return the networks that are chosen: at first one without capsules, and one with, if any reads alike."""
    known = {run.id: run for run in find_trained_runs(store, labels_per_image=1)}
    # First those that pages open with: their data set is on every computer.
    first = min(known, key=lambda name: (name not in COMPARED_RUNS, known[name].architecture.has_capsules))
    run = known[_choose(_("First network"), "run", list(known), first, known)]
    same = [other for other in known.values() if Reading.of(other.spec) == Reading.of(run.spec) and other != run]
    if not same:
        return [run]
    second = min(same, key=lambda other: (other.id not in COMPARED_RUNS, not other.architecture.has_capsules))
    return [run, known[_choose(_("Second network"), "beside", [other.id for other in same], second.id, known)]]


def _choose(label: str, key: str, ids: list[str], first: str, known: dict[str, Run]) -> str:
    return select(label, key, ids, first, in_words=lambda run_id: label_run(known[run_id]))


def _show(store: RunStore, runs: list[Run], picture: Picture, layout: Layout, key: str) -> None:
    reading = Reading.of(runs[0].spec)
    parts = ScrambledPicture(picture, layout.cut, layout.order)
    with st.empty(), st.spinner(_("The networks read the picture …"), show_time=False):
        seen = [_observe_both(store, run, picture, parts) for run in runs]
    label = ""
    if picture.kind == TEST:
        _image, label = read_test_image(reading.dataset, int(picture.name), reading.image_size)
    scrambled_tiles(
        to_bytes(seen[0][0].image),
        layout,
        [
            TilesAnswer(title_of(run), whole.score_name, whole.scores, cut.scores, run.presence)
            for run, (whole, cut) in zip(runs, seen, strict=True)
        ],
        tuple(map(translate_class, seen[0][0].class_names)),
        label=label,
        question=f"{runs[0].id} {picture.reference}",
        networks=" ".join(run.id for run in runs),
        key=key,
    )


def _observe_both(
    store: RunStore, run: Run, picture: Picture, parts: ScrambledPicture
) -> tuple[Observation, Observation]:
    """Return what the run's network computes for the whole picture and for its parts in another order."""
    checkpoint = store.files(run).checkpoints()[-1]
    return observe(run.id, checkpoint, picture), observe(run.id, checkpoint, parts)


def _count(store: RunStore, runs: list[Run], layout: Layout) -> None:
    """Draw a button that counts on many test images, and what was counted for this order of the tiles."""
    wanted = (tuple(run.id for run in runs), layout)
    count_on = plural(NP_("Count on {images} test image", "Count on {images} test images"), IMAGES)
    if st.button(
        count_on.format(images=IMAGES),
        icon=":material/functions:",
        key="count-scrambled",
    ):
        st.session_state[COUNTED] = wanted
    if st.session_state.get(COUNTED) != wanted:
        return
    with st.spinner(_("The networks read the test images, whole and in parts …")):
        counts = [
            (title_of(run), count_scrambled(run.id, store.files(run).checkpoints()[-1], layout.cut, layout.order))
            for run in runs
        ]
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
    st.caption(
        _(
            "In brackets: the 95 % interval. A random guess among ten classes would be right for 10 % of "
            "the images."
        )
    )
    st.markdown(_say_what_was_counted(counts))


def _say_what_was_counted(counts: Sequence[tuple[str, ScrambledCount]]) -> str:
    """Return a line on each network, and what the numbers mean, as Markdown."""
    read = _("In this order {network} reads {parts} of {images} test images right; whole, it reads {whole}.")
    sentences = [
        read.format(network=in_markdown(title), parts=found.parts, images=found.images, whole=found.whole)
        for title, found in counts
    ]
    meaning = _("The more of them a network loses, the more it had learned where the parts of a picture belong.")
    return "  \n".join([*sentences, meaning])


def _share(right: int, images: int) -> str:
    low, high = (100 * edge for edge in wilson(right / images, images))
    return f"{write_percent(right / images, 1)} ({low:.1f} – {high:.1f}{PERCENT})"
