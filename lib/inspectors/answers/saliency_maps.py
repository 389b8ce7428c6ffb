"""What a class's score depends on in one image: plain arrays, without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question
from lib.pictures.reference import AnyPicture


@dataclass(frozen=True)
class Saliency:
    """The gradient of one class's score by the pixels, and Grad-CAM of one layer's maps.

    Attributes:
        label: the class.
        score: its logit, or its capsule's length.
        gradient: float32 [height, width, channels], how fast the score grows with each pixel.
        layer: the layer whose maps Grad-CAM weighs.
        cam: float32 [rows, columns] of that layer, at least 0; [rows, 1] for a sequence of rows.
        layers: all layers whose maps it can weigh.
    """

    label: int
    score: float
    gradient: np.ndarray
    layer: str
    cam: np.ndarray
    layers: tuple[str, ...]

    @property
    def by_pixel(self) -> np.ndarray:
        """Float32 [height, width]: the largest size of the gradient over a pixel's channels."""
        return np.abs(self.gradient).max(axis=-1)

    @property
    def middle_share(self) -> float:
        """The share in [0, 1] of the gradient in the middle of the image, half as high and half as wide."""
        sizes = self.by_pixel.astype(np.float64)
        height, width = sizes.shape
        top, left = height // 4, width // 4
        total = sizes.sum()
        return float(sizes[top : height - top, left : width - left].sum() / total) if total else 0.0


@question("saliency", keep=48)
def saliency(run_id: str, checkpoint: str, picture: AnyPicture, label: int, layer: str = "") -> Saliency:
    """Return what the score of class `label` depends on in a picture.

    Args:
        layer: the layer whose maps Grad-CAM weighs; "" for the last convolution.

    Raises:
        LearnerError: if the run, its weights, the class or the layer are not there.
    """
    ...
