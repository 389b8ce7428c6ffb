"""What an architecture says of itself without TensorFlow; everything else that is shown of it is derived."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from lib.datasets import ImageKind, find, published
from lib.models.presets import Preset
from lib.models.shapes import Layer, LayerSize, sizes
from lib.models.task import Task
from lib.options import Option, Options
from lib.options.training import TrainingOptions

OptionsT = TypeVar("OptionsT", bound=Options)


def read_anything(options: Options, task: Task) -> None:
    """Accept images of every shape, as most networks do."""


@dataclass(frozen=True, kw_only=True)
class Architecture(Generic[OptionsT]):
    """A network as the catalogue shows it, declared as `ENTRY` in `lib/models/<name>/entry.py`.

    Attributes:
        title, summary: marked for translation, as all texts here.
        why: the reasons for its construction, in two to four sentences.
        model: the network's own options with their usual values.
        training: the training's options with the usual values for this network.
        presets: ready choices of both, the shortest training first.
        layers: gives every output of the network in the order of computation, by name, with what it costs.
        learns: which kinds of images, what it was made for first.
        check_readable: raises LearnerError where the network cannot read the images, and says what would help.
        has_capsules: whether the Routing page can show it.
        share_of_peak: what a step of training reaches of the machine's speed in multiplying matrices, measured
            with this code on two cores; by it the time is estimated before the first training here.
        place: where it stands in lists; the lowest comes first.
        name: that of its folder, which `lib.models.discovery` fills in.
    """

    title: str
    summary: str
    why: str
    model: OptionsT
    training: TrainingOptions
    presets: tuple[Preset, ...]
    layers: Callable[[OptionsT, Task], Sequence[Layer]]
    learns: tuple[ImageKind, ...]
    check_readable: Callable[[OptionsT, Task], None] = read_anything
    has_capsules: bool = False
    share_of_peak: float = 0.3
    place: int = 100
    name: str = ""

    @property
    def datasets(self) -> tuple[str, ...]:
        """The names of the published data sets that it can learn, what it was made for first."""
        return tuple(family.name for kind in self.learns for family in published() if family.kind is kind)

    def takes(self, dataset: str) -> bool:
        """Return whether it can learn the data set of this name; raise LearnerError if there is none."""
        family, _variant = find(dataset)
        return family.kind in self.learns

    @property
    def model_options(self) -> tuple[Option, ...]:
        """The network's own options, as a form shows them."""
        return self.model.described()

    def options(self) -> dict[str, Option]:
        """Return all options of a run of this architecture by name: the training's, then the network's own."""
        return {option.name: option for option in (*self.training.described(), *self.model_options)}

    def preset(self, name: str) -> Preset:
        """Return the preset called `name`; raise KeyError if there is none."""
        return {preset.name: preset for preset in self.presets}[name]

    def layer_sizes(self, options: OptionsT, task: Task) -> tuple[LayerSize, ...]:
        """Return the shape and the cost of every output of the network, in the order of computation.

        Raises:
            LearnerError: if the network cannot read the images.
        """
        self.check_readable(options, task)
        return sizes(self.layers(options, task), task.input_shape)

    def multiply_adds(self, options: OptionsT, task: Task) -> int:
        """Return how many multiplications (each with an addition) one image takes; raise LearnerError as above."""
        return sum(layer.multiply_adds for layer in self.layer_sizes(options, task))

    def parameters(self, options: OptionsT, task: Task) -> int:
        """Return how many numbers training adjusts; raise LearnerError as above."""
        return sum(layer.parameters for layer in self.layer_sizes(options, task))
