"""Predict: draw, upload, photograph or pick a picture, and see how every chosen network reads it."""

from collections.abc import Mapping

import streamlit as st

from lib.catalog import COMPARED_RUNS
from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.parts.answers_in_brief import answers_in_brief
from lib.runs import Run, open_store
from pages.kit.choices import select_several
from pages.kit.parameters import RUN
from pages.kit.pictures.address import say_it_can_be_shared
from pages.kit.pictures.preparation import input_shapes, prepare_picture, steps_in_address
from pages.kit.pictures.sources import (
    can_only_read_digits,
    choose_source,
    follows,
    number_of_picture,
    take_picture,
)
from pages.kit.runs.choose_run import find_trained_runs
from pages.kit.runs.label import label_run, title_of
from pages.kit.runs.verdict import is_read_in_browser, show_verdict
from pages.kit.travel import last_chosen
from pages.predict import PAGE
from pages.predict.several import show_every_digit

DATASET = "mnist"  # whose test images are offered while no network is chosen


def list_usual_runs(runs: Mapping[str, Run], last: str | None) -> list[str]:
    """Return the ids of the runs that read the picture before any choice.

    Args:
        runs: all that can, by id.
        last: the run that was chosen last on another page, which then comes first.
    """
    if last is None or last not in runs:
        return [run_id for run_id in COMPARED_RUNS if run_id in runs]
    reading = Reading.of(runs[last].spec)
    alike = [run_id for run_id in COMPARED_RUNS if run_id in runs and Reading.of(runs[run_id].spec) == reading]
    return list(dict.fromkeys([last, *alike]))


store = open_store()

head, where = st.container(), st.container()
runs = {run.id: run for run in find_trained_runs(store)}
left, right = st.columns([2, 3], gap="large")
with right:
    chosen = select_several(
        _("Networks"),
        "runs",
        list(runs),
        list_usual_runs(runs, last_chosen(RUN)),
        in_words=lambda run_id: label_run(runs[run_id]),
        placeholder=_("Choose networks"),
    )
    readings = list(dict.fromkeys(Reading.of(runs[run_id].spec) for run_id in chosen)) or [Reading(DATASET)]
with head:
    of_digit, of_any = _(PAGE.heading), _("How do the networks read your picture?")
    st.title(of_digit if can_only_read_digits(readings) else of_any, anchor=False)
with where:
    source, last = choose_source(readings, "draw")
with left:
    shapes, steps = input_shapes(readings), steps_in_address(readings)
    is_left = bool(chosen) and all(map(is_read_in_browser, chosen))
    taken = take_picture(source, last, readings, shapes=shapes, steps=steps, is_left_to_browser=is_left)
    brief = st.container()
    st.subheader(_("What the network receives"), anchor=False)
    picture = prepare_picture(taken, readings, source)

with right:
    if picture is not None or follows(source):
        st.subheader(_("What each network says"), anchor=False)
        columns = st.columns(2)
        for number, run in enumerate(runs[run_id] for run_id in chosen):
            with columns[number % 2]:
                show_verdict(run, picture, steps=steps, number=number_of_picture(source))
        if picture is not None:
            say_it_can_be_shared(picture)
        with brief:
            answers_in_brief({run_id: title_of(runs[run_id]) for run_id in chosen}, key="brief")

show_every_digit(picture, [runs[run_id] for run_id in chosen])
