"""A LeNet-style convolutional network, the well-known counterpart to compare capsules with."""

import keras

from lib.models.layer_stack import LayerStack
from lib.models.lenet.entry import Options
from lib.models.task import Task


def build(options: Options, task: Task) -> LayerStack:
    """Return the network.

    28×28×1 → conv 32 5×5 → pool → conv 64 5×5 → pool → 7×7×64 → dense 1024 → dropout → classes.

    Colour images of 32×32×3 leave 8×8×64 before the dense layer.
    """
    layers = keras.layers
    return LayerStack(
        [
            layers.Conv2D(32, 5, padding="same", activation="relu", name="conv1"),  # (batch, 28, 28, 32)
            layers.MaxPooling2D(2, name="pool1"),  # (batch, 14, 14, 32)
            layers.Conv2D(64, 5, padding="same", activation="relu", name="conv2"),  # (batch, 14, 14, 64)
            layers.MaxPooling2D(2, name="pool2"),  # (batch, 7, 7, 64)
            layers.Flatten(name="flatten"),  # (batch, 3136)
            layers.Dense(1024, activation="relu", name="dense"),  # (batch, 1024)
            layers.Dropout(options.dropout, name="dropout"),
            layers.Dense(task.classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=task.labels_per_image,
        name="lenet",
    )
