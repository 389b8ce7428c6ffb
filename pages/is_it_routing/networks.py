"""The networks whose routings are measured beside each other."""

from typing import NamedTuple

from lib.i18n import _
from lib.inspectors.answers.routing_measure import RoutingMeasure, load_kept
from lib.runs import Run, RunStore
from pages.kit.choices import select_several
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.label import label_run, title_of

MOST = 6


class Reader(NamedTuple):
    """A network whose routing is measured: a run's, as it was at a checkpoint."""

    run: Run
    checkpoint: str

    @property
    def title(self) -> str:
        """What the network is called."""
        return title_of(self.run)

    def kept(self) -> RoutingMeasure | None:
        """Return what was measured, or None."""
        return load_kept(self.run.id, self.checkpoint)


def choose_networks(store: RunStore, runs: list[Run]) -> list[Reader]:
    """Return the networks that are chosen; before any choice those that came with the app, measured."""
    by_id = {run.id: run for run in runs}
    usual = [run for run in runs if run.bundled and load_kept(run.id, store.files(run).checkpoints()[-1])]
    chosen = select_several(
        _("Networks"),
        "runs",
        list(by_id),
        [run.id for run in (usual or runs)[:MOST]],
        in_words=lambda run_id: label_run(by_id[run_id]),
        placeholder=_("Choose networks"),
        max_selections=MOST,
    )
    found = [by_id[run_id] for run_id in chosen[:MOST]]
    return [Reader(run, choose_checkpoint(store, run, f"checkpoint-{run.id}")) for run in found]
