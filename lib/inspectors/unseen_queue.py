"""What networks say of what they never learned, read in the background: one kind of pictures after the other."""

from functools import cache

from lib.datasets.unseen import DIGIT, KINDS, is_here
from lib.inspectors.answers import unseen_scores
from lib.inspectors.answers.unseen_scores import Measured, UnseenScores, load_kept, read_unseen
from lib.inspectors.job_queue import Job, JobQueue, Steps
from lib.runs import open_store

Key = tuple[str, str]
"""A run and its checkpoint."""


class UnseenQueue(JobQueue[Job[Measured], *Key]):
    """Lets one network after the other read in the background inspector, and keeps what they say with the runs.

    The total of a job is of kinds of pictures.
    """

    def __init__(self) -> None:
        super().__init__("unseen pictures")

    def make_job(self, *key: *Key) -> Job[Measured]:
        return Job(sum(map(is_here, KINDS)))

    def find_kept(self, *key: *Key) -> Measured | None:
        known = load_measured(*key)
        return known if all(kind in known for kind in filter(is_here, KINDS)) else None

    def measure(self, job: Job[Measured], *key: *Key) -> Steps[Measured]:
        """Let the network read every kind: first the digits, as the rest is set beside them."""
        run_id, checkpoint = key
        known = load_measured(run_id, checkpoint)
        for kind in sorted(filter(is_here, KINDS), key=lambda one: one != DIGIT):
            if kind not in known:
                known[kind] = read_unseen(run_id, checkpoint, kind)
                unseen_scores.save(open_store().get(run_id), checkpoint, kind, known[kind])
            yield 1
        return known


def load_measured(run_id: str, checkpoint: str) -> dict[str, UnseenScores]:
    """Return what was kept of a network, by kind.

    Raises:
        LearnerError: if there is no such run or checkpoint.
    """
    found = {kind: load_kept(run_id, checkpoint, kind) for kind in KINDS}
    return {kind: one for kind, one in found.items() if one is not None}


@cache
def unseen_readings() -> UnseenQueue:
    """Return the queue of this web process."""
    return UnseenQueue()
