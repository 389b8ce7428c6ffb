"""The shortcut of a residual block whose maps become smaller and more (He, Zhang, Ren, Sun 2015, section 3.3)."""

import tensorflow as tf

from lib.models.layers.describe import DescribedLayer
from lib.models.layers.description import LayerDescription, LayerKind, Window


class ZeroPaddedShortcut(DescribedLayer):
    """Option A: every `stride`-th pixel of the maps, with maps of zeros behind them; nothing is learned.

    [batch, h, w, channels] → [batch, ⌈h / stride⌉, ⌈w / stride⌉, filters].
    """

    def __init__(self, filters: int, stride: int, *, name: str) -> None:
        super().__init__(name=name)
        self.filters, self.stride = filters, stride

    def described(self) -> LayerDescription:
        window = Window(self.name, LayerKind.SHORTCUT, 1, self.stride, "same", self.filters, bias=False)
        return LayerDescription(self.name, LayerKind.SHORTCUT, (window,))

    def call(self, maps: tf.Tensor) -> tf.Tensor:
        seen = maps[:, :: self.stride, :: self.stride]
        return tf.pad(seen, [[0, 0], [0, 0], [0, 0], [0, self.filters - maps.shape[-1]]])
