"""The background services of the web process: they start with the server, not with the first visitor."""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import cache

from lib import decoding
from lib.complaints import Complaints
from lib.doors.bodies import given_addresses, uploads
from lib.doors.descriptors import log_exhaustion_rarely, raise_limit
from lib.doors.left_sessions import end_expired_sessions, keep_left_sessions
from lib.engine import LocalEngine, Supervisor
from lib.engine.tensorboard import TensorBoard
from lib.errors import LearnerError
from lib.inspectors.pool import SaySlow, background_inspector, inspectors
from lib.leftovers import SWEEP_SECONDS, sweep, tensorboard_folder
from lib.parts import litert
from lib.runs import open_store
from lib.runs.recovery.catching_up import catch_up
from lib.runs.recovery.rebuild import make_sound
from lib.sending_at_once import send_at_once
from lib.settings import settings

# The first visitors come before the first training: their pages open without the spare's imports beside.
FIRST_SPARE_AFTER = 10.0

_log = logging.getLogger(__name__)


@cache
def supervisor() -> Supervisor:
    """Return the supervisor of this process, over the local engine."""
    return Supervisor(open_store(), LocalEngine(FIRST_SPARE_AFTER))


@cache
def tensorboard() -> TensorBoard:
    """Return the TensorBoard of this process; it runs once someone asks for it."""
    return TensorBoard(tensorboard_folder(settings().home, os.getpid()))


@asynccontextmanager
async def lifespan(_app: object, say_slow: SaySlow) -> AsyncGenerator[None]:
    """Start the inspectors and the supervisor, and stop them with the server; trainers go on.

    A server whose store cannot be opened says why and ends.

    Args:
        say_slow: see `Inspectors.say_slow`.
    """
    raise_limit()
    log_exhaustion_rarely(asyncio.get_running_loop())
    send_at_once()
    _open_store()
    keep_left_sessions()
    given_addresses().watch(uploads())
    ending_sessions = asyncio.create_task(end_expired_sessions())
    inspectors().say_slow = say_slow
    inspectors().warm()
    supervisor().start()
    ended = threading.Event()
    threading.Thread(target=_look_after_home, args=(ended,), name="home", daemon=True).start()
    prepare_litert()
    try:
        yield
    finally:
        ended.set()
        ending_sessions.cancel()
        tensorboard().stop()
        supervisor().close()
        inspectors().close()
        background_inspector().close()
        for decoders in (decoding.pictures(), decoding.zips()):
            decoders.close()


def _open_store() -> None:
    """Open the run store, after a look through the whole database; end the process if that is not possible."""
    try:
        notice = make_sound(settings().database_url, settings().home / "runs", thorough=True)
        store = open_store()
    except LearnerError as error:
        print(f"Capsule Lab cannot start. {error}", file=sys.stderr, flush=True)
        os._exit(1)  # an exception would become a traceback of the web server
    store.notice = store.notice or notice


def prepare_litert() -> None:
    """Make LiteRT.js ready for the first browser, without waiting; say on the terminal if it is not there."""
    if litert.is_installed():
        threading.Thread(target=litert.prepare, name="litert", daemon=True).start()
    else:
        print(litert.NOT_INSTALLED, file=sys.stderr, flush=True)


def _look_after_home(ended: threading.Event) -> None:
    """Delete what killed processes left behind, now and then, and let the runs' folders say what the rows say."""
    complaints = Complaints(_log)
    while True:
        try:
            sweep(settings().home)
            catch_up(open_store())
            complaints.end()
        except Exception as error:  # a disk or a database that is away just now
            complaints.log(error, "The home could not be looked after; it is tried again.")
        if ended.wait(SWEEP_SECONDS):
            return
