"""Observations kept in a bundled run's folder, so that pages have them before TensorFlow is awake.

`python -m lib.inspectors.kept RUN_ID [TEST_IMAGE ...]` computes them with the run's own weights; a test
computes them again and compares.
"""

import hashlib
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np

from lib.inspectors.answers.observation import Geometry, Observation, RoutingObservation
from lib.runs import RunFiles, open_store
from lib.runs.files import load_arrays, save_arrays

SHOWCASE = (115, 3, 2, 1, 18, 4, 8, 11, 0, 61, 7)
"""Test images of MNIST: a four that could be a nine, then a first of each digit from 0 to 9."""
_LAYER = "layer/"
_DETAIL = "detail/"


def _path(files: RunFiles, kind: str, image: np.ndarray) -> Path:
    digest = hashlib.sha256(np.ascontiguousarray(image, np.float32).tobytes()).hexdigest()[:16]
    return files.traces / f"{kind}-{digest}.npz"


def save_observation(files: RunFiles, seen: Observation) -> None:
    """Keep what a network computed for an image."""
    arrays = {
        "score_name": np.array(seen.score_name),
        "class_names": np.array(seen.class_names),
        "scores": seen.scores,
        "image": seen.image,
        **{_LAYER + name: values for name, values in seen.layers.items()},
    }
    if seen.reconstruction is not None:
        arrays["reconstruction"] = seen.reconstruction
    save_arrays(_path(files, "observation", seen.image), arrays)


def load_observation(files: RunFiles, image: np.ndarray) -> Observation | None:
    """What was kept for `image`, or None."""
    path = _path(files, "observation", image)
    if not path.is_file():
        return None
    arrays = load_arrays(path)
    return Observation(
        score_name=str(arrays["score_name"]),
        class_names=tuple(arrays["class_names"].tolist()),
        scores=arrays["scores"],
        image=arrays["image"],
        layers={name.removeprefix(_LAYER): array for name, array in arrays.items() if name.startswith(_LAYER)},
        reconstruction=arrays.get("reconstruction"),
    )


def save_routing(files: RunFiles, seen: RoutingObservation) -> None:
    """Keep the routing of an image."""
    arrays = {name: value for name, value in vars(seen).items() if isinstance(value, np.ndarray)}
    arrays |= {_DETAIL + name: values for name, values in seen.details.items()}
    geometry = np.array(list(asdict(seen.geometry).values()))
    arrays |= {"class_names": np.array(seen.class_names), "geometry": geometry, "kind": np.array(seen.kind)}
    save_arrays(_path(files, f"routing{len(seen.outputs)}", seen.image), arrays)


def load_routing(files: RunFiles, image: np.ndarray, iterations: int) -> RoutingObservation | None:
    """The kept routing of `image` in `iterations` passes, or None.

    Files from before there were several kinds of routing name none: theirs is dynamic.
    """
    path = _path(files, f"routing{iterations}", image)
    if not path.is_file():
        return None
    arrays = load_arrays(path)
    class_names = tuple(arrays.pop("class_names").tolist())
    geometry = Geometry(*arrays.pop("geometry").tolist())
    kind = str(arrays.pop("kind", "dynamic"))
    details = {name: arrays.pop(name) for name in list(arrays) if name.startswith(_DETAIL)}
    return RoutingObservation(
        class_names,
        geometry,
        **{"reconstruction": None, **arrays},
        kind=kind,
        details={name.removeprefix(_DETAIL): values for name, values in details.items()},
    )


def main(run_id: str, *indices: str) -> None:
    from lib import datasets
    from lib.inspectors.questions import inspect

    store = open_store()
    run = store.get(run_id)
    files = store.files(run)
    files.traces.mkdir(exist_ok=True)
    for index in [int(text) for text in indices] or SHOWCASE:
        example = datasets.read_test_example(run.spec.dataset, index, run.spec.image_size)
        image = example.images[0].astype(np.float32) / 255.0
        save_observation(files, inspect.observe(run_id, "", image))
        if run.architecture.has_capsules:
            save_routing(files, inspect.observe_routing(run_id, "", image))
        print(f"{run_id}: test image {index} kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
