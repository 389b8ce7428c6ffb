"""How a data set lies in TFRecord files: where they are, and how a record becomes an image with its label."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.datasets.dataset import Batch
from lib.datasets.storage.example_proto import Feature

_SHARD = re.compile(r".+-\d{5}-of-\d{5}\.tfrecord")


@dataclass(frozen=True)
class RecordLayout:
    """The records of a data set at one size.

    Attributes:
        folder: where the shards are.
        shapes: of the arrays in a record that are more than a list, by the feature's name.
        compose: returns the batch of one that a training makes of a record's arrays.
        is_training_from_them: whether every training of this data set reads records, which are written before.
    """

    folder: Path
    shapes: Mapping[str, tuple[int, ...]]
    compose: Callable[[Mapping[str, np.ndarray]], Batch]
    is_training_from_them: bool = False

    def shards(self) -> list[Path]:
        """Return the files that are there, by name."""
        return sorted(path for path in self.folder.glob("*.tfrecord") if _SHARD.fullmatch(path.name))

    def shape_of(self, feature: Feature) -> tuple[int, ...]:
        """Return the shape of a feature's array, () for a single number."""
        usual = () if feature.values.shape == (1,) else feature.values.shape
        return self.shapes.get(feature.name, usual)

    def read(self, features: Sequence[Feature]) -> Batch:
        """Return the example as training reads it, a batch of one.

        Raises:
            ValueError: if the features are not those of this data set at this size.
        """
        rows = {one.name: one.values.reshape(self.shape_of(one)) for one in features}
        try:
            return self.compose(rows)
        except KeyError as error:
            raise ValueError(f"There is no feature {error}.") from error


def image_layout(folder: Path, shape: tuple[int, int, int]) -> RecordLayout:
    """Return the layout of records with an image of this shape, `images`, and its label, `labels`."""
    return RecordLayout(
        folder, {"images": shape}, lambda rows: Batch(rows["images"][None], rows["labels"].reshape(1))
    )
