"""Predict images from the command line: `python -m lib.probe IMAGE... [--run RUN] [--trace FILE.npz]`.

Prints one JSON line an image; the trace of the last image holds every value that was computed.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from lib.catalog import SHOWCASE_RUN
from lib.errors import N_, LearnerError
from lib.tensorflow_settings import set_environment


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m lib.probe", description="See how a network reads images.")
    parser.add_argument("images", nargs="+", type=Path, metavar="IMAGE", help="PNG, JPEG, WebP, BMP or GIF")
    parser.add_argument("--run", default=SHOWCASE_RUN, help=f"a run's id (default: the bundled {SHOWCASE_RUN})")
    parser.add_argument("--checkpoint", default="", help="one of the run's checkpoints (default: the last)")
    parser.add_argument("--trace", type=Path, metavar="FILE.npz", help="where to write the last image's values")
    arguments = parser.parse_args()
    set_environment()
    try:
        for path in arguments.images:
            trace = _predict(path, arguments.run, arguments.checkpoint)
        if arguments.trace:
            np.savez_compressed(arguments.trace, **trace)  # type: ignore[possibly-undefined]
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _predict(path: Path, run_id: str, checkpoint: str) -> dict[str, np.ndarray]:
    from lib.pictures.uploads import decode, to_model_input
    from lib.runs import open_store

    run = open_store().get(run_id)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LearnerError(N_("{path} cannot be read ({error})."), path=path, error=error.strerror) from error
    image = to_model_input(decode(content), run.spec.input_shape)

    # The slow import, once the picture and the run are known to be good.
    from lib.inspectors.questions import inspect

    seen = inspect.observe(run_id, checkpoint, image)
    scores = {name: float(score) for name, score in zip(seen.class_names, seen.scores, strict=True)}
    print(json.dumps({"file": str(path), "label": seen.class_names[seen.winner], "lengths": scores}))
    trace = {"image": image, **seen.layers}
    if run.architecture.has_capsules:
        routing = inspect.observe_routing(run_id, checkpoint, image)
        for name in ("votes", "logits", "couplings", "weighted_sums", "outputs", "agreements"):
            trace[name] = getattr(routing, name)
    if seen.reconstruction is not None:
        trace["reconstruction"] = seen.reconstruction
    return trace


if __name__ == "__main__":
    sys.exit(main())
