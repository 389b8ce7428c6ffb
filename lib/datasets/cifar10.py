"""CIFAR-10: 50,000 + 10,000 colour pictures of 32×32 in ten classes (A. Krizhevsky 2009).

Read from the published archive, the Python or the binary version, or from a copy whose pictures were
compressed as JPEG: smaller, and not the same pictures, as `Dataset.source` says.
"""

import io
import pickle
import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from lib.datasets.dataset import Dataset, Split
from lib.datasets.entry import DatasetEntry
from lib.datasets.family import DatasetFamily, ImageKind
from lib.datasets.splits.patch_split import PatchSplit
from lib.datasets.splits.photo_split import SIZES, Photos, PhotoSplit
from lib.datasets.splits.scaled_split import ScaledSplit
from lib.datasets.storage.checksum import sha256_of
from lib.datasets.storage.missing import Remote
from lib.datasets.storage.sources import find_file
from lib.errors import N_, LearnerError

SHAPE = (32, 32, 3)
ENTRY = DatasetEntry(
    name="cifar10",
    title=N_("CIFAR-10: small colour pictures"),
    summary=N_("50,000 training and 10,000 test colour pictures of animals and vehicles, 32 × 32 pixels."),
    input_shape=SHAPE,
    class_names=(
        N_("airplane"),
        N_("automobile"),
        N_("bird"),
        N_("cat"),
        N_("deer"),
        N_("dog"),
        N_("frog"),
        N_("horse"),
        N_("ship"),
        N_("truck"),
    ),
    fit_size=45_000,
    held_out=5_000,
    sizes=SIZES,
    has_one_size=True,
    origin=N_("From A. Krizhevsky, V. Nair and G. Hinton, University of Toronto; free for research and teaching."),
)
PATCH = 24
PATCHES = replace(
    ENTRY,
    name=f"{ENTRY.name}:{PATCH}",
    title=N_("CIFAR-10 (24 × 24): patches of small colour pictures"),
    summary=N_(
        "CIFAR-10 as the capsule paper read it: in training a patch is cut from a random place of each picture, "
        "anew each time; validation and test read the one in the middle."
    ),
    input_shape=(PATCH, PATCH, 3),
    sizes=(),
    has_one_size=False,
)
"""The paper's form (Sabour, Frosst, Hinton 2017, section 7)."""
PUBLISHER = "https://www.cs.toronto.edu/~kriz/"
BINARY = Remote(
    PUBLISHER + "cifar-10-binary.tar.gz",
    "cifar-10-binary.tar.gz",
    170_052_171,
    "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
)
PYTHON = Remote(
    PUBLISHER + "cifar-10-python.tar.gz",
    "cifar-10-python.tar.gz",
    170_498_071,
    "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
)
JPEG_COPY = "cifar10_jpegpack.npz"
FORMS = (BINARY.file, PYTHON.file, JPEG_COPY)
"""The files that it is read from, any one of them."""
JPEG_SOURCE = N_("JPEG copy")
PARTS = {"train": tuple(f"data_batch_{number}" for number in range(1, 6)), "test": ("test_batch",)}


def missing() -> tuple[Remote, ...]:
    """Return what to download: the binary version, unless some version is on this computer."""
    return () if _find_file() else (BINARY,)


def _find_file() -> Path | None:
    paths = (find_file(ENTRY.name, file) for file in FORMS)
    return next(filter(None, paths), None)


def load(side: int = SHAPE[0]) -> Dataset:
    """Return CIFAR-10, each split read when it is first needed; the JPEG copy has an order of its own.

    To be called when nothing is missing.

    Args:
        side: to which the pictures are scaled.
    """
    dataset = _load()
    if side == SHAPE[0]:
        return dataset

    def read(split: str) -> ScaledSplit:
        return ScaledSplit(dataset.read(split), side)

    return replace(dataset, input_shape=(side, side, SHAPE[2]), read=read)


def _load() -> Dataset:
    path = _find_file()
    assert path is not None
    if path.name == JPEG_COPY:
        return Dataset(
            ENTRY.name, ENTRY.class_names, SHAPE, lambda split: read_jpeg_copy(path, split), source=JPEG_SOURCE
        )
    published = BINARY if path.name == BINARY.file else PYTHON
    return Dataset(ENTRY.name, ENTRY.class_names, SHAPE, lambda split: read_archive(path, published, split))


def read_archive(path: Path, published: Remote, split: str) -> Split:
    """Read a split of the archive at `path`.

    Raises:
        LearnerError: if it is not the published file; the Python version is a pickle, which could hold any code.
    """
    if sha256_of(path) != published.sha256:
        raise LearnerError(
            N_("The file {path} is not the published one (its checksum differs). Delete and download it again."),
            path=path,
        )
    read = _read_binary_part if published is BINARY else _read_python_part
    with tarfile.open(path) as archive:
        members = {Path(member.name).stem: member for member in archive}
        parts = [read(_read_member(archive, members[name])) for name in PARTS[split]]
    pixels, labels = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return Split(put_channels_last(pixels), labels.astype(np.int32))


def put_channels_last(pixels: np.ndarray) -> np.ndarray:
    """Return [n, 3072], the red rows of each picture, then its green, then its blue ones, as [n, 32, 32, 3]."""
    planes = pixels.reshape(-1, SHAPE[2], SHAPE[0], SHAPE[1])
    return np.ascontiguousarray(planes.transpose(0, 2, 3, 1))


def _read_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    assert file is not None
    return file.read()


def _read_binary_part(content: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Return pixels and labels of rows of one byte for the label and 3,072 for the pixels."""
    rows = np.frombuffer(content, np.uint8).reshape(-1, 1 + int(np.prod(SHAPE)))
    return rows[:, 1:], rows[:, 0]


def _read_python_part(content: bytes) -> tuple[np.ndarray, np.ndarray]:
    part = pickle.loads(content, encoding="bytes")
    return part[b"data"], np.array(part[b"labels"])


def read_jpeg_copy(path: Path, split: str) -> PhotoSplit:
    """Read a split of the JPEG copy: picture i is `header` and the scan between offsets i and i + 1."""
    with np.load(path, allow_pickle=False) as arrays:
        header = arrays["header"].tobytes()
        scans, offsets = arrays[f"scan_{split}"], arrays[f"off_{split}"]
        labels = arrays[f"y_{split}"].astype(np.int32)

    def read(row: int) -> np.ndarray:
        scan = scans[offsets[row] : offsets[row + 1]].tobytes()
        return np.asarray(Image.open(io.BytesIO(header + scan)))

    return PhotoSplit(Photos(len(labels), SHAPE, read, keep=True), np.arange(len(labels)), labels)


def find_entry(variant: str) -> DatasetEntry:
    """Return the entry of the whole pictures, "", or of patches, by their side.

    Raises:
        LearnerError: if there are no patches of this side.
    """
    if variant not in ("", str(PATCH)):
        raise LearnerError(
            N_("CIFAR-10 can be read in patches of {known} pixels a side, but got “{given}”."),
            known=PATCH,
            given=variant,
        )
    return PATCHES if variant else ENTRY


def load_variant(variant: str, side: int) -> Dataset:
    """Return the whole pictures, scaled to this side, or of each a patch as it is; see `load`.

    Raises:
        LearnerError: if there is no such variant.
    """
    entry = find_entry(variant)
    if entry is ENTRY:
        return load(side)
    whole = load()

    def read(split: str) -> PatchSplit:
        return PatchSplit(whole.read(split), PATCH)

    return replace(whole, name=entry.name, input_shape=entry.input_shape, read=read)


FAMILY = DatasetFamily(
    name=ENTRY.name,
    place=50,
    kind=ImageKind.COLOUR,
    sizes=SIZES,
    usual_size=SHAPE[0],
    entry=find_entry,
    load=load_variant,
    missing=missing,
    forms=FORMS,
    has_variants=True,
    listed=("", str(PATCH)),
)
