"""Training one run of the store, which ends completed, stopped, or failed with a reason in words."""

import secrets

from lib.errors import N_, LearnerError
from lib.runs import Run, RunStore, State
from lib.runs.trouble import wait_out
from lib.training.failure import put_in_words
from lib.training.framework import load_framework
from lib.training.loop import Progress, TrainingLoop
from lib.training.record.recorder import Recorder, RunLostError


def train(store: RunStore, run_id: str, progress: Progress = lambda point, total: None) -> Run:
    """Train the run to its end, from its last checkpoint if it has one.

    Args:
        progress: called after each step with its metrics and the number of steps.

    Returns:
        The run as it is then: completed, stopped or failed.

    Raises:
        LearnerError: if the run is not one that may be trained now, or cannot be read.
        RunLostError: if another trainer took the run over or it was deleted.
        Exception: what broke off the training, after the run was marked as failed.
    """
    wait_out(lambda: store.get(run_id))  # one that is broken is left as it is
    worker = secrets.token_hex(8)
    if not wait_out(lambda: store.claim(run_id, worker)):
        raise LearnerError(N_("Run {run_id} is not waiting for a trainer."), run_id=run_id)
    run = wait_out(lambda: store.get(run_id))
    framework = load_framework(run.spec.framework)
    recorder = Recorder(store, run, worker, framework.open_events)
    try:
        TrainingLoop(recorder, framework.prepare_run(recorder)).run(progress)
    except RunLostError:
        raise
    except Exception as error:
        known = put_in_words(error)
        if known is None:
            unknown = f"{type(error).__name__}: {error}"[:300]
            _fail(
                recorder, N_("The training broke off: {error}. The run’s log.txt has the details."), error=unknown
            )
            raise
        _fail(recorder, known.message, **known.values)
    finally:
        recorder.close()
    return wait_out(lambda: store.get(run_id))


def _fail(recorder: Recorder, reason: str, **values: object) -> None:
    plain = {
        name: value if isinstance(value, int | float | tuple) else str(value) for name, value in values.items()
    }
    recorder.finish(State.FAILED, reason=reason, reason_values=plain)
