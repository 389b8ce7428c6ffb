"""When a training validates, takes snapshots, keeps its state and ends; plain numbers, no TensorFlow."""

from enum import Enum, auto

import numpy as np

VALIDATIONS = 6
"""A training shorter than this many epochs is validated so often instead of once an epoch."""
VALIDATION_SHARE = 0.25
"""A validation waits while the last one took more than this share of the time since."""
RESUME_STATE_SECONDS = 15.0
"""How much of a training is lost when its process is killed."""


class Next(Enum):
    """How a training goes on after a step."""

    TRAIN = auto()
    KEEP_STATE = auto()
    """Keep what it needs to go on here, and train."""
    STOP = auto()
    """Someone asked for it: keep the state and leave the run as stopped."""
    END = auto()
    """It was the last step, or the goal is reached: the run is complete."""


class Cadence:
    """Says at each step of a training what is due.

    Steps count from 1. Times are seconds of any one clock that only goes forward.

    Args:
        steps_per_epoch: how many steps pass over all images once.
        goal: the accuracy on the held-out images, in (0, 1], at which the training ends early; 0 for none.
        began: when this process began to train, at the first step or in the middle.
        snapshots: how many to take, beside that before the first step.
    """

    def __init__(
        self, total_steps: int, steps_per_epoch: int, goal: float, began: float, snapshots: int = 48
    ) -> None:
        self.total_steps = total_steps
        self._goal = goal
        self._validate_every = min(steps_per_epoch, -(-total_steps // VALIDATIONS))
        self._snapshots = snapshot_steps(total_steps, snapshots)
        self._reached = False
        self._kept = self._validated = began
        self._validation_seconds = 0.0

    def is_snapshot_due(self, step: int) -> bool:
        """Return whether a snapshot is to be taken after `step`."""
        return step in self._snapshots

    def is_validation_due(self, step: int, now: float) -> bool:
        """Return whether `step` is the last, or a regular one long enough after the last validation.

        A checkpoint is kept then too, also where no image is held out to validate on.

        With a goal time plays no part, so that how busy the machine is does not decide where a run ends.
        """
        if step == self.total_steps:
            return True
        affordable = self._validation_seconds <= VALIDATION_SHARE * (now - self._validated)
        return step % self._validate_every == 0 and (self._goal > 0 or affordable)

    def note_validation(self, accuracy: float | None, began: float, ended: float) -> None:
        """Note how well the network did, and how long it took to find out; None if no image is held out."""
        self._validated, self._validation_seconds = ended, ended - began
        self._reached = accuracy is not None and 0 < self._goal <= accuracy

    def decide(self, step: int, now: float, *, stop_asked: bool) -> Next:
        """Return how to go on after `step`, once its validation is made if one was due.

        An end comes before a wish to stop, and both before the state is kept, because they keep it too.
        """
        if self._reached or step == self.total_steps:
            return Next.END
        if stop_asked:
            return Next.STOP
        return Next.KEEP_STATE if now - self._kept > RESUME_STATE_SECONDS else Next.TRAIN

    def note_state(self, now: float) -> None:
        """Note that the state is kept."""
        self._kept = now


def snapshot_steps(total_steps: int, snapshots: int) -> frozenset[int]:
    """Return when to take snapshots: at step 0, after every step at first, then ever more rarely, and at the end.

    After step 0 there are `snapshots` of them, or one for each step if there are fewer steps. Spaced evenly on a
    logarithmic scale, as they are, many of them would be the same early steps; so many more are spaced.
    """
    wanted = min(snapshots, total_steps)
    spaced: set[int] = set()
    points = wanted
    while len(spaced) < wanted:
        spaced = {int(step) for step in np.geomspace(1, total_steps, points)}
        points += 1
    return frozenset({0, total_steps, *spaced})
