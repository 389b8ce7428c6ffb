"""What runs inside an inspector process. Importing this module is light; `start` imports TensorFlow."""

import importlib
import multiprocessing
import os
import sys
import threading
from typing import Any

from lib.settings import settings
from lib.tensorflow_settings import set_environment


def start() -> None:
    """Prepare a new inspector: leave the GPU to the trainers, and do the slow imports at once."""
    # TensorFlow greets at length; the teacher's terminal is for the app's address.
    log = (settings().home / "inspectors.log").open("a", buffering=1)
    os.dup2(log.fileno(), sys.stderr.fileno())
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    set_environment()
    from lib.inspectors.questions import rehearsal

    rehearsal.rehearse()


def _end_with_the_server() -> None:
    """Wait for the web process to end, even by kill -9, which tells its pool nothing, and end too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def answer(module: str, name: str, *arguments: Any) -> Any:
    """Return what the function `name` of `module` answers; this is what every question is sent through."""
    return getattr(importlib.import_module(module), name)(*arguments)
