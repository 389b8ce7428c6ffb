"""Mixed precision: half precision where it is fast and harmless, single precision everywhere else."""

import keras

from lib.models.network import Network


def compute_in_float16(network: Network) -> None:
    """Let convolutions and hidden dense layers compute in float16, which a GPU does several times faster.

    Keras casts where a layer begins, so all the rest stays float32: weights, batch normalisation, squash,
    votes and routing, the layers that give the scores and the pixels, losses and metrics. Sums over many
    terms, exponentials and small differences would lose too much in float16.
    """
    for layer in network._flatten_layers():
        hidden = isinstance(layer, keras.layers.Dense) and layer.activation is keras.activations.relu
        if type(layer) is keras.layers.Conv2D or hidden:
            layer.dtype_policy = "mixed_float16"


def add_loss_scale(optimizer: keras.Optimizer) -> keras.optimizers.LossScaleOptimizer:
    """Return `optimizer` behind a scale for the loss that keeps small gradients from becoming 0 in float16.

    The scale adapts itself: a step with an infinite gradient is skipped and halves it.
    """
    return keras.optimizers.LossScaleOptimizer(optimizer)
