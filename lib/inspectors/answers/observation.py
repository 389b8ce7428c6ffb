"""What one network computes for one image: plain arrays, without TensorFlow."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.inspectors import kept
from lib.inspectors.ask import question
from lib.pictures.reference import AnyPicture
from lib.runs import RunFiles, open_store

_LAYER = "layer/"


@dataclass(frozen=True)
class Observation:
    """What one network computes for one image.

    Attributes:
        score_name: what the scores are, "lengths" or "probabilities".
        scores: [classes], capsule lengths or softmax probabilities.
        image: what the network received, float32 [height, width, channels] in [0, 1].
        layers: each layer's output by the layer's name, without the batch axis, in order.
        reconstruction: [height, width, channels], or None for a network without a decoder.
    """

    score_name: str
    class_names: tuple[str, ...]
    scores: np.ndarray
    image: np.ndarray
    layers: Mapping[str, np.ndarray]
    reconstruction: np.ndarray | None

    @property
    def winner(self) -> int:
        """The class with the highest score."""
        return int(np.argmax(self.scores))

    def to_arrays(self) -> dict[str, np.ndarray]:
        """Return it as named arrays, to keep in a file."""
        arrays = {
            "score_name": np.array(self.score_name),
            "class_names": np.array(self.class_names),
            "scores": self.scores,
            "image": self.image,
            **{_LAYER + name: values for name, values in self.layers.items()},
        }
        return arrays if self.reconstruction is None else {**arrays, "reconstruction": self.reconstruction}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> "Observation":
        """Return the observation that `to_arrays` turned into these arrays."""
        return cls(
            score_name=str(arrays["score_name"]),
            class_names=tuple(arrays["class_names"].tolist()),
            scores=arrays["scores"],
            image=arrays["image"],
            layers={name.removeprefix(_LAYER): array for name, array in arrays.items() if name.startswith(_LAYER)},
            reconstruction=arrays.get("reconstruction"),
        )


def save_observation(files: RunFiles, seen: Observation) -> None:
    """Keep an observation in its run's folder; raise LearnerError if it cannot be written."""
    kept.save_about_picture(files, "observation", seen.image, seen.to_arrays())


def load_observation(files: RunFiles, image: np.ndarray) -> Observation | None:
    """Return the kept observation of `image`; None if there is none."""
    arrays = kept.load_about_picture(files, "observation", image)
    return None if arrays is None else Observation.from_arrays(arrays)


def _kept(run_id: str, checkpoint: str, picture: AnyPicture) -> Observation | None:
    image = kept.read_test_pixels(run_id, picture)
    if image is None:
        return None
    store = open_store()
    return load_observation(store.files(store.get(run_id)), image)


@question("observe", keep=48, kept=_kept)
def observe(run_id: str, checkpoint: str, picture: AnyPicture) -> Observation:
    """Return what the run's network computes for a picture.

    Args:
        checkpoint: a checkpoint's name, never "": what the last one is changes while a run trains.

    Raises:
        LearnerError: if the run or its weights are not there, or the picture is not there.
    """
    ...
