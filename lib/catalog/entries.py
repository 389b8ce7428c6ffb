"""What a catalogue entry says: presets, architectures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.catalog.training_options import TRAINING_OPTIONS
from lib.datasets import DatasetEntry, ImageKind, find, published
from lib.options import Option, Value

IMAGE_SIZE = "image_size"
"""The option that says at which size pictures are read; the data set knows which there are."""


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
        learns: which kinds of images, what it was made for first.
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
    learns: tuple[ImageKind, ...]
    why: str = ""

    @property
    def datasets(self) -> tuple[str, ...]:
        """The names of the published data sets that it can learn, what it was made for first."""
        return tuple(family.name for kind in self.learns for family in published() if family.kind is kind)

    def takes(self, dataset: str) -> bool:
        """Return whether it can learn the data set of this name; raise LearnerError if there is none."""
        family, _variant = find(dataset)
        return family.kind in self.learns

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
