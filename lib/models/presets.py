"""Ready choices of all options, one for each of the three lengths of a training."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from lib.errors import N_
from lib.options import Option, Options, describe_options
from lib.options.training import TrainingOptions

IMAGE_SIZE = "image_size"
"""The option that says at which size pictures are read; the data set knows which sizes there are."""
HOW_LONG = ("epochs", "max_steps")
"""The options that every preset chooses, even where its choice is the architecture's usual one."""
LEAST_STEPS = {"minute": 300, "good": 450, "paper": 800}
"""How many batches a preset learns from at least: of a few pictures an epoch is one batch, which teaches nothing.

No network's own data set is so small that a preset becomes longer by this."""

OptionsT = TypeVar("OptionsT", bound=Options)


@dataclass(frozen=True)
class Preset(Generic[OptionsT]):
    """A ready choice of all options of one architecture.

    Attributes:
        name: as the command line and the address have it.
        title: a few words (marked for translation).
        model: the network's own options.
        training: the training's options.
    """

    name: str
    title: str
    model: OptionsT
    training: TrainingOptions

    def training_on(self, images: int) -> TrainingOptions:
        """Return the training's options for a data set of so many images to learn from.

        Where that takes fewer batches than `LEAST_STEPS`, there are more epochs, up to the preset's own limit of
        steps.
        """
        options = self.training
        least = min(LEAST_STEPS[self.name], options.max_steps or LEAST_STEPS[self.name])
        return replace(options, epochs=max(options.epochs, -(-least // options.steps_per_epoch(images))))

    def options(self, images: int) -> dict[str, Option]:
        """Return all options by name, the training's first; their defaults are what the preset chooses.

        Args:
            images: how many the data set has to learn from.
        """
        return describe_options(self.training_on(images), self.model)


def make_presets(
    *,
    minute: tuple[OptionsT, TrainingOptions],
    good: tuple[OptionsT, TrainingOptions],
    paper: tuple[OptionsT, TrainingOptions],
) -> tuple[Preset[OptionsT], ...]:
    """Return the three presets that every architecture has; each looks at more images than the one before."""
    return (
        Preset("minute", N_("One minute in class"), *minute),
        Preset("good", N_("Longer, for high accuracy"), *good),
        Preset("paper", N_("As in the paper"), *paper),
    )
