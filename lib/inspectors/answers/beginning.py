"""Which layers of a run would begin with the weights of another run."""

from lib.inspectors.ask import question
from lib.models.beginning import Beginning
from lib.runs import RunSpec


@question("plan_beginning", keep=48)
def plan_beginning(parent: str, checkpoint: str, spec: RunSpec) -> Beginning:
    """Return which layers of a run of `spec` would begin with the weights of the parent's checkpoint.

    Raises:
        LearnerError: if nothing fits or the weights are not there; it says which option to change back.
    """
    ...
