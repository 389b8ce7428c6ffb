"""The convolutional network that the capsule paper compares itself with (Sabour et al. 2017, section 5)."""

import keras

from lib.models.baseline_cnn.entry import FILTERS, UNITS, Options
from lib.models.common_options import scaled
from lib.models.layer_stack import LayerStack
from lib.models.task import Task


def build(options: Options, task: Task) -> LayerStack:
    """Return the network.

    28×28×1 → conv 256, 256, 128 of 5×5 → dense 328 → 192 → dropout → classes, all at full resolution.

    35,445,522 parameters for 28×28×1, 10 classes and full width.
    """
    layers = keras.layers
    return LayerStack(
        [
            *(
                layers.Conv2D(scaled(filters, options), 5, padding="same", activation="relu", name=f"conv{number}")
                for number, filters in enumerate(FILTERS, start=1)  # (batch, 28, 28, filters)
            ),
            layers.Flatten(name="flatten"),  # (batch, 100352)
            *(
                layers.Dense(scaled(units, options), activation="relu", name=f"dense{number}")
                for number, units in enumerate(UNITS, start=1)  # (batch, units)
            ),
            layers.Dropout(options.dropout, name="dropout"),
            layers.Dense(task.classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=task.labels_per_image,
        name="baseline_cnn",
    )
