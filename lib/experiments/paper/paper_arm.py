"""A training of the capsule paper, at two sizes, to be repeated with several seeds."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.errors import N_
from lib.experiments.arm import Arm
from lib.experiments.paper.published import Published
from lib.options import Value

CLASSROOM, FULL = "classroom", "paper"
SIZES = {CLASSROOM: N_("Classroom size"), FULL: N_("The paper’s size")}


@dataclass(frozen=True)
class PaperArm:
    """One training of the paper, to be repeated with several seeds.

    Attributes:
        name: as the command takes it.
        family: the chart it belongs to, a key of `FAMILIES`.
        title: a few words (marked for translation).
        note: how ours differs from the paper's, or "" (marked for translation).
        seeds: how many runs of it there should be.
        published: the paper's result, or None for a training that the paper does not have.
        dataset: what is learned and tested on.
        choices: architecture and options by size.
    """

    name: str
    family: str
    title: str
    published: Published | None
    dataset: str
    choices: Mapping[str, tuple[str, Mapping[str, Value]]]
    note: str = ""
    seeds: int = 3

    def at(self, size: str) -> Arm:
        """Return the training that this is at `size` (a key of `SIZES`)."""
        architecture, options = self.choices[size]
        return Arm(self.name, self.title, architecture, self.dataset, options)
