"""What a run is: its spec, its state, and what is known of how well it went."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from lib import catalog
from lib.errors import N_, LearnerError
from lib.limits import check_readable
from lib.options import Value, check_all
from lib.runs.columns import stored


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
class RunSpec:
    """Everything that decides how a run goes: with the same spec it can be repeated.

    `options` holds every option of the architecture, defaults included.
    """

    architecture: str
    dataset: str
    options: Mapping[str, Value]

    @classmethod
    def create(cls, architecture: str, dataset: str, given: Mapping[str, object]) -> "RunSpec":
        """Check the choices against the catalogue and fill in the defaults.

        Raises:
            LearnerError: naming the first choice that does not work and what would.
        """
        entry, data = catalog.architecture(architecture), catalog.dataset(dataset)
        if not entry.takes(dataset):
            raise LearnerError(
                N_("{architecture} cannot learn {dataset}. It takes: {known}."),
                architecture=architecture,
                dataset=dataset,
                known=", ".join(entry.datasets),
            )
        spec = cls(architecture, data.name, check_all(entry.options(), given))
        check_readable(architecture, spec.options, data.shape_at(spec.image_size))
        unfit = [name for name in catalog.AUGMENTATIONS if name != "shift" and spec.options[name]]
        if data.labels_per_image > 1 and unfit:
            raise LearnerError(
                N_(
                    "Images of {dataset} can only be shifted, because their parts must add up; switch off {names}."
                ),
                dataset=data.name,
                names=", ".join(unfit),
            )
        return spec

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "RunSpec":
        """What `to_json` gave; a run from before an option existed has its default."""
        known = catalog.architecture(values["architecture"]).options()
        defaults = {name: option.default for name, option in known.items()}
        return cls(values["architecture"], values["dataset"], {**defaults, **values["options"]})

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "options": dict(self.options)}

    @property
    def model_options(self) -> dict[str, Value]:
        """The options that the network's builder takes."""
        return {
            option.name: self.options[option.name]
            for option in catalog.architecture(self.architecture).model_options
        }

    @property
    def image_size(self) -> int:
        """The side that images are read at, or 0 for the data set's own."""
        return int(self.options.get("image_size", 0))

    @property
    def input_shape(self) -> tuple[int, int, int]:
        """(height, width, channels) of the images."""
        return catalog.dataset(self.dataset).shape_at(self.image_size)

    def total_steps(self) -> int:
        """How many batches the whole training takes."""
        per_epoch = -(-catalog.dataset(self.dataset).fit_size // int(self.options["batch_size"]))
        steps = int(self.options["epochs"]) * per_epoch
        limit = int(self.options["max_steps"])
        return min(steps, limit) if limit else steps


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
    """

    id: str = field(metadata=stored(40, key=True))
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
    reason_values: Mapping[str, Any] = field(default_factory=dict, metadata=stored())
    device: str | None = field(default=None, metadata=stored(120, bundled=True))
    data_source: str = field(default="", metadata=stored(60, bundled=True))
    parameters: int | None = field(default=None, metadata=stored(bundled=True))
    loss_weights: Mapping[str, float] = field(default_factory=dict, metadata=stored(bundled=True))
    validation_accuracy: float | None = field(default=None, metadata=stored(bundled=True))
    test_accuracy: float | None = field(default=None, metadata=stored(bundled=True))
    tests: Mapping[str, float] = field(default_factory=dict, metadata=stored(bundled=True))
    images_per_second: float | None = field(default=None, metadata=stored(bundled=True))
    seconds: float = field(default=0.0, metadata=stored(bundled=True))
    bundled: bool = field(default=False, metadata=stored())
    parent: str | None = field(default=None, metadata=stored(40))
    parent_checkpoint: str | None = field(default=None, metadata=stored(40, bundled=True))

    @property
    def active(self) -> bool:
        return self.state in ACTIVE_STATES

    @property
    def architecture(self) -> catalog.Architecture:
        return catalog.architecture(self.spec.architecture)
