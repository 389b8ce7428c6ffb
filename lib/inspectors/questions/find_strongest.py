"""Find the test images with the largest values in each feature map.

`python -m lib.inspectors.questions.find_strongest RUN_ID [CHECKPOINT]` reads all test images and keeps the
strongest with the run.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import tensorflow as tf

from lib.errors import LearnerError
from lib.inspectors.answers import strongest
from lib.inspectors.answers.strongest import Strongest, Top
from lib.inspectors.questions.evaluate import BATCH_PIXELS, BATCH_SIZE, CHUNK_SECONDS, load_split
from lib.inspectors.questions.networks import load_network, to_batch
from lib.inspectors.questions.saliency import find_weighable
from lib.pictures.pixels import to_unit_range
from lib.runs import open_store


def strongest_on(run_id: str, checkpoint: str, so_far: Strongest | None) -> Strongest:
    """Return the strongest of `so_far` and of the next test images, as many as can be read in a moment.

    Args:
        so_far: None begins anew.

    Raises:
        LearnerError: if the run, its weights or the test images are not there.
    """
    _network, entry = load_network(run_id, checkpoint)
    examples = load_split(open_store().get(run_id).spec, "test")
    peaks = _compile_peaks(run_id, checkpoint)
    found = so_far or Strongest(0, len(examples), {})
    height, width, _channels = entry.input_shape
    size = max(1, min(BATCH_SIZE, BATCH_PIXELS // (height * width)))
    ends = time.monotonic() + CHUNK_SECONDS
    while not found.is_complete:
        numbers = np.arange(found.done, min(found.done + size, found.total))
        images = to_unit_range(examples.take(numbers).images)
        layers = {}
        for name, (values, rows, columns, lows) in peaks(tf.constant(images)).items():
            places = np.stack([rows.numpy().T, columns.numpy().T], axis=-1)  # (maps, batch, 2)
            top = found.layers.get(name) or Top.empty(len(places))
            layers[name] = top.with_batch(values.numpy().T, numbers, places, lows.numpy().T)
        found = Strongest(int(numbers[-1]) + 1, found.total, layers)
        if time.monotonic() > ends:
            break
    return found


@lru_cache(maxsize=2)
def _compile_peaks(run_id: str, checkpoint: str) -> Callable:
    """Return a function from images to what `_find_peaks` says of each layer, by its name."""
    network, entry = load_network(run_id, checkpoint)
    names = find_weighable(network, to_batch(np.zeros(entry.input_shape, np.float32), entry))
    signature = [tf.TensorSpec((None, *entry.input_shape), tf.float32)]

    @tf.function(input_signature=signature, autograph=False)
    def peaks(images: tf.Tensor):
        outputs = network.layer_outputs(images)
        return {name: _find_peaks(outputs[name]) for name in names}

    return peaks


def _find_peaks(maps: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]:
    """Return the largest values of maps [batch, height, width, maps] (or [batch, steps, units]), their rows and
    their columns, of equal values the first, and the least values: all [batch, maps]."""
    sizes = tf.shape(maps)
    columns = sizes[2] if len(maps.shape) == 4 else 1
    flat = tf.reshape(maps, (sizes[0], -1, sizes[-1]))
    places = tf.argmax(flat, axis=1, output_type=tf.int32)
    rows, columns = tf.math.floordiv(places, columns), tf.math.floormod(places, columns)
    return tf.reduce_max(flat, axis=1), rows, columns, tf.reduce_min(flat, axis=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Find the strongest test images of a checkpoint and keep them with the run; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.inspectors.questions.find_strongest",
        description="Find the test images that answer strongest in each feature map, and keep them with the run.",
    )
    parser.add_argument("run_id")
    parser.add_argument("checkpoint", nargs="?", default="", help="one of the run's (default: the last)")
    chosen = parser.parse_args(arguments)
    try:
        store = open_store()
        files = store.files(store.get(chosen.run_id))
        checkpoint = files.checkpoint(chosen.checkpoint)
        found = strongest_on(chosen.run_id, checkpoint, None)
        while not found.is_complete:
            found = strongest_on(chosen.run_id, checkpoint, found)
        strongest.save(files, checkpoint, found)
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{chosen.run_id}: the strongest of {found.total} test images kept for {len(found.layers)} layers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
