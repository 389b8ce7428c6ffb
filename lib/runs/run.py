"""What a run is: its state, and what is known of how well it went."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lib import catalog
from lib.errors import N_
from lib.models.capsules.routing import Presence
from lib.options import Options
from lib.runs.columns import stored
from lib.runs.spec import RunSpec

ID_LENGTH = 40
"""Characters of a run's id, at most."""


class State(StrEnum):
    """Where a run stands."""

    QUEUED = N_("queued")
    RUNNING = N_("running")
    STOPPING = N_("stopping")
    STOPPED = N_("stopped")
    COMPLETED = N_("completed")
    FAILED = N_("failed")


ACTIVE_STATES = (State.QUEUED, State.RUNNING, State.STOPPING)


@dataclass(frozen=True)
class Run:
    """One row of the run store. Times are seconds since 1970; accuracies lie in [0, 1].

    The table, the reading of its rows and the record of a bundled run (run.json) follow from these fields.

    Attributes:
        owner_name: what the owner is called, or ""; it is not the run's, but in the table of learners.
        reason: why it failed, an English sentence with `reason_values` to fill in after translation.
        worker: token of the trainer that may write to the run, or None.
        handle: what the engine needs to find the trainer, then # and its slot; or None.
        attempts: how often a trainer was started since the last progress.
        data_source: what copy of the data it learned from where that is not the published one, such as "JPEG
            copy" (marked for translation).
        loss_weights: by what each part of the loss is multiplied, by the part's name; empty for a loss without
            parts, and for runs recorded before this was kept.
        tests: accuracy on every further test split of the data set, by the split's name.
        seconds: time spent training so far, over all attempts, without waiting.
        parent, parent_checkpoint: the run, and which of its checkpoints, whose weights this one began with;
            None for a run that began with weights drawn at random.
        taken_layers, new_layers: which layers began with the parent's weights, and which anew, with how many
            numbers training adjusts in each, see `lib.models.beginning`; {} before the training began, without a
            parent, and for runs recorded before this was kept.
        frozen_layers: those of the taken ones that the training leaves as they are.
    """

    id: str = field(metadata=stored(ID_LENGTH, key=True))
    name: str = field(metadata=stored(120))
    owner: str = field(metadata=stored(64, index=True))
    spec: RunSpec = field(metadata=stored())
    state: State = field(metadata=stored(12, index=True))
    created: float = field(metadata=stored(bundled=True))
    queued_at: float = field(metadata=stored())
    total_steps: int = field(metadata=stored(bundled=True))
    owner_name: str = ""
    step: int = field(default=0, metadata=stored(bundled=True))
    started: float | None = field(default=None, metadata=stored(bundled=True))
    finished: float | None = field(default=None, metadata=stored(bundled=True))
    heartbeat: float | None = field(default=None, metadata=stored())
    worker: str | None = field(default=None, metadata=stored(64))
    handle: str | None = field(default=None, metadata=stored(200))
    attempts: int = field(default=0, metadata=stored())
    reason: str | None = field(default=None, metadata=stored())
    reason_values: Mapping[str, Any] = field(default_factory=dict[str, Any], metadata=stored())
    device: str | None = field(default=None, metadata=stored(120, bundled=True))
    data_source: str = field(default="", metadata=stored(60, bundled=True))
    parameters: int | None = field(default=None, metadata=stored(bundled=True))
    loss_weights: Mapping[str, float] = field(default_factory=dict[str, float], metadata=stored(bundled=True))
    validation_accuracy: float | None = field(default=None, metadata=stored(bundled=True))
    test_accuracy: float | None = field(default=None, metadata=stored(bundled=True))
    tests: Mapping[str, float] = field(default_factory=dict[str, float], metadata=stored(bundled=True))
    images_per_second: float | None = field(default=None, metadata=stored(bundled=True))
    seconds: float = field(default=0.0, metadata=stored(bundled=True))
    bundled: bool = field(default=False, metadata=stored())
    parent: str | None = field(default=None, metadata=stored(ID_LENGTH))
    parent_checkpoint: str | None = field(default=None, metadata=stored(40, bundled=True))
    taken_layers: Mapping[str, int] = field(default_factory=dict[str, int], metadata=stored(bundled=True))
    new_layers: Mapping[str, int] = field(default_factory=dict[str, int], metadata=stored(bundled=True))
    frozen_layers: Mapping[str, int] = field(default_factory=dict[str, int], metadata=stored(bundled=True))

    @property
    def active(self) -> bool:
        return self.state in ACTIVE_STATES

    @property
    def architecture(self) -> catalog.Architecture[Options]:
        return catalog.architecture(self.spec.architecture)

    @property
    def presence(self) -> Presence | None:
        """What of a class capsule says that its class is there; None for a network without capsules."""
        return self.architecture.presence(self.spec.model)
