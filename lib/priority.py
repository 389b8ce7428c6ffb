"""How processes that take long leave the processor to the pages."""

import os

NICENESS = 10


def yield_to_pages() -> None:
    """Let this process and its threads work when the pages have nothing to do."""
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
