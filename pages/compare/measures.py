"""The numbers of the runs that are compared."""

from collections.abc import Sequence

import streamlit as st

from lib import catalog
from lib.compare import Arm, Facts, Measures, arm_runs, facts_here, kept_facts, measure, steps_per_epoch
from lib.errors import LearnerError
from lib.inspectors.answers.description import describe_network
from lib.runs import Run, RunSpec, open_store


def numbers_of(runs: Sequence[Run], arm: Arm) -> list[Measures]:
    """Those of the arm's completed runs, without what an inspector would have to count."""
    return [measured(run, count=False) for run in arm_runs(runs, arm)]


def measured(run: Run, *, count: bool = True) -> Measures:
    """What is known of `run`.

    Args:
        count: also ask an inspector for multiply-adds that are recorded nowhere, which can take seconds.
    """
    facts = kept_facts(open_store().files(run)) or facts_here(run.spec, multiply_adds(run.spec, ask=count))
    return _measured(run.id, run.state, run.step, run.name, facts)


@st.cache_data(max_entries=256, show_spinner=False)
def _measured(run_id: str, state: str, step: int, name: str, facts: Facts) -> Measures:
    # All but the id is there for the cache to tell a run's moments apart.
    store = open_store()
    run = store.get(run_id)
    accuracies = store.metrics.read_last(run_id, "train", "accuracy", steps_per_epoch(run) or 0)
    return measure(run, facts, {"accuracy": accuracies})


def multiply_adds(spec: RunSpec, *, ask: bool) -> int | None:
    """Of one image: from the catalogue, where it is recorded, or else counted by an inspector if it may be asked.

    None where it is not known, for instance because the data set is gone and with it the number of classes.
    """
    try:
        data, architecture = catalog.dataset(spec.dataset), catalog.architecture(spec.architecture)
        usual = {option.name: option.default for option in architecture.model_options}
        as_recorded = (spec.input_shape, len(data.class_names), data.labels_per_image) == ((28, 28, 1), 10, 1)
        if as_recorded and spec.model_options == usual:
            return architecture.multiply_adds
        if not ask:
            return None
        return describe_network(
            spec.architecture, spec.model_options, spec.input_shape, len(data.class_names), data.labels_per_image
        ).multiply_adds
    except LearnerError:
        return None
