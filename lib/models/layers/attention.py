"""The layers of spatial attention, as `lib.models.attention` describes them."""

import keras

from lib.models.attention import ATTENTION_KERNEL
from lib.models.layers.channel_pooling import ChannelPooling


def make_spatial_attention(number: int) -> list[keras.layers.Layer]:
    """Return spatial attention (Woo and others 2018): maps · sigmoid(conv 7×7 of [mean; largest] of all maps)."""
    return [
        ChannelPooling(name=f"mean_max{number}"),  # (batch, h, w, 2)
        keras.layers.Conv2D(
            1, ATTENTION_KERNEL, padding="same", activation="sigmoid", use_bias=False, name=f"attention{number}"
        ),
        keras.layers.Multiply(name=f"attended{number}"),  # (batch, h, w, maps)
    ]
