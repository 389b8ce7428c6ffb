"""Whether a run with other options can go on from a checkpoint; what is wrong is said by an error."""

from lib.inspectors.ask import question
from lib.runs import RunSpec


@question("check_branch", keep=48)
def check_branch(parent: str, checkpoint: str, spec: RunSpec) -> None:
    """Check that the weights of the parent's checkpoint fit the network that `spec` describes.

    Raises:
        LearnerError: if they do not, or are not there; it says what to set back.
    """
    ...
