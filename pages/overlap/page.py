"""Two digits: overlap them, and see which two a network reads and what each capsule draws."""

import numpy as np
import streamlit as st

from lib.datasets.splits.overlap import overlap, place
from lib.i18n import _, translator
from lib.inspectors.answers.pair_observation import observe_pair
from lib.parts.digit_overlap import Answer, Digit, Shifts, digit_overlap
from lib.runs import Run, open_store
from pages.kit.choose_checkpoint import choose_checkpoint
from pages.kit.choose_run import choose_among, trained_runs
from pages.kit.errors_said import errors_said
from pages.overlap import PAGE
from pages.overlap.digits import choose_digits, pair_in_address
from pages.overlap.shifts import choose_shifts

KEY = "overlap"
store = open_store()


@st.fragment
@errors_said()
def two_digits() -> None:
    """All of the page below its title; a digit that was moved reruns nothing else."""
    runs = trained_runs(store, labels_per_image=2)
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
        run = choose_among(runs)
        checkpoint = choose_checkpoint(store, run)
        digits = choose_digits()
    _show(run, checkpoint, digits)


def _show(run: Run, checkpoint: str, digits: tuple[Digit, Digit]) -> None:
    shape = run.spec.input_shape[:2]
    shifts = choose_shifts(KEY, digits, shape)
    with st.empty(), st.spinner(_("The network reads the picture …"), show_time=False):
        seen = observe_pair(run.id, checkpoint, _composed(digits, shifts, shape))
    digit_overlap(
        digits,
        shifts,
        Answer(seen.score_name, seen.class_names, seen.scores, seen.winners, seen.reconstructions, shape),
        translate=translator(),
        question=f"{run.id} {checkpoint} {pair_in_address()}",
        key=KEY,
    )


def _composed(digits: tuple[Digit, Digit], shifts: Shifts, shape: tuple[int, int]) -> np.ndarray:
    """The picture as the data set makes it, float32 [height, width, channels] in [0, 1]."""
    alone = (place(digit.image, shape, down, right) for digit, (right, down) in zip(digits, shifts, strict=True))
    return overlap(*alone).astype(np.float32) / 255.0


def _nothing_to_show() -> None:
    st.info(_("No network has learned to read two digits at once yet. Train one: a first one takes minutes."))
    st.page_link(
        "pages/train/page.py",
        label=_("Train a network on two digits"),
        icon=":material/model_training:",
        query_params={"network": "capsnet_small", "data": "multi_mnist"},
    )


st.title(_(PAGE.heading), anchor=False)
two_digits()
