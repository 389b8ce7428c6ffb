"""The Paper lab: what the capsule paper claims, the runs that test it, and how they compare. No TensorFlow."""

from lib.paper.experiments import EXPERIMENTS, PAPER, SIZES, TEST_SIZE, Experiment, Published, experiment
from lib.paper.questions import FAMILIES, QUESTIONS, Question, Verdict, verdict
from lib.paper.results import Result, active_seeds, expected_seconds, missing_specs, result

__all__ = [
    "EXPERIMENTS",
    "FAMILIES",
    "PAPER",
    "QUESTIONS",
    "SIZES",
    "TEST_SIZE",
    "Experiment",
    "Published",
    "Question",
    "Result",
    "Verdict",
    "active_seeds",
    "expected_seconds",
    "experiment",
    "missing_specs",
    "result",
    "verdict",
]
