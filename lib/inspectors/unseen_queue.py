"""What networks say of what they never learned, read in the background: one kind of pictures after the other."""

import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache

from lib.datasets.unseen import DIGIT, KINDS, is_here
from lib.errors import N_, LearnerError
from lib.inspectors.answers import unseen_scores
from lib.inspectors.answers.unseen_scores import Measured, UnseenScores, load_kept, read_unseen
from lib.inspectors.job_queue import JobQueue
from lib.runs import open_store

Key = tuple[str, str]
"""A run and its checkpoint."""


@dataclass
class UnseenJob:
    """One network's reading of all kinds, from its place in the queue to its end.

    Attributes:
        future: what was measured or the error, once there is one.
        known: the kinds that are read so far.
        total: how many there will be.
    """

    key: Key
    future: Future[Measured] = field(default_factory=Future[Measured])
    known: dict[str, UnseenScores] = field(default_factory=dict[str, UnseenScores])
    total: int = len(KINDS)
    stop_requested: threading.Event = field(default_factory=threading.Event)


class UnseenQueue(JobQueue[Key, UnseenJob]):
    """Lets one network after the other read in the background inspector, and keeps what they say with the runs."""

    def __init__(self) -> None:
        super().__init__("unseen pictures")

    def start(self, *key: *Key) -> UnseenJob:
        """Return this network's job, which is started unless it is under way; a kept one is complete at once."""
        return self.start_job(key)

    def find_job(self, *key: *Key) -> UnseenJob | None:
        """Return the job if it is under way, else None."""
        return self.get_job(key)

    def make_job(self, key: Key) -> UnseenJob:
        return UnseenJob(key, total=sum(map(is_here, KINDS)))

    def find_kept(self, key: Key) -> Measured | None:
        known = load_measured(*key)
        return known if all(kind in known for kind in filter(is_here, KINDS)) else None

    def answer(self, job: UnseenJob) -> Measured:
        """Return what the network says of every kind: first of the digits, as the rest is set beside them."""
        store = open_store()
        run_id, checkpoint = job.key
        job.known.update(load_measured(*job.key))
        for kind in sorted(filter(is_here, KINDS), key=lambda one: one != DIGIT):
            if kind in job.known:
                continue
            if job.stop_requested.is_set():
                raise LearnerError(N_("The measurement was stopped."))
            found = read_unseen(run_id, checkpoint, kind)
            unseen_scores.save(store.get(run_id), checkpoint, kind, found)
            job.known[kind] = found
        return job.known


def load_measured(run_id: str, checkpoint: str) -> Measured:
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
