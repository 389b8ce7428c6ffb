"""Choosing one of a run's checkpoints; it is in the address."""

import streamlit as st

from lib.i18n import _
from lib.runs import Run, RunStore
from lib.runs.files import FINAL
from pages.kit.address import addressed


def checkpoint_label(name: str) -> str:
    """ "step 430", or that it is the end, for a bundled run."""
    return _("after training") if name == FINAL else _("step {step}").format(step=int(name))


def choose_checkpoint(store: RunStore, run: Run, key: str = "checkpoint") -> str:
    """The name of one of the run's checkpoints; the last unless another is chosen.

    Args:
        key: what it is called in the address.
    """
    names = store.files(run).checkpoints()[::-1]
    if len(names) == 1:
        return names[0]
    return st.selectbox(
        _("Checkpoint"),
        names,
        format_func=checkpoint_label,
        help=_("The network as it was after this training step."),
        **addressed(key, names, names[0], of=run.id),
    )
