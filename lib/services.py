"""The background services of the web process: they start with the server, not with the first visitor."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import cache

from lib.engine import LocalEngine, Supervisor
from lib.engine.tensorboard import TensorBoard
from lib.inspectors.pool import inspectors
from lib.runs import open_store
from lib.sending_at_once import send_at_once
from lib.settings import settings

# The first visitors come before the first training: their pages open without the spare's imports beside.
FIRST_SPARE_AFTER = 10.0


@cache
def supervisor() -> Supervisor:
    """Return the supervisor of this process, over the local engine."""
    return Supervisor(open_store(), LocalEngine(FIRST_SPARE_AFTER))


@cache
def tensorboard() -> TensorBoard:
    """Return the TensorBoard of this process; it runs once someone asks for it."""
    return TensorBoard(settings().home / "tensorboard" / str(os.getpid()))


@asynccontextmanager
async def lifespan(_app: object) -> AsyncGenerator[None]:
    """Start the inspectors and the supervisor, and stop them with the server; trainers go on."""
    send_at_once()
    inspectors().warm()
    supervisor().start()
    try:
        yield
    finally:
        tensorboard().stop()
        supervisor().close()
        inspectors().close()
