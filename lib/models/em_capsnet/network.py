"""Matrix capsules with EM routing (Hinton, Sabour, Frosst 2018), in a size that trains on a CPU."""

import keras
import tensorflow as tf

from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import Decoder
from lib.models.capsules.matrix_capsules import (
    ConvolutionalMatrixCapsules,
    MatrixClassCapsules,
    PrimaryMatrixCapsules,
)
from lib.models.common_options import choose_margins
from lib.models.em_capsnet.entry import CONVOLUTIONAL_ITERATIONS, Options
from lib.models.fast.batch_normalization import BatchNormalization
from lib.models.layers.describe import DescribedLayer
from lib.models.layers.description import LayerDescription, LayerKind
from lib.models.task import Task


class MatrixCapsuleLayers(DescribedLayer):
    """Primary matrix capsules and two convolutional layers above: all that lies below the class capsules.

    Input maps [batch, height, width, channels]; output [batch, rows, columns, types, 17].
    """

    def __init__(self, types: int, *, name: str = "primary_capsules") -> None:
        super().__init__(name=name)
        self.primary = PrimaryMatrixCapsules(types)
        self.layers = [
            ConvolutionalMatrixCapsules(types, 3, 2, CONVOLUTIONAL_ITERATIONS, name="conv_capsules1"),
            ConvolutionalMatrixCapsules(types, 3, 1, CONVOLUTIONAL_ITERATIONS, name="conv_capsules2"),
        ]
        self.types = types

    def described(self) -> LayerDescription:
        """Return what the layers are together: the windows and kernels of all, the capsules of the last."""
        parts = [layer.described() for layer in (self.primary, *self.layers)]
        return LayerDescription(
            self.name,
            LayerKind.CAPSULES,
            tuple(window for part in parts for window in part.windows),
            kernels=tuple(f"{self.name}/{kernel}" for part in parts for kernel in part.kernels),
            capsules=parts[-1].capsules,
        )

    def call(self, maps: tf.Tensor, training: bool = False) -> tf.Tensor:
        poses, activations = self.primary(maps, training=training)  # (batch, 12, 12, types, …)
        for layer in self.layers:
            poses, activations = layer(poses, activations, training=training)  # 5 × 5, then 3 × 3
        return tf.concat([poses, activations[..., None]], axis=-1)


def build(options: Options, task: Task) -> CapsuleNetwork:
    """Return the network.

    28×28×1 → 12×12×32 → 12×12 × 6 matrix capsules → 5×5 × 6 → 3×3 × 6 → 10 × (4×4 and an activation).
    """
    return CapsuleNetwork(
        features=[
            keras.layers.Conv2D(32, options.conv_kernel, 2, use_bias=False, name="conv1"),  # (batch, 12, 12, 32)
            BatchNormalization(name="norm1"),
            keras.layers.ReLU(name="relu1"),
        ],
        primary=MatrixCapsuleLayers(options.primary_types),
        class_capsules=MatrixClassCapsules(task.classes, options.iterations),
        decoder=Decoder(task.input_shape) if options.reconstruction else None,
        reconstruction_weight=options.reconstruction_weight,
        margins=choose_margins(options),
        name="em_capsnet",
    )
