"""What networks say of pictures that are none of the things which they learned."""

from collections.abc import Sequence

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.observation import observe
from lib.inspectors.readings import Reading
from lib.pictures.reference import TEST, Picture
from lib.runs import Run, RunStore
from pages.kit.runs.label import title_of
from pages.kit.runs.readers import Reader, choose_networks

DATASET = "mnist"


def show_unseen(store: RunStore) -> None:
    """Draw the view below the title of the page."""
    readers, _pair = choose_networks(store, reads_digits)
    if readers:
        show_scores(readers)
    else:
        st.caption(_("Choose at least one network."))


def reads_digits(run: Run) -> bool:
    """Return whether the network of a run receives pictures as those of `DATASET` are."""
    return Reading.of(run.spec) == Reading(DATASET)


def show_scores(readers: Sequence[Reader]) -> None:
    """Draw what each network says of a test digit, class by class."""
    seen = [(reader, observe(reader.run.id, reader.checkpoint, Picture(TEST, "0"))) for reader in readers]
    rows = [
        {_("Network"): title_of(reader.run), **{str(at): f"{score:.2f}" for at, score in enumerate(one.scores)}}
        for reader, one in seen
    ]
    st.table(rows)  # pyright: ignore[reportUnknownMemberType]  (Streamlit takes tables of libraries without types)
