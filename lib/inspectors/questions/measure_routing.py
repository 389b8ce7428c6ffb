"""Measure how much a network's routing depends on the picture, over the first test images.

`python -m lib.inspectors.questions.measure_routing RUN_ID [CHECKPOINT]` keeps what was measured with the run.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import tensorflow as tf

from lib.datasets import Examples
from lib.errors import N_, LearnerError
from lib.inspectors.answers import routing_measure as kept
from lib.inspectors.answers.routing_measure import (
    BLOCK,
    COUNT,
    MEAN,
    ROUTED,
    UNIFORM,
    CouplingNumbers,
    RoutingMeasure,
    blocks,
    ways_of_run,
)
from lib.inspectors.questions.coupling_tally import Block, Classes, CouplingTally, shares_of_answer
from lib.inspectors.questions.networks import load_network
from lib.models.capsule_network import CapsuleNetwork
from lib.pictures.pixels import to_unit_range
from lib.runs import open_store

BLOCKS_KEPT = COUNT // BLOCK
"""Of the primary capsules: those of one network."""


def read_block(run_id: str, checkpoint: str, block: int) -> int:
    """Return how many test images there are to read, once those of a block have become primary capsules.

    Raises:
        LearnerError: if the run has no capsules, or its weights or the test images are not there.
    """
    _primary_capsules(run_id, checkpoint, block)
    return _count(run_id)


def count_couplings(run_id: str, checkpoint: str) -> CouplingNumbers:
    """Return what the couplings of the first test images are like; raise LearnerError as `read_block` does."""
    return _tally(run_id, checkpoint)[0]


def read_right(run_id: str, checkpoint: str, way: str) -> np.ndarray:
    """Return which of the first test images are read right in a way, bool [n].

    `MEAN` reads images of an even number with the mean couplings of those of an odd one, and the other way round,
    so that no image takes part in the couplings that it is read with.

    Raises:
        LearnerError: as `read_block` does.
    """
    found = [_read(run_id, checkpoint, way, block) for block in range(blocks(_count(run_id)))]
    return np.concatenate(found)


def _read(run_id: str, checkpoint: str, way: str, block: int) -> np.ndarray:
    """Return which images of a block are read right, bool [images]."""
    layer = _network(run_id, checkpoint).class_capsules
    capsules, classes = _primary_capsules(run_id, checkpoint, block), _classes(run_id, block)
    if way in (UNIFORM, MEAN):
        votes = layer.votes(capsules)
        given = layer.routing_input(votes, layer.activations(capsules))
        given = replace(given, first_iteration=layer.iterations - 1)  # as sure as the pass that gives the answer
        couplings = tf.constant(_fixed(run_id, checkpoint, way, block))
        _sums, outputs = layer.kind.combine(given, couplings)
    else:
        iterations = None if way == ROUTED else int(way.rpartition("-")[2])
        outputs = layer.trace(capsules, iterations)[1].outputs[-1]
    lengths = np.linalg.norm(outputs.numpy(), axis=-1)
    named = np.argsort(-lengths, axis=1, kind="stable")[:, : len(classes[0])]
    return np.array([tuple(sorted(one)) == shown for one, shown in zip(named.tolist(), classes, strict=True)])


def _fixed(run_id: str, checkpoint: str, way: str, block: int) -> np.ndarray:
    """Return the couplings that do not depend on the picture, float32 [images, J, I]."""
    _counted, means = _tally(run_id, checkpoint)
    found = np.array([means[1 - image % 2].T for image in _numbers(run_id, block).tolist()], np.float32)
    kind = _network(run_id, checkpoint).class_capsules.kind
    return np.full_like(found, kind.uniform_share(found.shape[1])) if way == UNIFORM else found


@lru_cache(maxsize=2)
def _tally(run_id: str, checkpoint: str) -> tuple[CouplingNumbers, tuple[np.ndarray, np.ndarray]]:
    """Return what the couplings are like, and their means [I, J] over the images of even and of odd numbers."""
    tally, halves = CouplingTally(), (CouplingTally(), CouplingTally())
    for block in _routed(run_id, checkpoint):
        tally.add(block)
        for odd, half in enumerate(halves):
            half.add(block.take(slice(odd, None, 2)))
    return tally.numbers(), (halves[0].mean_couplings(), halves[1].mean_couplings())


def _routed(run_id: str, checkpoint: str) -> Iterator[Block]:
    """Yield what routing finds for each block of images."""
    layer = _network(run_id, checkpoint).class_capsules
    for number in range(blocks(_count(run_id))):
        capsules = _primary_capsules(run_id, checkpoint, number)
        votes, trace = layer.trace(capsules)
        couplings, sums = trace.couplings[-1].numpy(), trace.weighted_sums[-1].numpy()
        answers = np.linalg.norm(trace.outputs[-1].numpy(), axis=-1).argmax(axis=-1)
        details = {name: values[-1].numpy() for name, values in trace.details.items()}
        weights = couplings + details.get("priors", 0.0)
        if "input_activations" in details:
            weights = weights * details["input_activations"][..., None]
        shares = shares_of_answer(votes.numpy(), weights, sums, answers)
        yield Block(_classes(run_id, number), layer.activations(capsules).numpy(), couplings, shares)


@lru_cache(maxsize=BLOCKS_KEPT)
def _primary_capsules(run_id: str, checkpoint: str, block: int) -> tf.Tensor:
    """Return the primary capsules of a block of images, as the class capsules take them."""
    images = _examples(run_id).take(_numbers(run_id, block)).images
    network = _network(run_id, checkpoint)
    return network.layer_outputs(tf.constant(to_unit_range(images)))[network.primary.name]


def _network(run_id: str, checkpoint: str) -> CapsuleNetwork:
    """Return the network of a run; raise LearnerError if it has no capsules."""
    network, _entry = load_network(run_id, checkpoint)
    if not isinstance(network, CapsuleNetwork):
        raise LearnerError(N_("{run_id} has no capsules, so there is no routing to show."), run_id=run_id)
    return network


def _examples(run_id: str) -> Examples:
    return open_store().get(run_id).spec.load_dataset().quick_test


def _count(run_id: str) -> int:
    return min(COUNT, len(_examples(run_id)))


def _numbers(run_id: str, block: int) -> np.ndarray:
    """Return the numbers of the test images of a block."""
    return np.arange(block * BLOCK, min((block + 1) * BLOCK, _count(run_id)))


def _classes(run_id: str, block: int) -> Classes:
    """Return the classes that each image of a block shows, sorted."""
    numbers = _numbers(run_id, block)
    labels = _examples(run_id).take(numbers).labels.reshape(len(numbers), -1)
    return [tuple(sorted(one)) for one in labels.tolist()]


def measure(run_id: str, checkpoint: str) -> RoutingMeasure:
    """Return all that is measured of a checkpoint; raise LearnerError as `read_block` does."""
    ways = ways_of_run(open_store().get(run_id))
    numbers = count_couplings(run_id, checkpoint)
    return RoutingMeasure(numbers, {way: read_right(run_id, checkpoint, way) for way in ways})


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure a checkpoint and keep what was measured with the run; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.inspectors.questions.measure_routing",
        description="Measure how much a run's routing depends on the picture, and keep that with the run.",
    )
    parser.add_argument("run_id")
    parser.add_argument("checkpoint", nargs="?", default="", help="one of the run's (default: the last)")
    chosen = parser.parse_args(arguments)
    try:
        store = open_store()
        run = store.get(chosen.run_id)
        files = store.files(run)
        checkpoint = files.checkpoint(chosen.checkpoint)
        found = measure(run.id, checkpoint)
        kept.save(run, checkpoint, found, files)
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    numbers = found.numbers
    print(f"{run.id}: {numbers.dead} dead, {numbers.leading} lead, entropy {numbers.entropy:.4f}")
    print(f"within {numbers.within:.5f}, between {numbers.between:.5f}, ratio {numbers.ratio:.3f}")
    for way, right in found.right.items():
        print(way, int(right.sum()), "of", len(right))
    return 0


if __name__ == "__main__":
    sys.exit(main())
