"""The numbers of the runs that are compared."""

from collections.abc import Sequence

import streamlit as st

from lib.errors import LearnerError
from lib.experiments.arm import Arm
from lib.experiments.facts import Facts, find_facts, load_facts
from lib.experiments.measures import Measures, measure, steps_per_epoch
from lib.experiments.repeats import completed_runs
from lib.runs import Run, RunSpec, open_store


def measure_arm(runs: Sequence[Run], arm: Arm) -> list[Measures]:
    """Return the numbers of each completed run of the arm."""
    return [measure_run(run) for run in completed_runs(runs, arm)]


def measure_run(run: Run) -> Measures:
    """Return the numbers of `run`."""
    facts = load_facts(open_store().files(run)) or find_facts(run.spec, count_multiply_adds(run.spec))
    return _measured(run.id, run.state, run.step, run.name, facts)


@st.cache_data(max_entries=256, show_spinner=False)
def _measured(run_id: str, state: str, step: int, name: str, facts: Facts) -> Measures:
    # State, step and name are parts of the cache's key only.
    store = open_store()
    run = store.get(run_id)
    accuracies = store.metrics.read_last(run_id, "train", "accuracy", steps_per_epoch(run) or 0)
    return measure(run, facts, {"accuracy": accuracies})


def count_multiply_adds(spec: RunSpec) -> int | None:
    """Return the multiply-adds of one image; None if the data set is gone, and with it the number of classes."""
    try:
        return spec.multiply_adds()
    except LearnerError:
        return None
