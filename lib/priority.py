"""How processes that take long share the processor's cores with the pages."""

import os

NICENESS = 10


def yield_to_pages() -> None:
    """Let this process and its threads work when the pages have nothing to do."""
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)


def count_cores() -> int:
    """Return how many cores this process may use, or where the system does not tell, how many there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
