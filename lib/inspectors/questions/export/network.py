"""Export the network of a run's checkpoint."""

import tempfile
from pathlib import Path

import keras

from lib.inspectors.answers.keras_file import KERAS, KerasFile
from lib.inspectors.answers.network_file import NetworkFile, load_network_file, save_network
from lib.inspectors.questions.export import capsule_lab_layers
from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.plain_keras import to_plain_keras
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


def write_keras(run_id: str, checkpoint: str) -> KerasFile:
    """Return a checkpoint's network for plain Keras; raise LearnerError if the run or its weights are missing."""
    network, entry = load_network(run_id, checkpoint)
    model = to_plain_keras(network, entry.input_shape)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"network{KERAS}"
        keras.saving.save_model(model, path)
        content = path.read_bytes()
    module = Path(capsule_lab_layers.__file__)
    outputs = {name: tuple(values.shape[1:]) for name, values in model.output.items()}
    return KerasFile(content, module.name, module.read_bytes(), outputs)


def find_functions(run_id: str, checkpoint: str) -> dict[str, dict[str, tuple[int, ...]]]:
    """Return what each function of the exported network takes: the shapes of its inputs by name."""
    return {name: dict(signature.inputs) for name, signature in _signatures_of(run_id, checkpoint).items()}


def _signatures_of(run_id: str, checkpoint: str) -> dict[str, Signature]:
    network, entry = load_network(run_id, checkpoint)
    return find_signatures(network, entry.input_shape)
