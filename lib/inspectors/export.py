"""Export a trained network to run elsewhere: `python -m lib.export RUN [--checkpoint NAME] --to FILE`.

A `.tflite` file is for LiteRT. A `.keras` file is for Keras 3, and gets a module beside it, to import before it is
loaded. The command prints one JSON line: the file, its size in bytes, and the functions that a LiteRT file has in
it, with what each takes; or the module of a Keras file, and the shape of each output.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lib.errors import N_, LearnerError
from lib.inspectors.answers.keras_file import KERAS
from lib.inspectors.answers.network_file import SUFFIX
from lib.runs import open_store
from lib.tensorflow_settings import set_environment
from lib.whole_file import write_whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default those of the process, and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.export", description="Export a trained network to run elsewhere."
    )
    parser.add_argument("run", metavar="RUN", help="a run's id, such as the bundled capsnet_small")
    parser.add_argument("--checkpoint", default="", help="one of the run's checkpoints (default: the last)")
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="FILE",
        help=f"the file to write, for LiteRT ({SUFFIX}) or for Keras 3 ({KERAS})",
    )
    chosen = parser.parse_args(arguments)
    set_environment()
    try:
        described = _export(chosen.run, chosen.checkpoint, chosen.to)
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(described))
    return 0


def _export(run_id: str, checkpoint: str, target: Path) -> dict[str, object]:
    """Write the file and return what is printed of it."""
    write = FORMATS.get(target.suffix)
    if write is None:
        raise LearnerError(
            N_("A network is exported to a file whose name ends in {lite} or {keras}, but got “{name}”."),
            lite=SUFFIX,
            keras=KERAS,
            name=target.name,
        )
    store = open_store()
    files = store.files(store.get(run_id))
    checkpoint = files.checkpoint(checkpoint)
    described = write(run_id, checkpoint, target)
    return {"file": str(target), "checkpoint": checkpoint, "bytes": target.stat().st_size, **described}


# TensorFlow is slow to import, so it is not before the run and its weights are known to be there.


def _write_lite(run_id: str, checkpoint: str, target: Path) -> dict[str, object]:
    from lib.inspectors.questions.export.network import find_functions, write_lite

    _write(target, write_lite(run_id, checkpoint))
    return {"functions": find_functions(run_id, checkpoint)}


def _write_keras(run_id: str, checkpoint: str, target: Path) -> dict[str, object]:
    from lib.inspectors.questions.export.network import write_keras

    exported = write_keras(run_id, checkpoint)
    module = target.with_name(exported.module_name)
    if not module.exists():
        _write(module, exported.module)
    elif not module.is_file() or module.read_bytes() != exported.module:
        raise LearnerError(
            N_(
                "A network for Keras needs its own {name} beside it, but {folder} has another file of that name. "
                "Move that away, or export to another folder."
            ),
            name=module.name,
            folder=module.parent,
        )
    _write(target, exported.content)
    return {"module": str(module), "outputs": exported.outputs}


FORMATS: Mapping[str, Callable[[str, str, Path], dict[str, object]]] = {SUFFIX: _write_lite, KERAS: _write_keras}
"""What writes a file with a name that ends so, and returns what is printed of that."""


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as error:
        raise LearnerError(N_("{path} cannot be written ({error})."), path=path, error=error.strerror) from error
