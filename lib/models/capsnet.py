"""The paper's capsule network (Sabour, Frosst, Hinton 2017, figures 1 and 2)."""

import keras

from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import RECONSTRUCTION_WEIGHT, ClassCapsules, Decoder, PrimaryCapsules


def build(
    input_shape: tuple[int, int, int],
    classes: int,
    *,
    iterations: int = 3,
    reconstruction: bool = True,
    reconstruction_weight: float = RECONSTRUCTION_WEIGHT,
) -> CapsuleNetwork:
    """28×28×1 → conv 256 9×9 → 20×20×256 → primary capsules 9×9 stride 2 → 1152 × 8 → 10 × 16.

    8,215,568 parameters for 28×28×1 and 10 classes: 6,804,224 to encode, 1,411,344 to decode.
    """
    return CapsuleNetwork(
        features=[keras.layers.Conv2D(256, 9, activation="relu", name="conv1")],  # (batch, 20, 20, 256)
        primary=PrimaryCapsules(types=32, dim=8, kernel_size=9, strides=2),  # (batch, 6·6·32, 8)
        class_capsules=ClassCapsules(classes, dim=16, iterations=iterations),  # (batch, classes, 16)
        decoder=Decoder(input_shape) if reconstruction else None,
        reconstruction_weight=reconstruction_weight,
        name="capsnet",
    )
