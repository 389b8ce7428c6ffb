"""What an architecture declares, without TensorFlow; all that is shown of it is derived from that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from lib.datasets import DatasetEntry, ImageKind, find, published
from lib.models.capsules.routing import Presence, routing_kind
from lib.models.common_options import HasRouting
from lib.models.limits import refuse_images
from lib.models.presets import HOW_LONG, IMAGE_SIZE, OptionsT, Preset
from lib.models.shapes import Layer, LayerSize, measure_layers
from lib.models.task import Task
from lib.options import Option, Options, Value, describe_options
from lib.options.training import TrainingOptions


@dataclass(frozen=True, kw_only=True)
class Architecture(Generic[OptionsT]):
    """A network as the catalogue shows it, declared as `ENTRY` in `lib/models/<name>/entry.py`.

    Attributes:
        title, summary: marked for translation, as all texts here.
        why: the reasons for its construction, in two to four sentences.
        model: the network's own options with their usual values.
        training: the training's options with the usual values for this network.
        presets: ready choices of both, the shortest training first.
        layers: returns every output of the network in the order of computation, by name, with what it costs.
        learns: the kinds of images that it can learn, what it was made for first.
        has_capsules: whether the Routing page can show it.
        routing: the kind of routing of a network with capsules whose options do not choose one.
        share_of_peak: how much of the machine's speed in multiplying matrices a training step reaches, in [0, 1],
            measured with this code on two cores. The time of the first training on a machine is estimated by it.
        place: its place in lists; the lowest comes first.
        name: its folder's name, which `lib.models.discovery` fills in.
    """

    title: str
    summary: str
    why: str
    model: OptionsT
    training: TrainingOptions
    presets: tuple[Preset[OptionsT], ...]
    layers: Callable[[OptionsT, Task], Sequence[Layer]]
    learns: tuple[ImageKind, ...]
    has_capsules: bool = False
    routing: str = "dynamic"
    share_of_peak: float = 0.3
    place: int = 100
    name: str = ""

    @property
    def datasets(self) -> tuple[str, ...]:
        """The names of the published data sets that it can learn, what it was made for first."""
        return tuple(
            name for kind in self.learns for family in published() if family.kind is kind for name in family.names
        )

    def can_learn(self, dataset: str) -> bool:
        """Return whether it can learn the data set of this name; raise LearnerError if there is none."""
        family, _variant = find(dataset)
        return family.kind in self.learns

    @property
    def model_options(self) -> tuple[Option, ...]:
        """The network's own options, as a form shows them."""
        return self.model.described()

    def options(self) -> dict[str, Option]:
        """Return all options of a run of this architecture by name: the training's, then the network's own."""
        return describe_options(self.training, self.model)

    def presence(self, options: Options) -> Presence | None:
        """Return what of a class capsule says that its class is there; None for a network without capsules."""
        kind = self.routing_of(options)
        return None if kind is None else routing_kind(kind).presence

    def routing_of(self, options: Options) -> str | None:
        """Return the kind of routing of a network with these options; None for a network without capsules."""
        if not self.has_capsules:
            return None
        return options.routing if isinstance(options, HasRouting) else self.routing

    def preset(self, name: str) -> Preset[OptionsT]:
        """Return the preset called `name`; raise KeyError if there is none."""
        return {preset.name: preset for preset in self.presets}[name]

    def preset_changes(self, name: str, data: DatasetEntry) -> dict[str, Value]:
        """Return the options that the preset called `name` chooses: how long to train, and all that is not usual.

        Args:
            data: what is learned; if its images were all made in one size, the preset's image size is left out.

        Raises:
            KeyError: if there is no such preset.
        """
        usual = self.options()
        return {
            option.name: option.default
            for option in self.preset(name).options(data.fit_size).values()
            if option.name in HOW_LONG or option.default != usual[option.name].default
            if option.name != IMAGE_SIZE or (data.sizes and not data.has_one_size)
        }

    def check_readable(self, options: OptionsT, task: Task) -> None:
        """Raise LearnerError if the images are too small for a layer; it says which, and what would help."""
        refused = refuse_images(self.title, options, task, self.layers)
        if refused is not None:
            raise refused

    def layer_sizes(self, options: OptionsT, task: Task) -> tuple[LayerSize, ...]:
        """Return the shape and the cost of every output of the network, in the order of computation.

        Raises:
            LearnerError: if the network cannot read the images.
        """
        self.check_readable(options, task)
        return measure_layers(self.layers(options, task), task.input_shape)

    def multiply_adds(self, options: OptionsT, task: Task) -> int:
        """Return how many multiply-adds one image takes; raise LearnerError as `layer_sizes` does."""
        return sum(layer.multiply_adds for layer in self.layer_sizes(options, task))

    def parameters(self, options: OptionsT, task: Task) -> int:
        """Return how many numbers training adjusts; raise LearnerError as `layer_sizes` does."""
        return sum(layer.parameters for layer in self.layer_sizes(options, task))
