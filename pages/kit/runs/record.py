"""What is told of networks beside each other: their records, what they read, whether they are a fair pair."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.experiments.facts import find_facts, load_facts
from lib.experiments.fair_pair import FairPair
from lib.inspectors.answers.observation import Observation, observe
from lib.intervals import wilson
from lib.pictures.reference import Picture
from lib.runs import RunStore
from pages.kit.runs.readers import Reader


@dataclass(frozen=True)
class Record:
    """What is known of a network.

    Attributes:
        accuracy: of the last checkpoint on `images` test images, with its 95 % interval, as shares; None of an
            earlier checkpoint, or if it was not measured.
    """

    parameters: int | None
    accuracy: float | None
    interval: tuple[float, float] | None
    images: int | None


def record_of(store: RunStore, reader: Reader) -> Record:
    """Return what is known of a network as it was at a checkpoint."""
    run, checkpoint = reader
    images = (load_facts(store.files(run)) or find_facts(run.spec)).test_images
    accuracy = run.test_accuracy if checkpoint == store.files(run).checkpoints()[-1] else None
    interval = wilson(accuracy, images) if accuracy is not None and images is not None else None
    return Record(run.parameters, accuracy, interval, images)


def observe_all(readers: Sequence[Reader], picture: Picture) -> list[Observation]:
    """Return what each network computes for the picture as it is."""
    return [observe(run.id, checkpoint, picture) for run, checkpoint in readers]


def are_fair_pair(readers: Sequence[Reader], pair: FairPair | None) -> bool:
    """Return whether these are just the networks of the pair."""
    return pair is not None and {reader.run.id for reader in readers} == {run.id for run in pair}
