"""A recurrent network that reads an image row by row.

The units are Keras's. With the steps written out and one product for what they all take from the rows, a CPU
needed a quarter less time for a step of training but several times as long before the first, and a GPU would
lose its own kernel.
"""

import keras

from lib.models.common_options import scaled
from lib.models.gru.entry import Options
from lib.models.layer_stack import LayerStack
from lib.models.task import Task


def build(options: Options, task: Task) -> LayerStack:
    """Return the network.

    28×28×1 → 28 rows of 28 → GRU 128, its state after each row → GRU 256, its last → dense 1024 → classes.
    """
    height, width, channels = task.input_shape
    return LayerStack(
        [
            keras.layers.Reshape((height, width * channels), name="rows"),  # (batch, height, width · channels)
            keras.layers.GRU(scaled(128, options), return_sequences=True, name="gru1"),  # (batch, rows, 128)
            keras.layers.GRU(scaled(256, options), name="gru2"),  # (batch, 256)
            keras.layers.Dense(scaled(1024, options), activation="relu", name="dense"),  # (batch, 1024)
            keras.layers.Dropout(options.dropout, name="dropout"),
            keras.layers.Dense(task.classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=task.labels_per_image,
        name="gru",
    )
