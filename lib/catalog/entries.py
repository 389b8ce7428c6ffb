"""What a catalogue entry says: data sets, presets, architectures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.catalog.training_options import TRAINING_OPTIONS
from lib.options import Option, Value


@dataclass(frozen=True)
class DatasetEntry:
    """A data set as the catalogue shows it.

    Attributes:
        input_shape: (height, width, channels) of one image.
        class_names: by label.
        fit_size: how many images a network learns from in one epoch.
        labels_per_image: 2 where two digits overlap.
        generated: whether this app draws the images, after a published definition.
    """

    name: str
    title: str
    summary: str
    input_shape: tuple[int, int, int]
    class_names: tuple[str, ...]
    fit_size: int
    labels_per_image: int = 1
    generated: bool = False


@dataclass(frozen=True)
class Preset:
    """A ready choice of options; what it leaves out keeps the architecture's default."""

    name: str
    title: str
    options: Mapping[str, Value]


@dataclass(frozen=True)
class Architecture:
    """A network as the catalogue shows it.

    Attributes:
        has_capsules: whether the Routing page can show it.
        parameters, multiply_adds: for a 28×28×1 image and 10 classes, in one forward pass.
        model_options: handed to the network's `build`.
        training_defaults: where its training differs from the common defaults.
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
