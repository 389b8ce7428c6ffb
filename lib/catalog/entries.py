"""What a catalogue entry says: data sets, presets, architectures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import digits

from lib.catalog.training_options import TRAINING_OPTIONS
from lib.datasets import check_size
from lib.datasets.own import classes as own_classes
from lib.options import Option, Value

IMAGE_SIZE = "image_size"
"""The option that says at which size pictures are read; the data set knows which there are."""


def are_digits(class_names: Sequence[str]) -> bool:
    """Whether each class is one of the ten digits."""
    return set(class_names) <= set(digits)


@dataclass(frozen=True)
class DatasetEntry:
    """A data set as the catalogue shows it.

    Attributes:
        input_shape: (height, width, channels) of one image, at the default size where there are several.
        class_names: by label.
        fit_size: how many images a network learns from in one epoch.
        labels_per_image: 2 where two digits overlap.
        generated: whether this app draws the images, after a published definition.
        sizes: the sides that an image can be read at; () where all have `input_shape`.
        owner: the learner whose own classes these are.
    """

    name: str
    title: str
    summary: str
    input_shape: tuple[int, int, int]
    class_names: tuple[str, ...]
    fit_size: int
    labels_per_image: int = 1
    generated: bool = False
    sizes: tuple[int, ...] = ()
    owner: str | None = None

    @property
    def colour(self) -> bool:
        return self.input_shape[2] == 3

    @property
    def of_digits(self) -> bool:
        """Whether its classes are digits, so that "draw a digit" is the right thing to ask for."""
        return are_digits(self.class_names)

    def shape_at(self, image_size: int) -> tuple[int, int, int]:
        """(height, width, channels) of images read at this size; 0 for the data set's own.

        Raises:
            LearnerError: if they cannot be read at this size.
        """
        check_size(self.name, image_size, self.sizes, self.input_shape)
        return (image_size, image_size, self.input_shape[2]) if image_size else self.input_shape


@dataclass(frozen=True)
class Preset:
    """A ready choice of options; what it leaves out keeps the architecture's default."""

    name: str
    title: str
    options: Mapping[str, Value]

    def options_for(self, data: DatasetEntry) -> dict[str, Value]:
        """The options, without the size of images where those of the data set have only one."""
        return {name: value for name, value in self.options.items() if name != IMAGE_SIZE or data.sizes}


@dataclass(frozen=True)
class Architecture:
    """A network as the catalogue shows it.

    Attributes:
        has_capsules: whether the Routing page can show it.
        parameters, multiply_adds: for a 28×28×1 image and 10 classes, in one forward pass.
        model_options: handed to the network's `build`.
        training_defaults: where its training differs from the common defaults.
        datasets: names of the data sets that it can learn.
        takes_folders: whether it can learn a learner's own classes too.
        why: the reasons for its construction, in two to four sentences (marked for translation).
    """

    name: str
    title: str
    summary: str
    has_capsules: bool
    parameters: int
    multiply_adds: int
    model_options: tuple[Option, ...]
    training_defaults: Mapping[str, Value]
    presets: tuple[Preset, ...]
    datasets: tuple[str, ...] = ("mnist",)
    takes_folders: bool = False
    why: str = ""

    def takes(self, dataset: str) -> bool:
        """Whether it can learn the data set of this name."""
        family = dataset.partition(":")[0]
        return family in self.datasets or (self.takes_folders and family == own_classes.NAME)

    def options(self) -> dict[str, Option]:
        """All options of a run of this architecture by name: the training's, then the network's own."""
        training = [_with_default(option, self.training_defaults) for option in TRAINING_OPTIONS]
        return {option.name: option for option in (*training, *self.model_options)}

    def preset(self, name: str) -> Preset:
        """The preset called `name`; raises KeyError."""
        return {preset.name: preset for preset in self.presets}[name]


def _with_default(option: Option, defaults: Mapping[str, Value]) -> Option:
    if option.name not in defaults:
        return option
    return replace(option, default=defaults[option.name])
