"""Which tests a worker runs together, and in which order workers take them.

What a file's tests share, such as a network that is built or trained once, is made by one worker only. What is
over in a moment comes last, so that workers end together.
"""

from functools import cache
from pathlib import Path

from xdist.scheduler import LoadGroupScheduling
from xdist.workermanage import WorkerController

from tests import tiers


class FileScheduling(LoadGroupScheduling):
    """As `--dist loadgroup`, but what has no group is grouped by its file, and quick files come last."""

    def _split_scope(self, nodeid: str) -> str:
        scope = super()._split_scope(nodeid)
        return nodeid.partition("::")[0] if scope == nodeid else scope

    def _assign_work_unit(self, node: WorkerController) -> None:
        slow = next((scope for scope in self.workqueue if not _is_quick(scope)), None)
        if slow is not None:
            self.workqueue.move_to_end(slow, last=False)
        super()._assign_work_unit(node)


@cache
def _is_quick(scope: str) -> bool:
    file = Path(tiers.ROOT, scope)
    return file.suffix == ".py" and tiers.is_quick_file(file)
