"""The convolutional network that the capsule paper compares itself with (Sabour et al. 2017, section 5)."""

import keras

from lib.models.layer_stack import LayerStack

FILTERS = (256, 256, 128)
UNITS = (328, 192)


def build(
    input_shape: tuple[int, int, int],
    classes: int,
    *,
    labels_per_image: int = 1,
    width: int = 100,
    dropout: float = 0.5,
) -> LayerStack:
    """28×28×1 → conv 256, 256, 128 of 5×5 → dense 328 → 192 → dropout → classes, all at full resolution.

    35,445,522 parameters for 28×28×1, 10 classes and full width.

    Args:
        width: percent of the paper's filters and units, so that a class can train it too.
    """
    layers = keras.layers

    def scaled(size: int) -> int:
        return max(1, round(size * width / 100))

    return LayerStack(
        [
            *(
                layers.Conv2D(scaled(filters), 5, padding="same", activation="relu", name=f"conv{number}")
                for number, filters in enumerate(FILTERS, start=1)  # (batch, 28, 28, filters)
            ),
            layers.Flatten(name="flatten"),  # (batch, 100352)
            *(
                layers.Dense(scaled(units), activation="relu", name=f"dense{number}")
                for number, units in enumerate(UNITS, start=1)  # (batch, units)
            ),
            layers.Dropout(dropout, name="dropout"),
            layers.Dense(classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=labels_per_image,
        name="baseline_cnn",
    )
