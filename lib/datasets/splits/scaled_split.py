"""A split whose images are scaled to another size, each when it is taken."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from lib.datasets.dataset import Batch, Examples
from lib.pictures.image_files import fit_middle


@dataclass(frozen=True)
class ScaledSplit:
    """The examples of another split, their images in the size `side` × `side`.

    They are scaled as a learner's own pictures are. None stays in memory: 60,000 of 227 × 227 pixels take 9 GB.

    Attributes:
        split: examples with one label and images uint8 [n, height, width, 3].
    """

    split: Examples
    side: int

    def __len__(self) -> int:
        return len(self.split)

    def __getitem__(self, chosen: slice) -> "ScaledSplit":
        return ScaledSplit(self.split[chosen], self.side)

    @property
    def labels(self) -> np.ndarray:
        """Their labels, int32 [n]."""
        return self.split.labels

    @property
    def images(self) -> np.ndarray:
        """All images, uint8 [n, side, side, 3]; `take` scales only those that are needed."""
        return self.take(np.arange(len(self))).images

    def take(self, indices: np.ndarray) -> Batch:
        """Return the examples of these numbers, in this order."""
        batch = self.split.take(indices)
        scaled = np.empty((len(indices), self.side, self.side, batch.images.shape[3]), np.uint8)
        for image, original in zip(scaled, batch.images, strict=True):
            image[:] = np.asarray(fit_middle(Image.fromarray(original), (self.side, self.side)))
        return batch._replace(images=scaled)
