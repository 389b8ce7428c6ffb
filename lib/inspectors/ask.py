"""Asks the inspectors.

Questions that were asked before are answered from a cache by run, checkpoint and image.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np

from lib.inspectors import kept, worker
from lib.inspectors.answers import strongest
from lib.inspectors.answers.description import NetworkDescription
from lib.inspectors.answers.evaluation import Evaluation
from lib.inspectors.answers.maps import FullMaps, MapStep, NetworkMaps
from lib.inspectors.answers.observation import Observation, PreparedImage, RoutingObservation
from lib.inspectors.answers.pair_observation import PairObservation
from lib.inspectors.answers.saliency_maps import Saliency
from lib.inspectors.answers.scrambled_count import ScrambledCount
from lib.inspectors.answers.strongest import Strongest
from lib.inspectors.evaluation_queue import EvaluationQueue
from lib.inspectors.pool import ByContent, inspectors
from lib.inspectors.questions.data_look import DataLook
from lib.options import Value
from lib.runs import RunSpec, open_store

ANSWERS_KEPT = 48
MAPS_KEPT = 16
"""Answers of up to 4 MB each."""


@lru_cache(ANSWERS_KEPT)
def _observe(run_id: str, checkpoint: str, image: ByContent) -> Observation:
    store = open_store()
    known = kept.load_observation(store.files(store.get(run_id)), image.image)
    return known or inspectors().ask(worker.observe, run_id, checkpoint, image.image)


@lru_cache(ANSWERS_KEPT)
def _observe_routing(run_id: str, checkpoint: str, image: ByContent, iterations: int) -> RoutingObservation:
    store = open_store()
    known = kept.load_routing(store.files(store.get(run_id)), image.image, iterations)
    return known or inspectors().ask(worker.observe_routing, run_id, checkpoint, image.image, iterations)


@lru_cache(ANSWERS_KEPT)
def _observe_pair(run_id: str, checkpoint: str, image: ByContent) -> PairObservation:
    return inspectors().ask(worker.observe_pair, run_id, checkpoint, image.image)


def observe(run_id: str, checkpoint: str, image: np.ndarray) -> Observation:
    """What the run's network computes for `image`, float32 [height, width, channels] in [0, 1].

    `checkpoint` must be a checkpoint's name, because what the last one is changes while a run trains.
    """
    return _observe(run_id, checkpoint, ByContent(image))


def observe_routing(run_id: str, checkpoint: str, image: np.ndarray, iterations: int) -> RoutingObservation:
    """Every value of the routing of `image` in `iterations` passes."""
    return _observe_routing(run_id, checkpoint, ByContent(image), iterations)


def observe_pair(run_id: str, checkpoint: str, image: np.ndarray) -> PairObservation:
    """The two classes that the run's network names in `image`, and what each one's capsule draws."""
    return _observe_pair(run_id, checkpoint, ByContent(image))


@lru_cache(MAPS_KEPT)
def _map_overview(run_id: str, checkpoint: str, image: ByContent) -> NetworkMaps:
    return inspectors().ask(worker.map_overview, run_id, checkpoint, image.image)


@lru_cache(MAPS_KEPT)
def _full_maps(run_id: str, checkpoint: str, image: ByContent, layer: str) -> FullMaps:
    return inspectors().ask(worker.full_maps, run_id, checkpoint, image.image, layer)


@lru_cache(MAPS_KEPT)
def _map_step(run_id: str, checkpoint: str, image: ByContent, layer: str, which: int) -> MapStep:
    return inspectors().ask(worker.map_step, run_id, checkpoint, image.image, layer, which)


@lru_cache(ANSWERS_KEPT)
def _saliency(run_id: str, checkpoint: str, image: ByContent, label: int, layer: str) -> Saliency:
    return inspectors().ask(worker.saliency, run_id, checkpoint, image.image, label, layer)


def map_overview(run_id: str, checkpoint: str, image: np.ndarray) -> NetworkMaps:
    """Every layer's feature maps of `image`; see `observe` for the arguments."""
    return _map_overview(run_id, checkpoint, ByContent(image))


def full_maps(run_id: str, checkpoint: str, image: np.ndarray, layer: str) -> FullMaps:
    """All maps of one layer as large as can be sent; raises LearnerError if there is no such layer."""
    return _full_maps(run_id, checkpoint, ByContent(image), layer)


def map_step(run_id: str, checkpoint: str, image: np.ndarray, layer: str, which: int) -> MapStep:
    """How one map of a layer came about, number by number; raises LearnerError if there is no such map."""
    return _map_step(run_id, checkpoint, ByContent(image), layer, which)


def saliency(run_id: str, checkpoint: str, image: np.ndarray, label: int, layer: str = "") -> Saliency:
    """What the score of class `label` hangs on in `image`, Grad-CAM by `layer`'s maps ("" for the last)."""
    return _saliency(run_id, checkpoint, ByContent(image), label, layer)


def strongest_kept(run_id: str, checkpoint: str) -> Strongest | None:
    """The test images that answer strongest in each map, if that was found out before."""
    store = open_store()
    run = store.get(run_id)
    return strongest.load(store.files(run), checkpoint, store.own_files(run))


def look_for_strongest(run_id: str, checkpoint: str, so_far: Strongest | None) -> Strongest:
    """`so_far` and the test images that follow, as many as a moment allows; what is complete is kept."""
    found = inspectors().ask(worker.strongest_on, run_id, checkpoint, so_far)
    if found.complete:
        store = open_store()
        run = store.get(run_id)
        strongest.save(store.files(run), checkpoint, found, store.own_files(run))
    return found


@lru_cache(ANSWERS_KEPT)
def count_scrambled(run_id: str, checkpoint: str, cut: int, order: tuple[int, ...]) -> ScrambledCount:
    """How many of the first test images the run's network reads whole, and with `cut` × `cut` tiles in `order`."""
    return inspectors().ask(worker.count_scrambled, run_id, checkpoint, cut, order)


@lru_cache(ANSWERS_KEPT)
def prepare(digest: str, input_shape: tuple[int, int, int], steps: frozenset[str]) -> PreparedImage:
    """From a kept picture (see `lib.pictures.kept_images`) to a network's input.

    Raises:
        LearnerError: if the picture is not here.
    """
    return inspectors().ask(worker.prepare, digest, input_shape, steps)


def describe_network(
    architecture: str,
    options: Mapping[str, Value],
    input_shape: tuple[int, int, int],
    classes: int,
    labels_per_image: int = 1,
) -> NetworkDescription:
    """How a network is built: its layers with shapes, costs and code; raises LearnerError if it cannot be."""
    return _describe(architecture, tuple(sorted(options.items())), input_shape, classes, labels_per_image)


@lru_cache(ANSWERS_KEPT)
def _describe(
    architecture: str,
    options: tuple[tuple[str, Value], ...],
    input_shape: tuple[int, int, int],
    classes: int,
    labels_per_image: int,
) -> NetworkDescription:
    return inspectors().ask(
        worker.describe_network, architecture, dict(options), input_shape, classes, labels_per_image
    )


@cache
def evaluations() -> EvaluationQueue:
    """The evaluations of this web process."""
    return EvaluationQueue(inspectors().ask)


def evaluate(run_id: str, checkpoint: str, split: str) -> Evaluation:
    """How the run's network does on all images of "train" (those it learned from), "validation" or a test split.

    It waits for the end, which may take minutes unless it was kept; `evaluations().start` does not wait.

    Raises:
        LearnerError: if the run, its weights or the split are not there.
    """
    return evaluations().start(run_id, checkpoint, split).future.result()


def check_branch(parent: str, checkpoint: str, spec: RunSpec) -> None:
    """Raises LearnerError, with what to set back, unless a network of `spec` can take the checkpoint's weights."""
    _check_branch(parent, checkpoint, json.dumps(spec.to_json(), sort_keys=True))


@lru_cache(ANSWERS_KEPT)
def _check_branch(parent: str, checkpoint: str, spec: str) -> None:
    inspectors().ask(worker.check_branch, parent, checkpoint, RunSpec.from_json(json.loads(spec)))


@lru_cache(ANSWERS_KEPT)
def look_at_data(name: str, image_size: int) -> DataLook:
    """Samples, class sizes and the mean image of a data set; raises LearnerError if it is not on this computer."""
    return inspectors().ask(worker.look_at_data, name, image_size)


def check_picture(content: bytes) -> None:
    """Raises LearnerError, with what is wrong, unless these bytes are a picture that can be read."""
    inspectors().ask(worker.check_picture, content)
