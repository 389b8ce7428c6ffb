"""Looks after all runs: starts what is queued, notices trainers that are gone, and sees to their return.

Every web process has a supervisor, but only the one that holds the lease acts, so two web processes on
one store never start a run twice. The lease passes on by itself when its holder dies.
"""

import logging
import secrets
import threading
import time
from collections.abc import Sequence

from lib.complaints import Complaints
from lib.engine.base import Engine
from lib.engine.lease import Lease
from lib.engine.silence import Silence
from lib.engine.slots import device_environment, slots
from lib.errors import N_
from lib.runs import Run, RunStore, State
from lib.runs.trouble import StoreError

TICK_SECONDS = 0.4
SILENCE_SECONDS = 30.0
START_SECONDS = 90.0
MOST_ATTEMPTS = 4
SLOT_MARK = "#"

_log = logging.getLogger(__name__)


class Supervisor:
    """Acts on the runs of `store` through `engine`, in a thread of its own once started."""

    def __init__(self, store: RunStore, engine: Engine) -> None:
        self.store = store
        self.engine = engine
        self._lease = Lease(store.engine, secrets.token_hex(8))
        self._silence = Silence()
        self._complaints = Complaints(_log)
        self._wake = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="supervisor", daemon=True)

    def start(self) -> None:
        """Do rounds from now on, in a thread of its own."""
        self._thread.start()

    def wake(self) -> None:
        """Do the next round at once, because something was queued or stopped."""
        self._wake.set()

    def close(self) -> None:
        """End the rounds; trainers go on, and the next supervisor finds them."""
        self._ended.set()
        self._wake.set()
        self._thread.join(10)
        if not self._thread.is_alive():
            self._release_lease()
        self.engine.close()

    def _release_lease(self) -> None:
        try:
            self._lease.release()
        except StoreError as error:
            self._complaints.log(error, "The lease could not be released; it runs out by itself.")

    def _loop(self) -> None:
        while not self._ended.is_set():
            try:
                self.tick()
                self._complaints.end()
            except Exception as error:  # one bad moment (a locked database, a full disk) must not end the watch
                self._complaints.log(error, "The supervisor could not do its round; it tries again.")
                if isinstance(error, StoreError):  # which the trainers may not have reached either
                    self._silence.excuse()
            self._wake.wait(TICK_SECONDS)
            self._wake.clear()

    def tick(self) -> None:
        """Do one round: put runs whose trainer is gone back into the queue, then fill the free slots from it.

        Do nothing while another supervisor has the lease.
        """
        if not self._lease.hold():
            return
        self._silence.note_clock()
        running = self.store.runs(State.RUNNING, State.STOPPING)
        alive = [run for run in running if not self._is_gone(run)]
        for run in running:
            if run not in alive:
                self._recover(run)
        queued = self.store.runs(State.QUEUED)
        taken = {_split_handle(run.handle)[1] for run in alive}
        free = [slot for slot in range(slots()) if slot not in taken]
        for slot in free[: max(0, slots() - len(alive))]:
            run = next_in_turn(queued, self.store.runs())
            if run is None:
                break
            queued.remove(run)
            self._dispatch(run, slot)
        self.engine.keep_warm()

    def _is_gone(self, run: Run) -> bool:
        handle, _ = _split_handle(run.handle)
        known = self.engine.is_alive(handle) if handle else None
        if known is False:
            return True
        allowed = SILENCE_SECONDS if run.worker else START_SECONDS
        silent = self._silence.is_silent(run.id, run.heartbeat or run.queued_at, allowed)
        if silent and known:
            self.engine.stop(handle)  # it hangs
        return silent

    def _recover(self, run: Run) -> None:
        """Queue a run whose trainer is gone, or end it if that was asked for or if it has failed too often."""
        freed = {"worker": None, "handle": None}
        if run.state is State.STOPPING:
            self.store.change(run.id, State.STOPPING, state=State.STOPPED, finished=time.time(), **freed)
        elif run.attempts >= MOST_ATTEMPTS:
            self.store.change(
                run.id,
                State.RUNNING,
                state=State.FAILED,
                finished=time.time(),
                reason=N_(
                    "The training process ended without any message {attempts} times near step {step}; perhaps "
                    "memory ran out. Try a smaller batch size, or see the run’s log.txt."
                ),
                reason_values={"attempts": run.attempts, "step": run.step},
                **freed,
            )
        else:
            _log.warning("The trainer of %s is gone; the run goes back to the queue.", run.id)
            self.store.change(run.id, State.RUNNING, state=State.QUEUED, **freed)

    def _dispatch(self, run: Run, slot: int) -> None:
        now = time.time()
        if self.store.change(
            run.id,
            State.QUEUED,
            state=State.RUNNING,
            worker=None,
            handle=None,
            started=run.started or now,
            heartbeat=now,
            attempts=run.attempts + 1,
        ):
            try:
                handle = self.engine.submit(run.id, device_environment(slot))
            except Exception:
                self._recover(self.store.get(run.id))  # not 90 seconds later, when nobody has answered
                raise
            self.store.change(run.id, State.RUNNING, State.STOPPING, handle=f"{handle}{SLOT_MARK}{slot}")


def _split_handle(handle: str | None) -> tuple[str, int | None]:
    """Return the engine's handle, and the slot that was written behind it so that its GPU is known to be taken."""
    engines, mark, slot = (handle or "").rpartition(SLOT_MARK)
    return (engines, int(slot)) if mark else (slot, None)


def next_in_turn(queued: Sequence[Run], every_run: Sequence[Run]) -> Run | None:
    """Return the queued run to start next: of the learner whose runs have not trained for longest.

    A run that was interrupted comes behind the learners who waited meanwhile, and first among its owner's.
    """
    trained: dict[str, float] = {}
    for run in every_run:
        trained[run.owner] = max(trained.get(run.owner, 0.0), _last_trained(run))
    return min(queued, key=lambda run: (trained.get(run.owner, 0.0), run.queued_at), default=None)


def _last_trained(run: Run) -> float:
    """Return when the run last held a place on this machine; 0 if it never began."""
    return max(run.started, run.heartbeat or 0.0) if run.started else 0.0
