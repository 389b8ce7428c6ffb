"""How a network does on a whole split: accuracy, loss, what it takes for what, and its worst mistakes.

Plain arrays, without TensorFlow; `lib.inspectors.questions.evaluate` computes them.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from lib.inspectors.ask import question
from lib.intervals import wilson

SPLITS = ("train", "validation", "test")
WORST = 24


@dataclass(frozen=True)
class Mistake:
    """One image that was read wrong.

    Attributes:
        index: its number in the split.
        label: the class that was missed (the first of them, where an image shows two).
        predicted: the class that was named in its place.
        scores: float32 [classes], capsule lengths or probabilities.
        loss: what the image alone adds to the loss.
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


@dataclass(frozen=True)
class Evaluation:
    """What came of reading every image of a split once.

    Attributes:
        accuracy: the share in [0, 1] of images read right; of two labels both must be named.
        loss: the mean over the images of what training minimises.
        confusion: int64 [classes, classes], how often (true, predicted). Of an image with two labels each
            counts: one that was named on the diagonal, one that was missed where the one named in its place is.
        count: how many images there are.
        worst: the mistakes it was surest of, by how far the wrong class was ahead of the right one.
        seconds: how long the network read.
        score_name: "lengths" or "probabilities".
    """

    accuracy: float
    loss: float
    confusion: np.ndarray
    count: int
    worst: tuple[Mistake, ...]
    seconds: float
    score_name: str
    class_names: tuple[str, ...]

    @property
    def right(self) -> int:
        """How many images were read right."""
        return round(self.accuracy * self.count)

    @property
    def interval(self) -> tuple[float, float]:
        """The accuracy's 95 % Wilson interval, as shares."""
        return wilson(self.accuracy, self.count)

    def per_class(self) -> dict[str, np.ndarray]:
        """By class: `count` of images that show it, `right`, and `precision`, `recall` and `f1` in [0, 1].

        Each is an array [classes]; NaN where it would be a share of nothing.
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
        """(true, predicted, how often) of the most frequent confusion; how often is 0 if there is none."""
        mistakes = self.confusion - np.diag(np.diag(self.confusion))
        true, predicted = np.unravel_index(np.argmax(mistakes), mistakes.shape)
        return int(true), int(predicted), int(mistakes[true, predicted])


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)


@dataclass(frozen=True)
class Tally:
    """An evaluation that is under way: what the first `done` of `total` images came to.

    Attributes:
        right: how many were read right.
        loss: the sum over these images.
        confusion: int64 [classes, classes], as in `Evaluation`.
        gaps: float64 [worst], how far the wrong class was ahead in the worst mistakes so far.
        indices: int64 [worst], their numbers in the split.
        seconds: how long the network has read.
    """

    total: int
    confusion: np.ndarray
    done: int = 0
    right: int = 0
    loss: float = 0.0
    gaps: np.ndarray = field(default_factory=lambda: np.empty(0))
    indices: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))
    seconds: float = 0.0

    @property
    def complete(self) -> bool:
        return self.done == self.total

    def add(self, labels: np.ndarray, scores: np.ndarray, loss: float, seconds: float) -> "Tally":
        """The tally with one more batch, which follows on those so far.

        Args:
            labels: int [batch], or [batch, k] for images with k labels.
            scores: float [batch, classes].
            loss: the mean over the batch.
        """
        labels = labels.reshape(len(scores), -1)
        named = _answers(scores, labels.shape[1])
        hit = (labels[:, :, None] == named[:, None, :]).any(axis=2)  # (batch, k): which labels were named
        confusion, gaps = self.confusion.copy(), []
        np.add.at(confusion, (labels[hit], labels[hit]), 1)
        wrong = np.flatnonzero(~hit.all(axis=1))
        for number in wrong:
            missed, instead = confused(labels[number], scores[number])
            confusion[missed, instead] += 1
            gaps.append(float(scores[number, instead[0]] - scores[number, missed[0]]))
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
        )

    def evaluation(self, score_name: str, class_names: tuple[str, ...], worst: tuple[Mistake, ...]) -> Evaluation:
        """What a complete tally comes to."""
        accuracy, loss = self.right / self.total, self.loss / self.total
        return Evaluation(accuracy, loss, self.confusion, self.total, worst, self.seconds, score_name, class_names)


def confused(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which of an image's labels [k] were not among its k highest scores, and which classes were instead.

    As `lib.models.network.correct` decides it; both are empty where the image was read right.
    """
    answers = _answers(scores, len(labels))
    missed = labels[~np.isin(labels, answers)]
    return missed, answers[~np.isin(answers, labels)]


def _answers(scores: np.ndarray, count: int) -> np.ndarray:
    """The classes of the `count` highest of scores [..., classes], the highest first, of equals the first."""
    return np.argsort(-scores, axis=-1, kind="stable")[..., :count]


@question("evaluate", keep=0)
def evaluate_on(run_id: str, checkpoint: str, split: str, tally: Tally | None) -> Tally:
    """Return `tally` with the images that follow on it, as many as a moment allows; None begins a new one.

    Raises:
        LearnerError: if the run, its weights or the split are not there.
    """
    ...


@question("evaluate", keep=0)
def complete(run_id: str, checkpoint: str, split: str, tally: Tally) -> Evaluation:
    """Return what a complete tally comes to, its worst mistakes looked at one by one."""
    ...
