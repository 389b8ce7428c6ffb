"""Ready choices of options, one for each of the three lengths of a training."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.errors import N_
from lib.options import Value

IMAGE_SIZE = "image_size"
"""The option that says at which size pictures are read; the data set knows which there are."""


@dataclass(frozen=True)
class Preset:
    """A ready choice of options; what it leaves out keeps the architecture's default."""

    name: str
    title: str
    options: Mapping[str, Value]

    def options_for(self, sizes: tuple[int, ...]) -> dict[str, Value]:
        """Return the options, without the size of images where the data set has no `sizes` to choose from."""
        return {name: value for name, value in self.options.items() if name != IMAGE_SIZE or sizes}


def presets(
    *, minute: Mapping[str, Value], good: Mapping[str, Value], paper: Mapping[str, Value]
) -> tuple[Preset, Preset, Preset]:
    """Return the three presets that every architecture has; each looks at more images than the one before."""
    return (
        Preset("minute", N_("One minute in class"), minute),
        Preset("good", N_("Until it is good"), good),
        Preset("paper", N_("As in the paper"), paper),
    )
