"""The paper's capsule network (Sabour, Frosst, Hinton 2017, figures 1 and 2)."""

import keras

from lib.models.capsnet.entry import Options
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import ClassCapsules, Decoder, PrimaryCapsules
from lib.models.common_options import choose_margins
from lib.models.task import Task


def build(options: Options, task: Task) -> CapsuleNetwork:
    """Return the network: 28×28×1 → conv 256 9×9 → 20×20×256 → primary capsules 9×9 stride 2 → 1152 × 8 → 10 × 16.

    8,215,568 parameters for 28×28×1 and 10 classes: 6,804,224 to encode, 1,411,344 to decode.
    """
    official = options.initial_values == "official"
    bias = keras.initializers.Constant(0.1) if official else "zeros"

    def kernel(spread: float) -> str | keras.Initializer:
        return keras.initializers.TruncatedNormal(stddev=spread) if official else "glorot_uniform"

    conv1 = keras.layers.Conv2D(
        256,
        options.conv_kernel,
        activation="relu",
        kernel_initializer=kernel(0.05),
        bias_initializer=bias,
        name="conv1",
    )  # (batch, 20, 20, 256)
    return CapsuleNetwork(
        features=[conv1],
        primary=PrimaryCapsules(
            options.primary_types,
            options.primary_dim,
            options.primary_kernel,
            strides=2,
            routed=options.primary_routing,
            kernel_initializer=kernel(0.1),
            bias_initializer=bias,
        ),  # (batch, 6·6·32, 8)
        class_capsules=ClassCapsules(
            task.classes,
            options.class_dim,
            iterations=options.iterations,
            routing=options.routing,
            blocked_gradient=options.blocked_gradient,
            bias=options.class_bias,
            bias_initializer=bias,
        ),  # (batch, classes, 16)
        decoder=Decoder(task.input_shape, kernel_initializer=kernel(0.1), bias_initializer=bias)
        if options.reconstruction
        else None,
        reconstruction_weight=options.reconstruction_weight,
        margin_weight=options.margin_weight,
        margins=choose_margins(options),
        name="capsnet",
    )
