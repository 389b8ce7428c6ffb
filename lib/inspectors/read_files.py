"""Let a network read picture files: `python -m lib.probe IMAGE... [--run RUN] [--trace FILE.npz]`.

The command prints one JSON line an image; the trace holds every value that was computed for the last one.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lib import catalog
from lib.catalog import SHOWCASE_RUN
from lib.errors import N_, LearnerError
from lib.inspectors.answers.observation import Observation
from lib.pictures.file_kinds import READABLE
from lib.runs import Run, open_store
from lib.tensorflow_settings import set_environment

ROUTED = ("votes", "logits", "couplings", "weighted_sums", "outputs", "agreements")
"""The arrays of the routing that a trace holds."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default those of the process, and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m lib.probe", description="See how a network reads images.")
    parser.add_argument("images", nargs="+", type=Path, metavar="IMAGE", help=READABLE)
    parser.add_argument("--run", default=SHOWCASE_RUN, help=f"a run's id (default: the bundled {SHOWCASE_RUN})")
    parser.add_argument("--checkpoint", default="", help="one of the run's checkpoints (default: the last)")
    parser.add_argument("--trace", type=Path, metavar="FILE.npz", help="where to write the last image's values")
    chosen = parser.parse_args(arguments)
    set_environment()
    try:
        run = open_store().get(chosen.run)
        image = np.empty(0)
        for path in chosen.images:
            image = _model_input(path, run)
            print(json.dumps({"file": str(path), **_answer(_observe(run, chosen.checkpoint, image))}))
        if chosen.trace:
            np.savez_compressed(chosen.trace, allow_pickle=False, **_trace(run, chosen.checkpoint, image))
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _model_input(path: Path, run: Run) -> np.ndarray:
    """Return the picture in a file as the run's network receives it, float32 [height, width, channels] in [0, 1].

    Raises:
        LearnerError: if the file cannot be read or is no picture.
    """
    from lib.pictures.uploads import decode, to_model_input

    try:
        content = path.read_bytes()
    except OSError as error:
        raise LearnerError(N_("{path} cannot be read ({error})."), path=path, error=error.strerror) from error
    as_photo = catalog.dataset(run.spec.dataset).as_photos
    return to_model_input(decode(content), run.spec.input_shape, as_photo=as_photo)


def _observe(run: Run, checkpoint: str, image: np.ndarray) -> Observation:
    # Slow to import, so not before the picture and the run are known to be good.
    from lib.inspectors.questions.observe import observe

    return observe(run.id, checkpoint, image)


def _answer(seen: Observation) -> dict[str, object]:
    """Return the class that the network names, and its "lengths" or "probabilities" by class name."""
    scores = {name: float(score) for name, score in zip(seen.class_names, seen.scores, strict=True)}
    return {"label": seen.class_names[seen.winner], seen.score_name: scores}


def _trace(run: Run, checkpoint: str, image: np.ndarray) -> dict[str, np.ndarray]:
    """Return every value that the network computes for an image, by name."""
    from lib.inspectors.questions.observe_routing import observe_routing

    seen = _observe(run, checkpoint, image)
    trace = {"image": image, **seen.layers}
    if run.architecture.has_capsules:
        routing = observe_routing(run.id, checkpoint, image)
        trace |= {name: getattr(routing, name) for name in ROUTED}
    if seen.reconstruction is not None:
        trace["reconstruction"] = seen.reconstruction
    return trace
