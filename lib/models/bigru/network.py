"""A recurrent network that reads the rows of an image from above and from below."""

import keras

from lib.models.bigru.entry import Options
from lib.models.common_options import scaled
from lib.models.layer_stack import LayerStack
from lib.models.task import Task


def build(options: Options, task: Task) -> LayerStack:
    """Return the network.

    28 rows of 28 → GRU 128 in both directions, 256 numbers → GRU 256 in both, 512 → dense 1024 → classes.
    """
    height, width, channels = task.input_shape
    rows = keras.layers.Reshape((height, width * channels), name="rows")
    merge = "sum" if options.states == "added" else "concat"
    readers = [
        keras.layers.GRU(scaled(128, options), return_sequences=True, name="gru1"),  # (batch, rows, 2 · 128)
        keras.layers.GRU(scaled(256, options), name="gru2"),  # (batch, 2 · 256)
    ]
    return LayerStack(
        [
            rows,  # (batch, height, width · channels)
            *(keras.layers.Bidirectional(reader, merge_mode=merge, name=reader.name) for reader in readers),
            keras.layers.Dense(scaled(1024, options), activation="relu", name="dense"),  # (batch, 1024)
            keras.layers.Dropout(options.dropout, name="dropout"),
            keras.layers.Dense(task.classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=task.labels_per_image,
        name="bigru",
    )
