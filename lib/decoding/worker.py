"""What a decoding process does: `python -m lib.decoding.worker DESCRIPTOR MEGABYTES` answers one call at a time.

Over the connection come pickled (function, arguments); back go (True, what it returns) or (False, what it raised).
The process ends with the web process, whose end of the connection then closes.
"""

import os
import resource
import sys
from contextlib import suppress
from multiprocessing.connection import Connection

import psutil

POLITENESS = 5
"""Pages come first: decoding waits while the processor has other things to do."""


def main() -> None:
    """Answer calls until the other end closes."""
    with suppress(OSError):
        os.nice(POLITENESS)
    connection, is_limited = Connection(int(sys.argv[1])), False
    with suppress(EOFError, ConnectionError):
        while True:
            function, arguments = connection.recv()  # imports what it needs
            if not is_limited:
                limit_memory(int(sys.argv[2]) * 1024**2)
                is_limited = True
            try:
                answer = True, function(*arguments)
            except Exception as error:
                answer = False, error
            connection.send(answer)


def limit_memory(more: int) -> None:
    """Let this process have so many bytes more than it has now; where the system cannot, its own limits remain."""
    with suppress(ValueError, OSError):
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (psutil.Process().memory_info().vms + more, hard))


if __name__ == "__main__":
    main()
