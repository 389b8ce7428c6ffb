"""How much each loss counts in the training of a network with capsules (`kit/capsules/losses.js`)."""

from dataclasses import asdict, dataclass
from typing import Any

from lib.models.capsules.losses import PAPER, RECONSTRUCTION_WEIGHT, Margins


@dataclass(frozen=True)
class Losses:
    """How much each loss counts in training.

    Attributes:
        margin: times the margin loss.
        reconstruction: times the sum of squared pixel errors; None for a network without a decoder.
        margins: m⁺, m⁻ and λ of the margin loss.
    """

    margin: float = 1.0
    reconstruction: float | None = RECONSTRUCTION_WEIGHT
    margins: Margins = PAPER

    def meta(self) -> dict[str, Any]:
        """Return what the scripts read of it."""
        return {"margin": self.margin, "reconstruction": self.reconstruction, **asdict(self.margins)}
