"""What filters made of one picture at every snapshot of a training: plain arrays, without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question
from lib.pictures.reference import AnyPicture

FILMS_KEPT = 8
"""How many films a web process keeps, a few MB each."""


@dataclass(frozen=True)
class FilterFilm:
    """The maps of some filters of a convolution at every snapshot.

    Attributes:
        steps: int [snapshots], after which they were taken.
        filters: which filters, from 0.
        image: what the network received, float32 [height, width, channels] in [0, 1].
        maps: float32 [snapshots, filters, height', width'].
        activation: Keras's name of the function at the layer's end; "linear" for none.
        is_whole: whether the maps are the layer's output. Otherwise the run was recorded before biases were kept,
            and they are the sums before the bias and the activation.
    """

    layer: str
    steps: np.ndarray
    filters: tuple[int, ...]
    image: np.ndarray
    maps: np.ndarray
    activation: str
    is_whole: bool

    @property
    def limits(self) -> tuple[float, float]:
        """The ends of the one colour scale of the film: the least and the greatest value of all its maps."""
        return float(self.maps.min()), float(self.maps.max())


@question("filter_film", keep=FILMS_KEPT)
def filter_film(
    run_id: str, picture: AnyPicture, layer: str, filters: tuple[int, ...], last_step: int
) -> FilterFilm:
    """Return what filters of a convolution made of a picture at every snapshot up to `last_step`.

    Raises:
        LearnerError: if the run, its weights or the picture is not there, or its snapshots do not keep all that
            the layer needs.
    """
    ...
