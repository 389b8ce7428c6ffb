"""What runs in an inspector process. Importing this module is fast; `start` imports TensorFlow."""

import importlib
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar

from lib.priority import yield_to_pages
from lib.settings import Settings, settings
from lib.tensorflow_settings import set_environment

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


def start() -> None:
    """Prepare a new inspector, and do the slow imports at once."""
    _prepare()
    from lib.inspectors.questions import rehearsal

    rehearsal.rehearse()


def start_in_background() -> None:
    """Prepare a new inspector for what takes long, beside those that pages wait for."""
    yield_to_pages()
    _prepare()


def _prepare() -> None:
    """Leave the GPU to the trainers, write into a log, and end with the web process."""
    # TensorFlow prints many lines; the teacher's terminal should show the app's address.
    with suppress(OSError):  # a full disk must not keep it from answering
        log = (settings().home / "inspectors.log").open("a", buffering=1)
        os.dup2(log.fileno(), sys.stderr.fileno())
    threading.Thread(target=_end_with_the_web_process, daemon=True).start()
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    set_environment()


def _end_with_the_web_process() -> None:
    """End this process as soon as the web process ends, even by kill -9, of which its pool learns nothing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def answer_in(
    wanted: Settings, question: Callable[Parameters, Answer], *args: Parameters.args, **kwargs: Parameters.kwargs
) -> Answer:
    """Return what `question` returns in the home and with the database of `wanted`."""
    if (wanted.home, wanted.database_url) != (settings().home, settings().database_url):
        _move_to(wanted)
    return question(*args, **kwargs)


def _move_to(wanted: Settings) -> None:
    """Continue in another home; what is remembered by the id of a run or a picture is true in every home."""
    from lib import datasets
    from lib.runs import open_store

    os.environ |= {"CAPSULE_LAB_HOME": str(wanted.home), "CAPSULE_LAB_DATABASE_URL": wanted.database_url}
    settings.cache_clear()
    open_store.cache_clear()
    datasets.forget()


def answer(module: str, name: str, *arguments: Any) -> Any:
    """Return what the function `name` of `module` returns; every question is sent as this one."""
    return getattr(importlib.import_module(module), name)(*arguments)
