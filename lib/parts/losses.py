"""How much each loss counts in the training of a network with capsules (`kit/capsules/losses.js`)."""

from dataclasses import asdict, dataclass
from typing import Any

from lib.models.capsules.losses import (
    ABSENT_WEIGHT,
    NEGATIVE_MARGIN,
    POSITIVE_MARGIN,
    RECONSTRUCTION_WEIGHT,
)


@dataclass(frozen=True)
class Losses:
    """How much each loss counts in training.

    Attributes:
        margin: times the margin loss.
        reconstruction: times the sum of squared pixel errors; None for a network without a decoder.
    """

    margin: float = 1.0
    reconstruction: float | None = RECONSTRUCTION_WEIGHT

    def meta(self) -> dict[str, Any]:
        """Return what the scripts read of it, with the constants of the margin loss."""
        return {
            **asdict(self),
            "present": POSITIVE_MARGIN,
            "absent": NEGATIVE_MARGIN,
            "absent_weight": ABSENT_WEIGHT,
        }
