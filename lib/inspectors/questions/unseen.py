"""Read pictures of what a network never learned, all of one kind.

`python -m lib.inspectors.questions.unseen RUN_ID` keeps what the network says of every kind with the run.
"""

import argparse
import sys

import numpy as np
import tensorflow as tf

from lib.datasets.unseen import DIGITS, KINDS, Unseen, is_here, unseen_pictures
from lib.errors import N_, LearnerError
from lib.inspectors.answers import unseen_scores as kept
from lib.inspectors.answers.unseen_scores import UnseenScores
from lib.inspectors.questions.networks import load_network
from lib.inspectors.readings import Reading, reading_of
from lib.intervals import write_percent
from lib.models.capsules import reconstruction_loss
from lib.models.network import Network
from lib.pictures.pixels import to_unit_range
from lib.runs import open_store

BATCH = 50


def read_unseen(run_id: str, checkpoint: str, kind: str) -> UnseenScores:
    """Return what the run's network says of all pictures of a kind.

    Raises:
        LearnerError: if the run, its weights or a data set that the pictures are made from are not there, or the
            network receives pictures in another form.
    """
    if reading_of(run_id) != Reading(DIGITS):
        raise LearnerError(N_("This network does not read digits as MNIST has them."))
    network, _entry = load_network(run_id, checkpoint)
    return read_pictures(network, unseen_pictures(kind))


def read_pictures(network: Network, pictures: Unseen) -> UnseenScores:
    """Return what a network says of these pictures."""
    images = to_unit_range(pictures.images)
    scores, distances = list[np.ndarray](), list[np.ndarray]()
    for first in range(0, len(images), BATCH):
        batch = tf.constant(images[first : first + BATCH])
        outputs = network.layer_outputs(batch)
        scores.append(outputs[network.score_name].numpy())
        drawn = outputs.get("reconstruction")
        unknown = np.full(len(batch), np.nan, np.float32)
        distances.append(unknown if drawn is None else reconstruction_loss(batch, drawn).numpy())
    return UnseenScores(np.concatenate(scores), np.concatenate(distances), pictures.digits)


def main() -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.inspectors.questions.unseen",
        description="Let a run's network read pictures of what it never learned.",
    )
    parser.add_argument("run_id")
    arguments = parser.parse_args()
    try:
        store = open_store()
        run = store.get(arguments.run_id)
        checkpoint = store.files(run).checkpoint("")
        for kind in filter(is_here, KINDS):
            found = read_unseen(run.id, checkpoint, kind)
            kept.save(run, checkpoint, kind, found, store.files(run))
            nothing = write_percent(float(np.mean(found.largest < 0.5)), 1)
            print(f"{run.id}: of {len(found.scores)} pictures of kind {kind} {nothing} reach no 0.5")
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
