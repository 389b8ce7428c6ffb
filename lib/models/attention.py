"""Spatial attention over maps, without TensorFlow (Woo, Park, Lee, Kweon 2018, section 3: CBAM)."""

from lib.errors import N_
from lib.models.shapes import ChannelPooling, Convolution, Layer, Multiplication
from lib.options import Option

ATTENTION = Option(
    N_("Spatial attention"),
    N_(
        "Multiplies the maps, pixel by pixel, by one map between 0 and 1. A 7 × 7 convolution makes it of the "
        "mean and the largest of all maps: the network learns where to look (CBAM, Woo and others 2018)."
    ),
    False,
)
ATTENTION_KERNEL = 7
"""The side of the kernel; the paper found 7 better than 3 (table 2)."""


def spatial_attention(number: int, over: str) -> list[Layer]:
    """Return the layers of spatial attention over the maps called `over`.

    attended = maps · sigmoid(conv 7×7 of [mean of all maps; largest of all maps])
    """
    attention = f"attention{number}"
    return [
        ChannelPooling(f"mean_max{number}"),
        Convolution(attention, 1, kernel=ATTENTION_KERNEL, has_bias=False),
        Multiplication(f"attended{number}", reads=(over, attention)),
    ]
