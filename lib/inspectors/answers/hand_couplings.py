"""What becomes of a picture's votes with couplings that were set by hand; without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question

RESTS = ("uniform", "routed", "silent")
"""What the capsules do that nobody sets: share equally, couple as the algorithm does, or have couplings of 0."""


@dataclass(frozen=True)
class HandCouplings:
    """Couplings of some primary capsules.

    Attributes:
        capsules: which are set, counted from 0.
        couplings: a row of shares for each of them, one for each class; None for those that the algorithm chose.
        rest: one of `RESTS`.
    """

    capsules: tuple[int, ...]
    couplings: tuple[tuple[float, ...], ...] | None
    rest: str

    def check(self, classes: int) -> None:
        """Raise ValueError if they are no shares of that many classes, or are not one row for each capsule."""
        rows = (
            np.full((len(self.capsules), classes), 1 / classes)
            if self.couplings is None
            else np.array(self.couplings)
        )
        if rows.size != len(self.capsules) * classes or (rows < 0).any():
            raise ValueError(f"{rows} are no couplings of {len(self.capsules)} capsules")
        if not np.allclose(rows.sum(-1), 1, atol=1e-4):
            raise ValueError(f"{rows} do not add up to 1")

    def fill(self, routed: np.ndarray) -> np.ndarray:
        """Return the couplings of all capsules, like those that the algorithm chose, [inputs, classes].

        Raises:
            ValueError: if there are no such capsules, or these are no couplings of theirs.
        """
        inputs, classes = routed.shape
        self.check(classes)
        start = {"uniform": np.full_like(routed, 1 / classes), "routed": routed, "silent": np.zeros_like(routed)}
        found = start[self.rest].copy()
        places = list(self.capsules)
        if not all(0 <= place < inputs for place in places):
            raise ValueError(f"{places} are not all of {inputs} capsules")
        found[places] = routed[places] if self.couplings is None else np.array(self.couplings, np.float32)
        return found


@dataclass(frozen=True)
class HandRouted:
    """What becomes of the votes.

    Attributes:
        weighted_sums, outputs: float32 [classes, dim].
        reconstruction: drawn from the longest capsule, [height, width, channels]; None without a decoder.
    """

    weighted_sums: np.ndarray
    outputs: np.ndarray
    reconstruction: np.ndarray | None = None


@question("combine_by_hand", keep=0)
def combine_by_hand(
    run_id: str, checkpoint: str, image: np.ndarray, iterations: int, couplings: HandCouplings
) -> HandRouted:
    """Return what the network makes of a picture's votes with these couplings, in the last of its iterations.

    Args:
        image: float32 [height, width, channels] in [0, 1].

    Raises:
        LearnerError: if the run has no capsules, its weights are not there, or the image has another shape.
        ValueError: if the couplings do not fit the network.
    """
    ...
