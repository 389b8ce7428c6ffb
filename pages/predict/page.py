"""Predict: draw, upload, photograph or pick a picture, and see how every chosen network reads it."""

import streamlit as st

from lib.catalog import COMPARED_RUNS
from lib.charts.html import render
from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.runs import open_store
from pages.kit.choices import select_several
from pages.kit.pictures.address import say_it_can_be_shared
from pages.kit.pictures.preparation import input_shapes, prepare_picture, steps_in_address
from pages.kit.pictures.sources import can_only_read_digits, choose_source, take_picture
from pages.kit.runs.choose_run import find_trained_runs
from pages.kit.runs.label import label_run
from pages.kit.runs.verdict import answer_in_brief, show_verdict
from pages.predict import PAGE

DATASET = "mnist"  # whose test images are offered while no network is chosen

store = open_store()

head, where = st.container(), st.container()
runs = {run.id: run for run in find_trained_runs(store)}
left, right = st.columns([2, 3], gap="large")
with right:
    chosen = select_several(
        _("Networks"),
        "runs",
        list(runs),
        [run_id for run_id in COMPARED_RUNS if run_id in runs],
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
    taken = take_picture(source, last, readings, shapes=shapes, steps=steps)
    brief = st.container()

with right:
    st.subheader(_("What the network receives"), anchor=False)
    picture = prepare_picture(taken, readings)
    if picture is not None:
        st.subheader(_("What each network says"), anchor=False)
        columns = st.columns(2)
        answers: list[tuple[str, str]] = []
        for number, run in enumerate(runs[run_id] for run_id in chosen):
            with columns[number % 2]:
                seen = show_verdict(run, picture)
            if seen is not None:
                answers.append((run.name, answer_in_brief(run, seen)))
        say_it_can_be_shared(picture)
        brief.html(render("pages/predict/brief.html", answers=answers))
