"""How a network reads each image of a split: what the image shows, what the network named, and how surely."""

from dataclasses import dataclass, fields

import numpy as np


@dataclass(frozen=True)
class ImageReadings:
    """One row an image, in the order of the split; k is how many labels an image has.

    Attributes:
        labels: int16 [images, k], the classes that it shows.
        answers: int16 [images, k], the classes that the network named, the surest first.
        scores: float32 [images, k], the length or probability of each named class.
        places: int16 [images], where the classes that it shows stand among all classes by score, the last of them
            where it shows several; 1 is the highest score.
        all_scores: float32 [images, classes]; None where only the others were kept.
    """

    labels: np.ndarray
    answers: np.ndarray
    scores: np.ndarray
    places: np.ndarray
    all_scores: np.ndarray | None = None

    @classmethod
    def of(cls, labels: np.ndarray, scores: np.ndarray) -> "ImageReadings":
        """Return the readings of images with these labels, int [images, k], and scores, [images, classes]."""
        order = rank_classes(scores, scores.shape[-1])
        answers = order[:, : labels.shape[1]]
        place_of = np.argsort(order, axis=1) + 1
        return cls(
            labels=labels.astype(np.int16),
            answers=answers.astype(np.int16),
            scores=np.take_along_axis(scores, answers, axis=1).astype(np.float32),
            places=np.take_along_axis(place_of, labels, axis=1).max(axis=1).astype(np.int16),
            all_scores=scores.astype(np.float32),
        )

    def __add__(self, more: "ImageReadings") -> "ImageReadings":
        """Return these with more images after them."""
        names = (one.name for one in fields(self) if getattr(self, one.name) is not None)
        return ImageReadings(
            **{name: np.concatenate([getattr(self, name), getattr(more, name)]) for name in names}
        )

    @property
    def right(self) -> np.ndarray:
        """Which images were read right, bool [images]: the classes that they show have the highest scores."""
        return self.places <= self.labels.shape[1]

    def share_within(self, first: int) -> float:
        """Return in which share of the images the classes that it shows are among the `first` highest scores."""
        return float((self.places <= first).mean())


def rank_classes(scores: np.ndarray, count: int) -> np.ndarray:
    """Return the classes of the `count` highest of scores [..., classes], the highest first."""
    return np.argsort(-scores, axis=-1, kind="stable")[..., :count]
