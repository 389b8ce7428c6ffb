"""Choosing one of a run's checkpoints, which the address then names."""

from lib.i18n import _
from lib.runs import Run, RunStore
from lib.runs.files import FINAL
from pages.kit import state
from pages.kit.choices import select


def label_checkpoint(name: str) -> str:
    """Return "step 430", or "after training" for the only checkpoint of a bundled run."""
    return _("after training") if name == FINAL else _("step {step}").format(step=int(name))


def chosen_checkpoint(store: RunStore, run: Run, key: str = "checkpoint") -> str:
    """Return the name of the checkpoint that `choose_checkpoint` lets the learner choose, without drawing it."""
    names, named = store.files(run).checkpoints()[::-1], state.chosen(key)
    return named if named in names else names[0]


def choose_checkpoint(store: RunStore, run: Run, key: str = "checkpoint") -> str:
    """Return the name of the checkpoint that is chosen; the last one unless the address names another.

    Args:
        key: the parameter of the address.
    """
    names = store.files(run).checkpoints()[::-1]
    return select(
        _("Checkpoint"),
        key,
        names,
        of=run.id,
        in_words=label_checkpoint,
        is_drawn=len(names) > 1,
        help=_("The network as it was after this training step."),
    )
