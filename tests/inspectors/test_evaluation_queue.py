"""How long an evaluation still takes."""

import time

import pytest

from lib.inspectors.evaluation_queue import EvaluationJob


def test_the_pace_leaves_out_what_loading_took():
    job = EvaluationJob(began=time.monotonic() - 60)
    assert job.seconds_left is None
    job.done, job.total, job.warm = 50, 1100, (time.monotonic() - 10, 50)
    assert job.seconds_left is None  # nothing was read since
    job.done = 100
    assert job.seconds_left == pytest.approx(10 * 1000 / 50, rel=0.01)
