"""The run store: every run's spec, state, metrics and files, readable from any process."""

from lib.runs.broken import BrokenRun
from lib.runs.files import RunFiles
from lib.runs.opening import open_store
from lib.runs.own_runs import OwnRuns
from lib.runs.run import ACTIVE_STATES, Run, State
from lib.runs.spec import RunSpec
from lib.runs.store import RunStore

__all__ = [
    "ACTIVE_STATES",
    "BrokenRun",
    "OwnRuns",
    "Run",
    "RunFiles",
    "RunSpec",
    "RunStore",
    "State",
    "open_store",
]
