"""Comparing runs: ready experiments, what can be said of a run in numbers, and which one is clearly ahead.

No TensorFlow.
"""

from lib.compare.experiments import EXPERIMENTS, Arm, Experiment, bundled_name, experiment
from lib.compare.facts import Facts, facts_here, keep_facts, kept_facts
from lib.compare.measures import Measures, as_csv, measure, steps_per_epoch
from lib.compare.results import Outcome, Verdict, arm_runs, fewest_runs, missing_runs, verdict

__all__ = [
    "EXPERIMENTS",
    "Arm",
    "Experiment",
    "Facts",
    "Measures",
    "Outcome",
    "Verdict",
    "arm_runs",
    "as_csv",
    "bundled_name",
    "experiment",
    "facts_here",
    "fewest_runs",
    "keep_facts",
    "kept_facts",
    "measure",
    "missing_runs",
    "steps_per_epoch",
    "verdict",
]
