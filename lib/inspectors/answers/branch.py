"""Check whether a run with other options can continue from a checkpoint."""

from lib.inspectors.ask import question
from lib.runs import RunSpec


@question("check_branch", keep=48)
def check_branch(parent: str, checkpoint: str, spec: RunSpec) -> None:
    """Check that the weights of the parent's checkpoint fit the network that `spec` describes.

    Raises:
        LearnerError: if they do not fit or are not there; it says which option to change back.
    """
    ...
