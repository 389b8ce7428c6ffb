"""Starting an experiment's runs: those that are missing, or all of them again with another seed."""

from collections.abc import Sequence

import streamlit as st

from lib.errors import LearnerError
from lib.experiments.ready import Experiment
from lib.experiments.repeats import fewest_runs, missing_runs
from lib.i18n import _
from lib.runs import Run, RunStore
from pages.kit.experiments.start import offer_start
from pages.kit.texts import say


def offer_runs(store: RunStore, learner: str, runs: Sequence[Run], entry: Experiment) -> None:
    """Draw the button that queues the runs, and how long they will take."""
    specs = missing_runs(runs, entry.arms)
    missing = bool(specs)
    specs = specs or missing_runs(runs, entry.arms, each=fewest_runs(runs, entry.arms) + 1)
    try:
        for spec in specs:
            spec.check_trainable()
        specs[0].load_dataset()
    except LearnerError as error:  # something has yet to be installed or downloaded
        st.info(say(error), icon=":material/download:")
        return
    label = _("Train the missing runs") if missing else _("Train all again with another seed")
    kind = "primary" if missing else "secondary"
    offer_start(store, learner, runs, specs, label, key="compare-start", kind=kind)
