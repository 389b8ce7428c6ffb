"""What a file could do to the process that decodes it."""

import os
import signal
import time


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def take_memory(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024**2))


def process() -> int:
    return os.getpid()


def wait(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def refuse(error: Exception) -> None:
    raise error
