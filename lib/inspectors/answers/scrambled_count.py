"""How many images a network still reads when they are cut in tiles; without TensorFlow."""

from dataclasses import dataclass

from lib.inspectors.ask import question

IMAGES = 200
"""The first test images, so that every network reads the same."""


@dataclass(frozen=True)
class ScrambledCount:
    """Of how many `images` the network names the right class: as a `whole`, and in `parts`."""

    images: int
    whole: int
    parts: int


@question("count_scrambled", keep=48)
def count_scrambled(
    run_id: str, checkpoint: str, cut: int, order: tuple[int, ...], moves: tuple[tuple[int, int, int], ...] = ()
) -> ScrambledCount:
    """Return how many of the first test images the network reads whole, and as `scramble_tiles` makes them.

    Raises:
        LearnerError: if the run, its weights or its data set are not there.
    """
    ...
