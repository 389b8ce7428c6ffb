"""TensorBoard's histograms of weights, counted by NumPy.

`tf.summary.histogram` counts by holding one number a bucket for each weight, which are 240 million of the paper's
network at every checkpoint, and took a third of a training of a few steps.
"""

import numpy as np
import tensorflow as tf
from tensorboard.plugins.histogram.metadata import create_summary_metadata

BUCKETS = 30


def write_histogram(name: str, values: np.ndarray) -> None:
    """Write the histogram of `values`, of any shape, to the default summary writer, at its step."""
    metadata = create_summary_metadata(display_name=None, description=None)
    tf.summary.write(name, count_in_buckets(values), metadata=metadata)


def count_in_buckets(values: np.ndarray) -> np.ndarray:
    """Return float64 [BUCKETS, 3]: each bucket's left edge, its right edge, and how many of the values lie in it.

    Equal values are all in the last bucket, as TensorBoard wants it.
    """
    lowest, highest = float(values.min()), float(values.max())
    if lowest == highest:
        return np.column_stack((np.full((BUCKETS, 2), lowest), np.append(np.zeros(BUCKETS - 1), values.size)))
    # In float32 there are no 30 numbers between weights that have hardly moved, such as a normalisation's factors.
    counts, edges = np.histogram(values.astype(np.float64), BUCKETS)
    return np.column_stack((edges[:-1], edges[1:], counts))
