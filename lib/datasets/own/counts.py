"""How many classes and pictures a data set of a learner has."""

from collections.abc import Mapping, Sequence

from lib.datasets.own.sources.reading import LeftOut
from lib.errors import N_, TITLED, LearnerError

FEWEST_CLASSES, MOST_CLASSES = 2, 100
FEWEST_PICTURES = 10
MOST_PICTURES = 20_000


def check_counts(counts: Mapping[str, int], left_out: Sequence[LeftOut]) -> None:
    """Raise LearnerError unless there are enough classes, not too many, and enough pictures of each.

    Args:
        counts: number of pictures by class.
    """
    if not counts:
        raise LearnerError(
            N_("There is no picture to learn from: {reason}"),
            reason=LearnerError(TITLED, title=left_out[0].file, text=left_out[0].reason)
            if left_out
            else N_("nothing was given."),
        )
    if not FEWEST_CLASSES <= len(counts) <= MOST_CLASSES:
        raise LearnerError(
            N_(
                "A network chooses among {fewest} to {most} classes, but you gave {count}: {names}. Put the "
                "pictures of each class into a folder of its own."
            ),
            fewest=FEWEST_CLASSES,
            most=MOST_CLASSES,
            count=len(counts),
            names=tuple(counts),
        )
    few = [f"{name} ({count})" for name, count in counts.items() if count < FEWEST_PICTURES]
    if few:
        raise LearnerError(
            N_("Each class needs at least {fewest} pictures that can be read, but there are fewer of: {names}."),
            fewest=FEWEST_PICTURES,
            names=tuple(few),
        )
