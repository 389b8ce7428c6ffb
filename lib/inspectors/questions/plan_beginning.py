"""Find out which layers of a run would begin with the weights of another run."""

from lib.models.beginning import Beginning
from lib.runs import RunSpec, open_store
from lib.training import beginning


def plan_beginning(parent: str, checkpoint: str, spec: RunSpec) -> Beginning:
    """Return which layers of a run of `spec` would begin with the weights of the parent's checkpoint.

    Raises:
        LearnerError: if nothing fits or the weights are not there.
    """
    return beginning.plan_beginning(open_store(), spec, parent, checkpoint)
