"""Evaluate: how any checkpoint of a run reads all images of a split, what it confuses, and its worst mistakes."""

import streamlit as st

from lib.errors import LearnerError
from lib.i18n import _
from lib.runs import Run, RunStore, open_store
from lib.typed_text import in_markdown
from pages.evaluate import PAGE
from pages.evaluate.every_image import show_every_image
from pages.evaluate.mistakes import show_mistakes
from pages.evaluate.views import show_classes, show_confusion, show_numbers
from pages.evaluate.wait import find_evaluation
from pages.kit import state
from pages.kit.choices import buttons
from pages.kit.division import say_nothing_held_out
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.choose_run import choose_run
from pages.kit.runs.label import title_of
from pages.kit.seen import get_seen_run
from pages.kit.texts import MORE_TESTS, SPLIT_TITLES


def say_numbers_only(store: RunStore) -> None:
    """Say so if the address names a run of which only the numbers came with the app."""
    try:
        wanted = get_seen_run(store, state.chosen("run") or "")
    except LearnerError:
        return
    if not store.files(wanted).checkpoints():
        st.warning(
            _("“{name}” is here as measured numbers only, without weights, so it cannot be evaluated.").format(
                name=in_markdown(title_of(wanted))
            ),
            icon=":material/info:",
        )
        state.explain("run")


def choose_split(run: Run) -> str:
    """Return the name of the split that is chosen: of the images learned from, those held out, or a test."""
    titles = {**SPLIT_TITLES, **{name: MORE_TESTS.get(name, name) for name in run.tests}}
    if not run.spec.has_validation:
        del titles["validation"]
    return buttons(_("Images"), "split", titles, labelled=True)


store = open_store()
st.title(_(PAGE.heading), anchor=False)
say_numbers_only(store)
with st.container(horizontal=True, vertical_alignment="bottom"):
    run = choose_run(store, with_capsules=False)
    checkpoint = choose_checkpoint(store, run)
    split = choose_split(run)
if not run.spec.has_validation:
    st.caption(say_nothing_held_out())
found = find_evaluation(store, run, checkpoint, split)
if found is not None:
    show_numbers(found)
    matrix, table = st.columns([5, 4], gap="medium")
    with matrix:
        show_confusion(found)
    with table:
        show_classes(found, f"{run.id}-{checkpoint}-{split}.csv")
    show_mistakes(found, run, checkpoint, split)
    show_every_image(found, f"{run.id}-{checkpoint}-{split}-images.csv")
