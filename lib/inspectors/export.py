"""Export a trained network to run elsewhere: `python -m lib.export RUN [--checkpoint NAME] --to FILE.tflite`.

The command prints one JSON line: the file, its size in bytes, and the functions that the network has in it, with
what each takes.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.errors import N_, LearnerError
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
    parser.add_argument("--to", type=Path, required=True, metavar=f"FILE{SUFFIX}", help="a LiteRT file to write")
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
    if target.suffix != SUFFIX:
        raise LearnerError(
            N_("A network is exported to a file whose name ends in {suffix}, but got “{name}”."),
            suffix=SUFFIX,
            name=target.name,
        )
    store = open_store()
    files = store.files(store.get(run_id))
    checkpoint = files.checkpoint(checkpoint)
    # Slow to import, so not before the run and its weights are known to be there.
    from lib.inspectors.questions.export.network import find_functions, write_lite

    content = write_lite(run_id, checkpoint)
    try:
        write_whole(target, content)
    except OSError as error:
        raise LearnerError(N_("{path} cannot be written ({error})."), path=target, error=error.strerror) from error
    functions = find_functions(run_id, checkpoint)
    return {"file": str(target), "checkpoint": checkpoint, "bytes": len(content), "functions": functions}
