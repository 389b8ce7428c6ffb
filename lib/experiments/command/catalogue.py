"""What the command has to know of a catalogue of experiments."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from lib.experiments.arm import Arm
from lib.runs import RunStore


class Catalogue(ABC):
    """Experiments by name, each with its arms, and the results of their runs.

    Attributes:
        names: of all experiments.
    """

    names: tuple[str, ...]

    @abstractmethod
    def arms(self, experiment: str) -> tuple[Arm, ...]:
        """Return the experiment's arms.

        Raises:
            LearnerError: if there is no experiment of this name.
        """

    def usual_seeds(self, experiment: str) -> int:
        """Return how many runs of each arm are trained unless the command says otherwise."""
        return 1

    @abstractmethod
    def run_name(self, arm: Arm, seed: int) -> str:
        """Return what a run of `arm` that the command trains is called."""

    @abstractmethod
    def bundled_name(self, arm: Arm, seed: int) -> str | None:
        """Return what such a run is called where it ships with the app; None if it is not to ship."""

    @abstractmethod
    def print_results(self, store: RunStore, names: Sequence[str]) -> None:
        """Print the results of these experiments' runs."""

    @abstractmethod
    def summary(self, store: RunStore, names: Sequence[str]) -> dict[str, object]:
        """Return those results for the JSON line."""
