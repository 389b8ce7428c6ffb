"""What known mistakes cost a network, measured in the background: some test images after the other."""

from functools import cache

from lib.inspectors.answers.measured_mistakes import (
    IMAGES,
    MeasuredMistakes,
    MistakesTally,
    count_mistakes,
    load_measured,
    save_measured,
)
from lib.inspectors.job_queue import Job, JobQueue, Steps
from lib.runs import open_store

Key = tuple[str, str]
"""A run and its checkpoint."""

MistakesJob = Job[MeasuredMistakes]
"""Its total is of images."""


class MistakesQueue(JobQueue[MistakesJob, *Key]):
    """Measures one network after the other in the background inspector, and keeps what it finds with the runs."""

    def __init__(self) -> None:
        super().__init__("measured mistakes")

    def make_job(self, *key: *Key) -> MistakesJob:
        return MistakesJob(IMAGES)

    def find_kept(self, *key: *Key) -> MeasuredMistakes | None:
        run_id, checkpoint = key
        return load_measured(open_store().get(run_id), checkpoint)

    def measure(self, job: MistakesJob, *key: *Key) -> Steps[MeasuredMistakes]:
        run_id, checkpoint = key
        tally = MistakesTally()
        while not tally.is_complete:
            tally = count_mistakes(run_id, checkpoint, tally)
            job.total = tally.total
            yield tally.images - job.done
        found = MeasuredMistakes(tally.images, tally.right)
        save_measured(open_store().get(run_id), checkpoint, found)
        return found


@cache
def measured_mistakes() -> MistakesQueue:
    """Return the queue of this web process."""
    return MistakesQueue()
