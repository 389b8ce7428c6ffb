"""A recurrent network that reads the rows of an image after a convolution over them."""

import keras

from lib.models.common_options import scaled
from lib.models.conv_gru.entry import Options
from lib.models.layer_stack import LayerStack
from lib.models.task import Task


def build(options: Options, task: Task) -> LayerStack:
    """Return the network.

    28 rows of 28 → 1-D convolution 32 of width 5 → pool 2 → 14 × 32 → GRU 128 → GRU 256 → classes.
    """
    height, width, channels = task.input_shape
    return LayerStack(
        [
            keras.layers.Reshape((height, width * channels), name="rows"),  # (batch, height, width · channels)
            keras.layers.Conv1D(scaled(32, options), 5, padding="same", activation="relu", name="conv1"),
            keras.layers.MaxPooling1D(2, name="pool1"),  # (batch, 28, 32) → (batch, 14, 32)
            keras.layers.GRU(scaled(128, options), return_sequences=True, name="gru1"),  # (batch, rows, 128)
            keras.layers.GRU(scaled(256, options), name="gru2"),  # (batch, 256)
            keras.layers.Dense(scaled(1024, options), activation="relu", name="dense"),  # (batch, 1024)
            keras.layers.Dropout(options.dropout, name="dropout"),
            keras.layers.Dense(task.classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=task.labels_per_image,
        name="conv_gru",
    )
