"""Local response normalisation (Krizhevsky, Sutskever, Hinton 2012, section 3.3)."""

import tensorflow as tf

from lib.models.layers.describe import DescribedLayer
from lib.models.layers.description import LayerDescription, LayerKind
from lib.models.shapes import LocalResponseNormalization as Declared

PAPER = Declared("")
"""With n, k, α and β of the paper."""


class LocalResponseNormalization(DescribedLayer):
    """Divides each activation by those of its neighbours among the channels at the same position.

        b_i = a_i / (k + α Σ_j a_j²)^β, over the n channels j around i

    There are fewer at the first and the last channel. TensorFlow's `depth_radius` is (n − 1) / 2, and like the
    paper it does not divide α by n, as Caffe does.
    """

    def described(self) -> LayerDescription:
        return LayerDescription(
            self.name,
            LayerKind.LOCAL_RESPONSE_NORMALIZATION,
            neighbours=PAPER.neighbours,
            constants={"offset": PAPER.offset, "scale": PAPER.scale, "power": PAPER.power},
        )

    def call(self, maps: tf.Tensor) -> tf.Tensor:
        return tf.nn.local_response_normalization(
            maps, depth_radius=PAPER.neighbours // 2, bias=PAPER.offset, alpha=PAPER.scale, beta=PAPER.power
        )
