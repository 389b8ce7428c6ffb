"""What decides how a run goes: network, data and every option."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lib import catalog, datasets
from lib.datasets import Dataset
from lib.datasets.dividing import check_division, count_fit
from lib.datasets.division import USUAL
from lib.datasets.few import learn_from_few
from lib.errors import N_, LearnerError
from lib.models.common_options import PADDLE, TENSORFLOW, HasFramework
from lib.models.task import Task
from lib.options import Option, Options, Value, check_all, describe_options
from lib.options.training import NOTHING, TrainingOptions
from lib.paddle_settings import is_paddle_installed, not_installed
from lib.runs.memory import check_memory


@dataclass(frozen=True)
class RunSpec:
    """Everything that decides how a run goes: with the same spec it can be repeated.

    Attributes:
        architecture, dataset: by their names in the catalogue.
        model: the network's own options.
        training: the options that every training has.
    """

    architecture: str
    dataset: str
    model: Options
    training: TrainingOptions

    @classmethod
    def create(cls, architecture: str, dataset: str, given: Mapping[str, object]) -> "RunSpec":
        """Return the spec of these choices, with the usual values for those that are not `given`.

        Raises:
            LearnerError: naming the first choice that does not work and what would.
        """
        entry, data = catalog.architecture(architecture), catalog.dataset(dataset)
        if not entry.can_learn(dataset):
            raise LearnerError(
                N_("{architecture} cannot learn {dataset}. It takes: {known}."),
                architecture=architecture,
                dataset=dataset,
                known=tuple(entry.datasets),
            )
        options = check_all(entry.options(), given)
        spec = cls(architecture, data.name, entry.model.with_values(options), entry.training.with_values(options))
        check_division(spec.dataset, spec.training.division)
        spec.check_goal()
        check_memory(spec)
        unfit = [name for name in catalog.AUGMENTATIONS if name != "shift" and options[name]]
        if data.labels_per_image > 1 and unfit:
            raise LearnerError(
                N_(
                    "Images of {dataset} can only be shifted, because their parts must add up; switch off {names}."
                ),
                dataset=data.name,
                names=tuple(unfit),
            )
        if data.labels_per_image > 1 and spec.framework == PADDLE:
            raise LearnerError(
                N_(
                    "PaddlePaddle learns images with one label here; those of {dataset} have {count}. Choose "
                    "TensorFlow."
                ),
                dataset=data.name,
                count=data.labels_per_image,
            )
        if spec.training.frozen != NOTHING and spec.framework == PADDLE:
            raise LearnerError(
                N_("PaddlePaddle trains all layers here. Choose TensorFlow, or set “{option}” to none."),
                option=spec.described_options()["frozen"].title,
            )
        return spec

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "RunSpec":
        """Return the spec that `to_json` gave; one from before an option existed has what it had then.

        Raises:
            LearnerError: if there is no such architecture, or an option has a value that it cannot have.
        """
        entry, options = catalog.architecture(values["architecture"]), values["options"]
        model, training = entry.model.read(options), entry.training.read(options)
        return cls(values["architecture"], values["dataset"], model, training)

    def to_json(self) -> dict[str, Any]:
        """Return the spec as JSON, with all options side by side."""
        return {"architecture": self.architecture, "dataset": self.dataset, "options": self.flat_options()}

    def flat_options(self) -> dict[str, Value]:
        """Return every option's value by its name, the training's first.

        A run's record and the command line name options without saying whose they are, so they alone need this;
        everything else reads `model` and `training`, whose fields are typed.
        """
        return {**self.training.as_dict(), **self.model.as_dict()}

    def described_options(self) -> dict[str, Option]:
        """Return what every option means by its name, the training's first; its default is its value here."""
        return describe_options(self.training, self.model)

    @property
    def framework(self) -> str:
        """What trains the network, `TENSORFLOW` or `PADDLE`."""
        return self.model.framework if isinstance(self.model, HasFramework) else TENSORFLOW

    def check_trainable(self) -> None:
        """Raise LearnerError if the framework is not on this computer, and say how to install it."""
        if self.framework == PADDLE and not is_paddle_installed():
            raise not_installed()

    def check_origin(self, origin: "RunSpec | None") -> None:
        """Raise LearnerError unless a run can begin with the weights of a run of the spec `origin`, None for none.

        Whether those fit is known when the network is built, see `lib.training.beginning`.
        """
        if origin is None and self.training.frozen != NOTHING:
            raise LearnerError(
                N_("Only layers that were learned before can be frozen. Name a run whose weights to begin with.")
            )
        if origin is not None and self.architecture != origin.architecture:
            raise LearnerError(
                N_("That run’s network is {given}; one that begins with its weights must be the same, not {own}."),
                given=origin.architecture,
                own=self.architecture,
            )

    @property
    def task(self) -> Task:
        """What the network is built to read; raises LearnerError where the data set is gone."""
        data = catalog.dataset(self.dataset)
        return Task(data.shape_at(self.training.image_size), len(data.class_names), data.labels_per_image)

    @property
    def input_shape(self) -> tuple[int, int, int]:
        """(height, width, channels) of the images; raises LearnerError where the data set is gone."""
        return self.task.input_shape

    def multiply_adds(self) -> int:
        """Return how many of them one image takes; raise LearnerError where the data set is gone."""
        return catalog.architecture(self.architecture).multiply_adds(self.model, self.task)

    def total_steps(self) -> int:
        """Return how many batches the whole training takes."""
        steps = self.training.epochs * self.training.steps_per_epoch(self.count_images())
        return min(steps, self.training.max_steps) if self.training.max_steps else steps

    def count_images(self) -> int:
        """Return how many images there are to learn from; raise LearnerError where the data set is gone."""
        images = count_fit(self.dataset, self.training.division)
        return min(images, self.training.train_images or images)

    def load_dataset(self) -> Dataset:
        """Return the data set with the images that this run learns from.

        Raises:
            LearnerError: if it is gone, not on this computer, or damaged.
        """
        training = self.training
        whole = datasets.load(self.dataset, training.image_size, training.division)
        return learn_from_few(whole, training.train_images, training.seed)

    @property
    def has_validation(self) -> bool:
        """Whether any image is held out, to measure the network on while it learns."""
        return self.training.hold_out > 0

    @property
    def is_pictured_held_out(self) -> bool:
        """Whether the images that its snapshots show are among those held out; they are the same for every run."""
        return self.training.hold_out >= USUAL.hold_out

    def check_goal(self) -> None:
        """Raise LearnerError if the training is to stop at an accuracy that it does not measure."""
        if self.training.stop_at_accuracy and not self.has_validation:
            raise LearnerError(
                N_(
                    "Nothing is held out, so there is no accuracy at which the training could stop. Set “{goal}” "
                    "to 0, or hold some images out."
                ),
                goal=describe_options(self.training)["stop_at_accuracy"].title,
            )

    def check_continues(self, other: "RunSpec") -> None:
        """Raise LearnerError if this run begins with the other's weights and divides the same images otherwise."""
        if self.dataset == other.dataset and self.training.division != other.training.division:
            raise LearnerError(
                N_(
                    "A run that continues another has its images divided as there. Else it would be validated or "
                    "tested on images that it learned from."
                )
            )

    def count_images_seen(self, steps: int) -> int:
        """Return how many images the first `steps` batches have together, each as often as it was seen."""
        images = self.count_images()
        epochs, more = divmod(steps, self.training.steps_per_epoch(images))
        return epochs * images + more * self.training.batch_size
