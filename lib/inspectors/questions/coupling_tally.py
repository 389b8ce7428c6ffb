"""Adds up what couplings are like, one block of images after the other, in NumPy."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.answers.routing_measure import BINS, CouplingNumbers

ROUNDING = 1e-4
Classes = list[tuple[int, ...]]
"""The classes that each image shows, sorted."""


@dataclass(frozen=True)
class Block:
    """What routing found for n images.

    Attributes:
        classes: of each image.
        lengths: of the primary capsules, or their activations, [n, I].
        couplings: of the last pass, [n, I, J].
        shares: how much of the answer's sum each vote makes up, along the answer: [n, I].
    """

    classes: Classes
    lengths: np.ndarray
    couplings: np.ndarray
    shares: np.ndarray

    def take(self, some: slice) -> "Block":
        """Return some of its images."""
        return Block(self.classes[some], self.lengths[some], self.couplings[some], self.shares[some])


def shares_of_answer(votes: np.ndarray, weights: np.ndarray, sums: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Return how far each weighted vote goes along the sum of its image's answer, [n, I].

    Args:
        votes: [n, I, J, D].
        weights: what each vote is multiplied by, [n, I, J].
        sums: [n, J, D].
        answers: the class capsule that is the answer, [n].
    """
    at = np.arange(len(answers))
    directions = sums[at, answers]
    directions = directions / np.maximum(
        np.linalg.norm(directions, axis=-1, keepdims=True), np.finfo(np.float32).tiny
    )
    return weights[at, :, answers] * np.einsum("nid,nd->ni", votes[at, :, answers], directions)


def entropies_of(couplings: np.ndarray) -> np.ndarray:
    """Return the entropy of the J couplings of each capsule, [n, I], as shares of log J; 1 is uniform.

    Where they add up to less than 1, “none of the above” has the rest and counts as one class more.
    """
    rest = 1 - couplings.sum(axis=-1, keepdims=True)
    if rest.max() > ROUNDING:
        couplings = np.concatenate([couplings, np.maximum(rest, 0)], axis=-1)
    logs = np.log(np.maximum(couplings, np.finfo(np.float32).tiny))
    return -(couplings * logs).sum(axis=-1) / np.log(couplings.shape[-1])


def pairs_of(classes: Classes) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return each image with the next one of the same class, and each with the next one of another class."""
    count = len(classes)
    alike, different = list[tuple[int, int]](), list[tuple[int, int]]()
    for one in range(count):
        following = [(one + step) % count for step in range(1, count)]
        same = next((other for other in following if classes[other] == classes[one] and other > one), None)
        another = next((other for other in following if classes[other] != classes[one]), None)
        alike += [(one, same)] if same is not None else []
        different += [(one, another)] if another is not None else []
    return alike, different


def compare(first: np.ndarray, second: np.ndarray) -> tuple[float, float]:
    """Return the mean absolute difference of two pictures' couplings [I, J], and their correlation over I · J.

    The correlation is NaN where the couplings of a picture are all alike.
    """
    some, others = first.ravel().astype(np.float64), second.ravel().astype(np.float64)
    some_off, others_off = some - some.mean(), others - others.mean()
    spread = np.sqrt((some_off**2).sum() * (others_off**2).sum())
    flat = min(np.ptp(some), np.ptp(others)) < FLAT
    return float(np.abs(some - others).mean()), float("nan") if flat else float(some_off @ others_off / spread)


FLAT = 1e-6
"""Couplings that differ by less are alike: what is left is rounding."""


class CouplingTally:
    """Sums over blocks of images, from which `CouplingNumbers` follow."""

    def __init__(self) -> None:
        self._longest = self._sums = self._squares = np.zeros(())
        self._leads = np.zeros(0, np.int64)
        self._entropies = np.zeros(BINS, np.int64)
        self._entropy = 0.0
        self._images = 0
        self._by_class: dict[tuple[int, ...], tuple[int, np.ndarray, np.ndarray]] = {}
        self._alike, self._different = list[tuple[float, float]](), list[tuple[float, float]]()

    def add(self, block: Block) -> None:
        """Add a block."""
        lengths, couplings = block.lengths.astype(np.float64), block.couplings.astype(np.float64)
        self._images += len(lengths)
        self._longest = np.maximum(self._longest, lengths.max(axis=0))
        self._sums, self._squares = self._sums + lengths.sum(axis=0), self._squares + (lengths**2).sum(axis=0)
        found = np.bincount(block.shares.argmax(axis=1), minlength=lengths.shape[1])
        self._leads = found + (self._leads if len(self._leads) else 0)
        entropies = entropies_of(couplings)
        self._entropy += float(entropies.mean(axis=1).sum())
        self._entropies += np.histogram(np.clip(entropies, 0.0, 1.0), BINS, (0.0, 1.0))[0]
        for shown in set(block.classes):
            mine = couplings[[one == shown for one in block.classes]]
            count, sums, squares = self._by_class.get(shown, (0, np.zeros(()), np.zeros(())))
            self._by_class[shown] = count + len(mine), sums + mine.sum(axis=0), squares + (mine**2).sum(axis=0)
        alike, different = pairs_of(block.classes)
        self._alike += [compare(couplings[one], couplings[other]) for one, other in alike]
        self._different += [compare(couplings[one], couplings[other]) for one, other in different]

    def mean_couplings(self) -> np.ndarray:
        """Return the mean couplings over all images so far, [I, J]."""
        return np.sum([sums for _, sums, _ in self._by_class.values()], axis=0) / self._images

    def numbers(self) -> CouplingNumbers:
        """Return what was found; of classes with one image there is no spread within."""
        spreads = [
            np.sqrt(np.maximum(squares / count - (sums / count) ** 2, 0.0)).mean()
            for count, sums, squares in self._by_class.values()
            if count > 1
        ]
        means = np.array([sums / count for count, sums, _ in self._by_class.values()])
        mean = self._sums / self._images
        return CouplingNumbers(
            longest=self._longest.astype(np.float32),
            varies=np.sqrt(np.maximum(self._squares / self._images - mean**2, 0.0)).astype(np.float32),
            leads=self._leads.astype(np.int32),
            entropies=self._entropies,
            entropy=self._entropy / self._images,
            within=float(np.mean(spreads)) if spreads else float("nan"),
            between=float(means.std(axis=0).mean()),
            alike=np.array(self._alike, np.float32).reshape(-1, 2),
            different=np.array(self._different, np.float32).reshape(-1, 2),
        )
