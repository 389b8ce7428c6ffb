"""Keep copies of a picture in one part of a divided data set, so that none is tested on that was learned from."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

Groups = Sequence[Sequence[int]]
"""Numbers of the examples that show the same picture, of each such picture."""


def keep_together(
    divided: Sequence[np.ndarray], labels: np.ndarray, groups: Groups, near: Groups = ()
) -> list[np.ndarray]:
    """Return the parts with all examples of a group in the part of its first.

    What moves to another part changes places with an example of its class there that is in no group, so that the
    parts stay as large as they are; only where there is none it moves alone.

    Args:
        divided: int64 [n] numbers of examples, of each part.
        labels: of all examples, int32 [all].
        near: groups that go where most of each are, and of which nothing moves alone.
    """
    part_of = {row: at for at, rows in enumerate(divided) for row in rows.tolist()}
    grouped = {row for group in (*groups, *near) for row in group}
    free: dict[tuple[int, int], list[int]] = {}
    for row, part in part_of.items():
        if row not in grouped:
            free.setdefault((int(labels[row]), part), []).append(row)

    def move(row: int, there: int, *, may_move_alone: bool) -> None:
        here, label = part_of[row], int(labels[row])
        partners = free.get((label, there))
        if here == there or not (partners or may_move_alone):
            return
        part_of[row] = there
        if partners:
            partner = partners.pop()
            part_of[partner] = here
            free.setdefault((label, here), []).append(partner)

    for first, *others in groups:
        for row in others:
            move(row, part_of[first], may_move_alone=True)
    for group in near:
        [(there, _count)] = Counter(part_of[row] for row in group).most_common(1)
        for row in group:
            move(row, there, may_move_alone=False)
    return [np.array([row for row, part in part_of.items() if part == at], np.int64) for at in range(len(divided))]
