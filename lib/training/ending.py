"""The end of a trainer's process, which comes with its last write."""

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn


def end_process(main: Callable[[], int]) -> NoReturn:
    """Call `main` and end this process at once, with the status that it returns, or 1 if it raises.

    An ordinary end waits for TensorFlow's threads, up to a minute, with all memory that the next run could use.
    """
    try:
        status = main()
    except SystemExit:  # from argparse, before TensorFlow was loaded
        raise
    except BaseException:
        traceback.print_exc()
        status = 1
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads it any more
            stream.flush()
    os._exit(status)
