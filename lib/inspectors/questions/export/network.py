"""Export the network of a run's checkpoint."""

from lib.inspectors.answers.network_file import NetworkFile, load_network_file, save_network
from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.signatures import Signature, find_signatures
from lib.inspectors.questions.networks import load_network
from lib.runs import open_store


def export_network(run_id: str, checkpoint: str) -> NetworkFile:
    """Return a checkpoint's network as a file of the run's, which is made if it is not there.

    Raises:
        LearnerError: if the run or its weights are not there, or the file cannot be written.
    """
    kept = load_network_file(run_id, checkpoint)  # somebody else may have asked for it just now
    return kept or save_network(open_store().get(run_id), checkpoint, write_lite(run_id, checkpoint))


def write_lite(run_id: str, checkpoint: str) -> bytes:
    """Return a checkpoint's network as a LiteRT file; raise LearnerError if the run or its weights are missing."""
    return to_lite(_signatures_of(run_id, checkpoint))


def find_functions(run_id: str, checkpoint: str) -> dict[str, dict[str, tuple[int, ...]]]:
    """Return what each function of the exported network takes: the shapes of its inputs by name."""
    return {name: dict(signature.inputs) for name, signature in _signatures_of(run_id, checkpoint).items()}


def _signatures_of(run_id: str, checkpoint: str) -> dict[str, Signature]:
    network, entry = load_network(run_id, checkpoint)
    return find_signatures(network, entry.input_shape)
