"""The data sets that learners made, as a family like any other: `folder:<id>`."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from lib.datasets.dataset import Dataset
from lib.datasets.division import USUAL, Division
from lib.datasets.entry import DatasetEntry
from lib.datasets.family import DatasetFamily, ImageKind
from lib.datasets.own.manifest import (
    NAME,
    Manifest,
    class_folder,
    kept_manifests,
    part_of,
    present_manifest,
    read_manifest,
)
from lib.datasets.own.sources.reading import Part
from lib.datasets.splits.photo_classes import count_held_out, divide_classes, fit_size, photo_dataset
from lib.datasets.splits.photo_split import DEFAULT_SIZE
from lib.datasets.splits.photo_split import SIZES as LARGER
from lib.datasets.storage.record_layout import RecordLayout, image_layout
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_

DIVIDED_HERE = N_(
    "A learner’s own classes: 60 % of each to learn from, 20 % held out, 20 % to test on, unless a training "
    "chooses other shares."
)
DIVIDED_BY_LEARNER = N_("A learner’s own classes, with the pictures to test on that the learner chose.")
SIZES = (16, 20, 24, 28, *LARGER[:1], 48, *LARGER[1:])
"""The sides that the pictures can be read at."""
SHARDS = ".shards"
"""The folder of TFRecord shards, beside the classes' folders and deleted with them; no class has such a name."""


def entry_of(manifest: Manifest) -> DatasetEntry:
    """Return the catalogue's entry of the data set with this manifest."""
    return DatasetEntry(
        name=manifest.name,
        title=manifest.title,
        summary=DIVIDED_BY_LEARNER if manifest.parts else DIVIDED_HERE,
        input_shape=(DEFAULT_SIZE, DEFAULT_SIZE, manifest.channels),
        class_names=tuple(manifest.classes),
        fit_size=_fit_size(manifest),
        sizes=SIZES,
        as_photos=manifest.grey and not manifest.inked,
        has_shares=not manifest.parts,
        owner=manifest.owner,
        is_shared=manifest.shared,
    )


def _fit_size(manifest: Manifest) -> int:
    """Return how many pictures a network learns from."""
    if not manifest.parts:
        counts = tuple(manifest.classes.values())
        return int(_count_parts(manifest, USUAL)[0].sum()) if manifest.repeats else fit_size(counts)
    learned = manifest.parts[Part.TRAIN].values()
    return sum(learned) - (0 if Part.VALIDATION in manifest.parts else sum(map(count_held_out, learned)))


def load(set_id: str, side: int) -> Dataset:
    """Return the data set of this id, its pictures as squares of `side` pixels.

    Raises:
        LearnerError: if there is none, or it was deleted.
    """
    manifest, folder = present_manifest(set_id), dataset_folder(NAME) / set_id
    files = {name: sorted(class_folder(folder, name).glob("*.jpg")) for name in manifest.classes}
    parts = part_of if manifest.parts else None
    shards = records(set_id, side).folder
    copies, near = _copies(manifest), _near(manifest, files)
    return photo_dataset(
        manifest.name, files, side, shards, parts, copies=copies, near=near, channels=manifest.channels
    )


def records(set_id: str, side: int) -> RecordLayout:
    """Return how the data set of this id lies in records where its pictures do not fit into memory."""
    shape = (side, side, read_manifest(set_id).channels)
    return image_layout(dataset_folder(NAME) / set_id / SHARDS / str(side), shape)


def _count_parts(manifest: Manifest, division: Division) -> np.ndarray:
    """Return how many pictures of each class are learned from, held out and tested on, int [3, classes]."""
    classes = len(manifest.classes)
    labels = np.repeat(np.arange(classes), list(manifest.classes.values()))
    parts = divide_classes(labels, copies=_copies(manifest), near=_near(manifest, {}), division=division)
    return np.stack([np.bincount(labels[rows], minlength=classes) for rows in parts])


def _copies(manifest: Manifest) -> list[list[int]]:
    """Return the numbers of the pictures that are in several classes, over all classes one after the other."""
    first = _first_numbers(manifest)
    return [[first[name] + number for name, number in repeat.kept] for repeat in manifest.repeats]


def _near(manifest: Manifest, files: Mapping[str, Sequence[Path]]) -> list[list[int]]:
    """Return the numbers of near copies, like `_copies`; in a learner's own division, those of each part alone."""
    first, groups = _first_numbers(manifest), list[list[int]]()
    for group in manifest.near:
        rows: dict[Part, list[int]] = {}
        for name, number in group:
            part = part_of(files[name][number]) if manifest.parts and number < len(files[name]) else Part.NONE
            rows.setdefault(part, []).append(first[name] + number)
        groups += [some for some in rows.values() if len(some) > 1]
    return groups


def _first_numbers(manifest: Manifest) -> dict[str, int]:
    """Return by class the number of its first picture, over all classes one after the other."""
    return dict(zip(manifest.classes, accumulate([0, *manifest.classes.values()]), strict=False))


FAMILY = DatasetFamily(
    name=NAME,
    place=90,
    kind=ImageKind.PHOTOS,
    sizes=SIZES,
    usual_size=DEFAULT_SIZE,
    entry=lambda set_id: entry_of(read_manifest(set_id)),
    load=load,
    check=present_manifest,
    made_here=lambda: [entry_of(manifest) for manifest in kept_manifests()],
    has_variants=True,
    records=records,
    count_parts=lambda set_id, division: _count_parts(read_manifest(set_id), division),
)
