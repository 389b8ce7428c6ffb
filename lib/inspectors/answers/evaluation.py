"""How a network does on a whole split: accuracy, loss, which classes it confuses, and its worst mistakes.

Plain arrays, without TensorFlow; `lib.inspectors.questions.evaluate` computes them.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from lib.inspectors.answers.image_readings import ImageReadings, rank_classes
from lib.inspectors.ask import question
from lib.intervals import wilson

TEST = "test"
SPLITS = ("train", "validation", TEST)
WORST = 24
"""How many mistakes are kept."""


@dataclass(frozen=True)
class Mistake:
    """One image that the network read wrong.

    Attributes:
        index: its number in the split.
        label: the class that the network missed; the first of them if it missed two.
        predicted: the class that it named instead.
        scores: float32 [classes], capsule lengths or probabilities.
        loss: the loss of this image alone.
        labels: every class that the image shows.
        image: uint8 [height, width, channels].
    """

    index: int
    label: int
    predicted: int
    scores: np.ndarray
    loss: float
    labels: tuple[int, ...]
    image: np.ndarray

    @property
    def answers(self) -> tuple[int, ...]:
        """The classes that the network named, as many as the image shows, the surest first."""
        return tuple(map(int, rank_classes(self.scores, len(self.labels))))


@dataclass(frozen=True)
class Evaluation:
    """How a network reads all images of a split.

    Attributes:
        accuracy: the share in [0, 1] of images that it reads right; of two labels it must name both.
        loss: the mean over the images of the loss that training minimises.
        confusion: int64 [classes, classes], how often (true, predicted). Of an image with two labels each
            counts: a named one on the diagonal, a missed one in the column of the class named instead.
        count: how many images there are.
        worst: up to `WORST` mistakes, those in which the wrong class was furthest ahead of the right one first.
        seconds: how long the network read.
        score_name: "lengths" or "probabilities".
        images: how each image was read.
    """

    accuracy: float
    loss: float
    confusion: np.ndarray
    count: int
    worst: tuple[Mistake, ...]
    seconds: float
    score_name: str
    class_names: tuple[str, ...]
    images: ImageReadings

    @property
    def right(self) -> int:
        """How many images the network reads right."""
        return round(self.accuracy * self.count)

    @property
    def interval(self) -> tuple[float, float]:
        """The accuracy's 95 % Wilson interval, as shares."""
        return wilson(self.accuracy, self.count)

    def per_class(self) -> dict[str, np.ndarray]:
        """Return by class the `count` of images that show it, `right`, and `precision`, `recall`, `f1` in [0, 1].

        Each is an array [classes], NaN for a share of nothing.
        """
        right = np.diag(self.confusion)
        shown, named = self.confusion.sum(axis=1), self.confusion.sum(axis=0)
        return {
            "count": shown,
            "right": right,
            "precision": _share(right, named),
            "recall": _share(right, shown),
            "f1": _share(2 * right, shown + named),
        }

    def most_confused(self) -> tuple[int, int, int]:
        """Return (true, predicted, how often) of the most frequent confusion; (…, …, 0) if there is none."""
        mistakes = self.confusion - np.diag(np.diag(self.confusion))
        true, predicted = np.unravel_index(np.argmax(mistakes), mistakes.shape)
        return int(true), int(predicted), int(mistakes[true, predicted])


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return part / whole, NaN for a share of nothing."""
    return np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)


@dataclass(frozen=True)
class Tally:
    """An unfinished evaluation: the result on the first `done` of `total` images.

    Attributes:
        right: how many of them were read right.
        loss: the sum over them.
        confusion: int64 [classes, classes], as in `Evaluation`.
        gaps: float64 [worst], how far the wrong class was ahead in the worst mistakes so far.
        indices: int64 [worst], their numbers in the split.
        seconds: how long the network has read.
        images: how each of them was read; None before the first.
    """

    total: int
    confusion: np.ndarray
    done: int = 0
    right: int = 0
    loss: float = 0.0
    gaps: np.ndarray = field(default_factory=lambda: np.empty(0))
    indices: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))
    seconds: float = 0.0
    images: ImageReadings | None = None

    @property
    def is_complete(self) -> bool:
        """Whether every image was read."""
        return self.done == self.total

    def add(self, labels: np.ndarray, scores: np.ndarray, loss: float, seconds: float) -> "Tally":
        """Return the tally with the next batch of images.

        Args:
            labels: int [batch], or [batch, k] for images with k labels.
            scores: float [batch, classes].
            loss: the mean over the batch.
        """
        labels = labels.reshape(len(scores), -1)
        named = rank_classes(scores, labels.shape[1])
        hit = (labels[:, :, None] == named[:, None, :]).any(axis=2)  # (batch, k): which labels were named
        confusion, gaps = self.confusion.copy(), list[float]()
        np.add.at(confusion, (labels[hit], labels[hit]), 1)
        wrong = np.flatnonzero(~hit.all(axis=1))
        for number in wrong:
            missed, instead = find_confused(labels[number], scores[number])
            confusion[missed, instead] += 1
            gaps.append(float(scores[number, instead[0]] - scores[number, missed[0]]))
        images = ImageReadings.of(labels, scores)
        all_gaps = np.concatenate([self.gaps, gaps])
        indices = np.concatenate([self.indices, self.done + wrong])
        kept = np.argsort(-all_gaps, kind="stable")[:WORST]
        return replace(
            self,
            confusion=confusion,
            done=self.done + len(scores),
            right=self.right + len(scores) - len(gaps),
            loss=self.loss + loss * len(scores),
            gaps=all_gaps[kept],
            indices=indices[kept],
            seconds=self.seconds + seconds,
            images=images if self.images is None else self.images + images,
        )

    def evaluation(self, score_name: str, class_names: tuple[str, ...], worst: tuple[Mistake, ...]) -> Evaluation:
        """Return the evaluation of a complete tally, of one image or more."""
        assert self.images is not None
        accuracy, loss = self.right / self.total, self.loss / self.total
        return Evaluation(
            accuracy, loss, self.confusion, self.total, worst, self.seconds, score_name, class_names, self.images
        )


def find_confused(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return which of an image's labels [k] are not among its k highest scores, and which classes are instead.

    It counts as `lib.models.network.correct` does; both are empty if the image was read right.
    """
    answers = rank_classes(scores, len(labels))
    missed = labels[~np.isin(labels, answers)]
    return missed, answers[~np.isin(answers, labels)]


@question("evaluate", keep=0)
def evaluate_on(run_id: str, checkpoint: str, split: str, tally: Tally | None) -> Tally:
    """Return `tally` with the next images, as many as can be read in a moment; None begins a new one.

    Raises:
        LearnerError: if the run, its weights or the split are not there.
    """
    ...


@question("evaluate", keep=0)
def finish_evaluation(run_id: str, checkpoint: str, split: str, tally: Tally) -> Evaluation:
    """Return the evaluation of a complete tally; each of its worst mistakes is read again."""
    ...
