"""Scrambled parts: does a network notice when the parts of a picture change places?"""

import numpy as np
import streamlit as st

from lib.catalog import COMPARED_RUNS
from lib.i18n import _
from lib.inspectors.answers.observation import observe
from lib.inspectors.answers.scrambled_count import IMAGES, count_scrambled
from lib.intervals import wilson
from lib.parts.scrambled_tiles import START, Layout, TilesAnswer, laid_by_learner, layout_in, scrambled_tiles
from lib.pictures.reference import ScrambledPicture
from lib.runs import Run, RunStore
from pages.convolution import TILES
from pages.kit import state
from pages.kit.choices import select
from pages.kit.choose_run import run_label, trained_runs
from pages.kit.fragment import fragment
from pages.kit.pictures import TEST, Picture, Reading, picture_in_address, test_image
from pages.kit.test_picture import choose_picture
from pages.kit.texts import class_name

COUNTED = "scrambled_counted"


@fragment()
def show_scrambled(store: RunStore) -> None:
    """All of the part; tiles that were moved rerun nothing else."""
    st.caption(
        _(
            "A face with the eyes below the mouth is no face. Does a network know that? Change the order of "
            "the parts, and compare a convolutional network with a capsule network."
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        runs = _choose_runs(store)
        picture = choose_picture(runs[0].spec.dataset, picture_in_address())
    key = state.key_of(TILES)
    layout = laid_by_learner(key) or layout_in(state.view_of(TILES).get("tiles", "")) or START
    _show(store, runs, picture, layout, key)
    _count(store, runs, layout)


def _choose_runs(store: RunStore) -> list[Run]:
    """A first network, one without capsules unless chosen otherwise, and a second that reads the same pictures."""
    known = {run.id: run for run in trained_runs(store, labels_per_image=1)}
    # Those that pages open with first: their data set is on every computer.
    first = sorted(known, key=lambda name: (name not in COMPARED_RUNS, known[name].architecture.has_capsules))
    run = known[_choose(_("First network"), "run", first, known)]
    same = [other for other in known.values() if Reading.of(other.spec) == Reading.of(run.spec) and other != run]
    if not same:
        return [run]
    second = [other.id for other in sorted(same, key=lambda other: not other.architecture.has_capsules)]
    return [run, known[_choose(_("Second network"), "beside", second, known)]]


def _choose(label: str, key: str, ids: list[str], known: dict[str, Run]) -> str:
    return select(label, key, ids, in_words=lambda run_id: run_label(known[run_id]))


def _show(store: RunStore, runs: list[Run], picture: Picture, layout: Layout, key: str) -> None:
    reading = Reading.of(runs[0].spec)
    parts = ScrambledPicture(picture, layout.cut, layout.order)
    with st.empty(), st.spinner(_("The networks read the picture …"), show_time=False):
        answers = []
        for run in runs:
            checkpoint = store.files(run).checkpoints()[-1]
            whole, cut = (observe(run.id, checkpoint, one) for one in (picture, parts))
            answers.append(TilesAnswer(run.name, whole.score_name, whole.scores, cut.scores))
    scrambled_tiles(
        np.round(255 * whole.image).astype(np.uint8),
        layout,
        answers,
        tuple(map(class_name, whole.class_names)),
        label=test_image(reading.dataset, int(picture.name), reading.image_size)[1]
        if picture.kind == TEST
        else "",
        question=f"{runs[0].id} {picture.reference}",
        key=key,
    )


def _count(store: RunStore, runs: list[Run], layout: Layout) -> None:
    """A button that counts on many test images, and what it found for this order."""
    wanted = (tuple(run.id for run in runs), layout)
    if st.button(
        _("Count on {images} test images").format(images=IMAGES),
        icon=":material/functions:",
        key="count-scrambled",
    ):
        st.session_state[COUNTED] = wanted
    if st.session_state.get(COUNTED) != wanted:
        return
    rows = []
    with st.spinner(_("The networks read the test images, whole and in parts …")):
        for run in runs:
            found = count_scrambled(run.id, store.files(run).checkpoints()[-1], layout.cut, layout.order)
            rows.append(
                {
                    _("network"): run.name,
                    _("test images"): found.images,
                    _("right, whole"): _share(found.whole, found.images),
                    _("right, in parts"): _share(found.parts, found.images),
                }
            )
    st.table(rows)
    st.caption(
        _("In brackets the 95 % interval. Guessing would be right once in as many times as there are classes.")
    )


def _share(right: int, images: int) -> str:
    low, high = (100 * edge for edge in wilson(right / images, images))
    return f"{100 * right / images:.1f} % ({low:.1f} – {high:.1f} %)"
