"""How a training divides the images of a data set: to learn from, to validate on, to be tested on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Division:
    """The options of a training that say so; a data set has some of them (`DatasetEntry.division_options`).

    Attributes:
        hold_out: how many of the published training images are held out, the last ones; the published test images
            stay what they are.
        validation_percent, test_percent: of the pictures of each class that are held out and tested on, where
            nothing is published; the rest is learned from.
    """

    hold_out: int = 5_000
    validation_percent: int = 20
    test_percent: int = 20

    @property
    def fit_percent(self) -> int:
        """The percentage of the pictures of each class that is learned from."""
        return 100 - self.validation_percent - self.test_percent


USUAL = Division()
"""What data sets have unless a training says otherwise, and what they all had before it could."""
