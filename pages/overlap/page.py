"""Two digits: overlap them, and see which two a network reads and what each capsule draws."""

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.pair_observation import observe_pair
from lib.parts.digit_overlap import Answer, digit_overlap
from lib.pictures.reference import OverlappedPictures
from lib.runs import Run, open_store
from pages.kit import state
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.choose_run import choose_among, find_trained_runs
from pages.overlap import PAGE
from pages.overlap.digits import DATASET, READING, digit_checks, read_choices
from pages.overlap.shifts import farthest_shift, place_checks, read_shifts

store = open_store()


def two_digits() -> None:
    """Draw the page below its title."""
    runs = find_trained_runs(store, labels_per_image=2)
    if not runs:
        _nothing_to_show()
        return
    st.caption(
        _(
            "The network learned from pairs of overlapping digits. Move these two closer and further apart: "
            "how much can they share before it loses one?"
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        run = choose_among(
            runs,
            unsuited=_(
                "“{name}” learned pictures that show one thing each. Two digits at once take a network that "
                "learned from pairs, so one of these is shown."
            ),
        )
        checkpoint = choose_checkpoint(store, run)
    _show(run, checkpoint)


def _show(run: Run, checkpoint: str) -> None:
    shape = run.spec.input_shape[:2]
    first, second = read_choices()
    digits = first.read_digit(), second.read_digit()
    most = farthest_shift(READING.input_shape, shape)
    shifts = read_shifts(most)
    state.view_of("overlap", {**digit_checks(), **place_checks(most)})
    with st.empty(), st.spinner(_("The network reads the picture …"), show_time=False):
        both = OverlappedPictures(DATASET, (first.picture, second.picture), shifts)
        seen = observe_pair(run.id, checkpoint, both)
    digit_overlap(
        digits,
        shifts,
        Answer(
            seen.score_name,
            seen.class_names,
            seen.scores,
            seen.winners,
            seen.reconstructions,
            shape,
            run.presence,
        ),
        network=network_address(run, checkpoint),
        reader=f"{run.id} {checkpoint}",
        key=state.key_of("overlap"),
    )


def _nothing_to_show() -> None:
    st.info(_("No network has learned to read two digits at once yet. Train one: it takes a few minutes."))
    st.page_link(
        "pages/train/page.py",
        label=_("Train a network on two digits"),
        icon=":material/model_training:",
        query_params={"network": "capsnet_small", "data": "multi_mnist"},
    )


st.title(_(PAGE.heading), anchor=False)
two_digits()
