"""What runs inside an inspector process. Importing this module is light; `start` imports TensorFlow."""

import multiprocessing
import os
import sys
import threading

import numpy as np

from lib.inspectors.answers.description import NetworkDescription
from lib.inspectors.answers.evaluation import Evaluation, Tally
from lib.inspectors.answers.maps import FullMaps, MapStep, NetworkMaps
from lib.inspectors.answers.observation import Observation, PreparedImage, RoutingObservation
from lib.inspectors.answers.pair_observation import PairObservation
from lib.inspectors.answers.saliency_maps import Saliency
from lib.inspectors.answers.scrambled_count import ScrambledCount
from lib.inspectors.answers.strongest import Strongest
from lib.inspectors.questions.data_look import DataLook
from lib.options import Value
from lib.pictures.kept_images import kept_image
from lib.runs import RunSpec
from lib.settings import settings
from lib.tensorflow_settings import set_environment


def start() -> None:
    """Prepare a new inspector: a GPU stays with the trainers, and the slow imports are done at once."""
    # TensorFlow greets at length; the teacher's terminal is for the app's address.
    log = (settings().home / "inspectors.log").open("a", buffering=1)
    os.dup2(log.fileno(), sys.stderr.fileno())
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    set_environment()
    import lib.pictures.uploads  # noqa: F401
    from lib.inspectors.questions import inspect

    inspect.rehearse()


def _end_with_the_server() -> None:
    """Wait for the web process to end, even by kill -9, which tells its pool nothing, and end too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def observe(run_id: str, checkpoint: str, image: np.ndarray) -> Observation:
    from lib.inspectors.questions import inspect

    return inspect.observe(run_id, checkpoint, image)


def observe_routing(run_id: str, checkpoint: str, image: np.ndarray, iterations: int) -> RoutingObservation:
    from lib.inspectors.questions import inspect

    return inspect.observe_routing(run_id, checkpoint, image, iterations)


def observe_pair(run_id: str, checkpoint: str, image: np.ndarray) -> PairObservation:
    from lib.inspectors.questions import overlap

    return overlap.observe_pair(run_id, checkpoint, image)


def map_overview(run_id: str, checkpoint: str, image: np.ndarray) -> NetworkMaps:
    from lib.inspectors.questions import feature_maps

    return feature_maps.map_overview(run_id, checkpoint, image)


def full_maps(run_id: str, checkpoint: str, image: np.ndarray, layer: str) -> FullMaps:
    from lib.inspectors.questions import feature_maps

    return feature_maps.full_maps(run_id, checkpoint, image, layer)


def map_step(run_id: str, checkpoint: str, image: np.ndarray, layer: str, which: int) -> MapStep:
    from lib.inspectors.questions import layer_arithmetic

    return layer_arithmetic.map_step(run_id, checkpoint, image, layer, which)


def saliency(run_id: str, checkpoint: str, image: np.ndarray, label: int, layer: str) -> Saliency:
    from lib.inspectors.questions import saliency as gradients

    return gradients.saliency(run_id, checkpoint, image, label, layer)


def strongest_on(run_id: str, checkpoint: str, so_far: Strongest | None) -> Strongest:
    from lib.inspectors.questions import find_strongest

    return find_strongest.strongest_on(run_id, checkpoint, so_far)


def count_scrambled(run_id: str, checkpoint: str, cut: int, order: tuple[int, ...]) -> ScrambledCount:
    from lib.inspectors.questions import scrambled

    return scrambled.count_scrambled(run_id, checkpoint, cut, order)


def describe_network(
    architecture: str,
    options: dict[str, Value],
    input_shape: tuple[int, int, int],
    classes: int,
    labels_per_image: int,
) -> NetworkDescription:
    from lib.inspectors.questions import describe

    return describe.describe_network(architecture, options, input_shape, classes, labels_per_image)


def evaluate_on(run_id: str, checkpoint: str, split: str, tally: Tally | None) -> Tally:
    from lib.inspectors.questions import evaluate

    return evaluate.evaluate_on(run_id, checkpoint, split, tally)


def complete_evaluation(run_id: str, checkpoint: str, split: str, tally: Tally) -> Evaluation:
    from lib.inspectors.questions import evaluate

    return evaluate.complete(run_id, checkpoint, split, tally)


def check_branch(parent: str, checkpoint: str, spec: RunSpec) -> None:
    from lib.inspectors.questions import branch

    branch.check_branch(parent, checkpoint, spec)


def look_at_data(name: str, image_size: int) -> DataLook:
    from lib.inspectors.questions import data_look

    return data_look.look_at_data(name, image_size)


def check_picture(content: bytes) -> None:
    from lib.pictures.uploads import decode

    decode(content)


def prepare(digest: str, input_shape: tuple[int, int, int], steps: frozenset[str]) -> PreparedImage:
    from lib.pictures.uploads import decode, run_preparation

    prepared = run_preparation(decode(kept_image(digest)), input_shape, steps=steps)
    stages = tuple((stage.name, stage.image) for stage in prepared.stages)
    return PreparedImage(stages, prepared.model_input, prepared.is_blank)
