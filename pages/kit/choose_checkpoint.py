"""Choosing one of a run's checkpoints; it is in the address."""

from lib.i18n import _
from lib.runs import Run, RunStore
from lib.runs.files import FINAL
from pages.kit.choices import select


def checkpoint_label(name: str) -> str:
    """ "step 430", or that it is the end, for a bundled run."""
    return _("after training") if name == FINAL else _("step {step}").format(step=int(name))


def choose_checkpoint(store: RunStore, run: Run, key: str = "checkpoint") -> str:
    """Return the name of one of the run's checkpoints; the last unless the address names another.

    Args:
        key: what it is called in the address.
    """
    names = store.files(run).checkpoints()[::-1]
    return select(
        _("Checkpoint"),
        key,
        names,
        of=run.id,
        in_words=checkpoint_label,
        is_drawn=len(names) > 1,
        help=_("The network as it was after this training step."),
    )
