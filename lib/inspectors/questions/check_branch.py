"""Check whether a run with other options can continue from a checkpoint."""

from lib.inspectors.questions.networks import build_network_of
from lib.models.fit import check_fit
from lib.runs import RunSpec, open_store


def check_branch(parent: str, checkpoint: str, spec: RunSpec) -> None:
    """Check that the weights of the parent's checkpoint fit the network that `spec` describes.

    Raises:
        LearnerError: if they do not, or are not there.
    """
    store = open_store()
    weights = store.files(store.get(parent)).load_checkpoint(checkpoint)
    check_fit(build_network_of(spec), weights)
