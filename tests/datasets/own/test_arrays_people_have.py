"""Arrays and tables as people really have them: what must come of each, or the sentence that refuses it."""

import json
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.data.__main__ import main
from lib.datasets.own.manifest import read_manifest
from lib.datasets.own.sources import arrays, unpacked
from lib.datasets.own.sources.reading import SourceFile
from tests.datasets.own.arrays import LABELS, idx, npy, npy_that_claims, npz, packed, pictures, table
from tests.datasets.own.brought import Brought, alone, bring, zipped
from tests.datasets.own.pictures import refusal
from tests.learners_files.pictures import grey, photo

pytestmark = pytest.mark.usefixtures("fresh_data")

BOTH = {"3": 10, "4": 10}
AS_THEY_ARE = "Which way round are the pictures? As the file has them (--transpose no; else yes)"
SWAPPED = "Which way round are the pictures? Rows and columns swapped (--transpose yes; else no)"
FIRST = "Which column of the table is the class? The first (--label-column first; else last)"
LAST = "Which column of the table is the class? The last (--label-column last; else first)"
GREY = (
    "These pictures are grey. Shall a network learn from one channel? Yes, from one channel (--channels grey; "
    "else colour)"
)
ASIDE = "EMNIST’s pictures lie on their side; rows and columns were swapped."
DIVIDED = (
    "The folders’ own division is kept: 6 pictures to test on, and 14 to learn from, of which a fifth is held out."
)
RANGE = "The numbers {} to {} were read as the grey levels from black to white."
PARTS = {"train": {"3": 7, "4": 7}, "test": {"3": 3, "4": 3}}
IMAGES, SIDEWAYS = pictures(), pictures().swapaxes(1, 2)
TRAIN, TEST = slice(0, 14), slice(14, 20)
FLOATS = np.round(IMAGES / 255, 6)


def usual(kind: str, make, *notes: str, **more) -> Brought:
    return Brought(kind, make, BOTH, notes=(AS_THEY_ARE, *notes), **more)


def refused(kind: str, make, refusal: str) -> Brought:
    return Brought(kind, make, refusal=refusal)


TABLE = (
    usual("MNIST in CSV, Kaggle: a header, the label first", alone("train.csv", table(header=True))),
    usual("MNIST in CSV, pjreddie: no header, the label first", alone("mnist.csv", table()), FIRST),
    usual("a table with the label last", alone("mine.csv", table(last=True, header=True))),
    usual("no header, the label last", alone("mine.csv", table(last=True)), LAST),
    usual(
        "a table of pandas, with numbers of rows",
        alone(
            "mine.csv",
            b"\n".join(b"%d," % at + line for at, line in enumerate(table(header=True).split(b"\n"))).replace(
                b"0,label", b",label"
            ),
        ),
    ),
    usual(
        "a table of Excel: semicolons, a mark, Windows’ line ends",
        alone("mine.csv", b"\xef\xbb\xbf" + table(header=True).replace(b",", b";").replace(b"\n", b"\r\n")),
    ),
    usual(
        "two tables in a zip",
        zipped(
            [
                ("mnist_train.csv", table(IMAGES[TRAIN].reshape(14, -1), LABELS[TRAIN].tolist(), header=True)),
                ("mnist_test.csv", table(IMAGES[TEST].reshape(6, -1), LABELS[TEST].tolist(), header=True)),
            ]
        ),
        DIVIDED,
        parts=PARTS,
    ),
    usual("a table of floats", alone("mine.csv", table(FLOATS.reshape(20, -1), header=True)), RANGE.format(0, 1)),
    Brought(
        "words as labels",
        alone("mine.csv", table(labels=["cat", "dog"] * 10)),
        {"cat": 10, "dog": 10},
        notes=(AS_THEY_ARE, FIRST),
    ),
    refused(
        "Kaggle’s test.csv",
        alone("test.csv", b"\n".join(line.partition(b",")[2] for line in table(header=True).split(b"\n"))),
        "A column with the class of each picture was expected, but “test.csv” has only the 64 pixels of "
        "each. Add a "
        "column called label, or choose the file that has one, often train.csv.",
    ),
    refused(
        "measurements of flowers",
        alone("iris.csv", b"length,width,class\n5.1,3.5,setosa\n4.9,3.0,setosa\n"),
        "Rows with a class and the pixels of a square picture were expected, 785 numbers for 28 × 28, but "
        "the rows "
        "of “iris.csv” have 3.",
    ),
    refused(
        "a table of one line",
        alone("a.csv", b"label,pixel0"),
        "A table with a row for each picture was expected, but “a.csv” has 1 rows.",
    ),
    usual(
        "MNIST as published",
        zipped(
            [
                ("train-images-idx3-ubyte.gz", packed(idx(IMAGES[TRAIN]))),
                ("train-labels-idx1-ubyte.gz", packed(idx(LABELS[TRAIN]))),
                ("t10k-images-idx3-ubyte.gz", packed(idx(IMAGES[TEST]))),
                ("t10k-labels-idx1-ubyte.gz", packed(idx(LABELS[TEST]))),
            ]
        ),
        DIVIDED,
        parts=PARTS,
    ),
    usual(
        "MNIST unpacked, with a dot",
        zipped(
            [
                ("mnist/images.idx3-ubyte", idx(IMAGES)),
                ("mnist/labels.idx1-ubyte", idx(LABELS)),
            ]
        ),
    ),
    Brought(
        "EMNIST letters: on their side, from 1",
        zipped(
            [
                ("gzip/emnist-letters-train-images-idx3-ubyte.gz", packed(idx(SIDEWAYS))),
                ("gzip/emnist-letters-train-labels-idx1-ubyte.gz", packed(idx(LABELS))),
                ("gzip/emnist-letters-mapping.txt", b"1 65 97\n"),
            ]
        ),
        {"C": 10, "D": 10},
        notes=(SWAPPED, ASIDE),
    ),
    Brought(
        "EMNIST balanced in CSV",
        alone("emnist-balanced-train.csv", table(SIDEWAYS.reshape(20, -1), (LABELS + 33).tolist())),
        {"a": 10, "b": 10},
        notes=(SWAPPED, FIRST, ASIDE),
    ),
    usual(
        "EMNIST, turned by somebody", alone("emnist-digits.csv", table(header=True)), options=("--transpose", "no")
    ),
    refused(
        "pictures without labels",
        alone("train-images-idx3-ubyte", idx(IMAGES)),
        "“train-images-idx3-ubyte” holds pictures, but the file with their labels is missing. Choose both "
        "files, the "
        "one called …labels-idx1-ubyte too, or put both into one zip.",
    ),
    refused(
        "labels without pictures",
        alone("t10k-labels-idx1-ubyte", idx(LABELS)),
        "A file with pictures was expected, but “t10k-labels-idx1-ubyte” holds only labels. Choose both "
        "files, the "
        "one called …images-idx3-ubyte too, or put both into one zip.",
    ),
    refused(
        "files that do not belong together",
        zipped(
            [
                ("a-images-idx3-ubyte", idx(IMAGES)),
                ("a-labels-idx1-ubyte", idx(LABELS[:6])),
            ]
        ),
        "“a-images-idx3-ubyte” has 20 pictures, but “a-labels-idx1-ubyte” has 6 labels. Each picture needs "
        "one; choose "
        "two files that belong together.",
    ),
    refused(
        "IDX cut short",
        alone("train-images-idx3-ubyte", idx(IMAGES)[:-1]),
        "A whole IDX file was expected, but “train-images-idx3-ubyte” is another, or cut short; download it "
        "again.",
    ),
    refused(
        "gzip cut short",
        alone("train-images-idx3-ubyte.gz", packed(idx(IMAGES))[:-9]),
        "A whole file was expected, but “train-images-idx3-ubyte.gz” is damaged or cut short; save or send "
        "it again.",
    ),
    usual(
        "Keras’s mnist.npz",
        alone(
            "mnist.npz",
            npz(x_train=IMAGES[TRAIN], y_train=LABELS[TRAIN], x_test=IMAGES[TEST], y_test=LABELS[TEST]),
        ),
        DIVIDED,
        parts=PARTS,
    ),
    usual(
        "x and y, floats with channels", alone("mine.npz", npz(X=FLOATS[..., None], y=LABELS)), RANGE.format(0, 1)
    ),
    usual(
        "MedMNIST: labels in a column",
        alone(
            "medmnist.npz",
            npz(
                train_images=IMAGES[TRAIN],
                train_labels=LABELS[TRAIN, None],
                test_images=IMAGES[TEST],
                test_labels=LABELS[TEST, None],
            ),
        ),
        DIVIDED,
        parts=PARTS,
    ),
    usual(
        "scikit-learn: data and target",
        alone("digits.npz", npz(data=np.round(FLOATS.reshape(20, -1) * 16, 2), target=LABELS)),
        RANGE.format(0, 16),
    ),
    usual(
        "KMNIST: a file for each",
        zipped(
            [
                ("kmnist-train-imgs.npz", npz(arr_0=IMAGES)),
                ("kmnist-train-labels.npz", npz(arr_0=LABELS)),
            ]
        ),
    ),
    usual("an NPY file for each", zipped([("X.npy", npy(IMAGES)), ("Y.npy", npy(LABELS))])),
    Brought(
        "one 1 among zeros",
        alone("mine.npz", npz(x=IMAGES, y=np.eye(2)[LABELS - 3])),
        {"0": 10, "1": 10},
        notes=(AS_THEY_ARE,),
    ),
    usual(
        "three colours, channels first",
        alone("mine.npz", npz(images=np.repeat(IMAGES[:, None], 3, axis=1), labels=LABELS)),
    ),
    refused(
        "no labels",
        alone("mine.npz", npz(x=IMAGES)),
        "Arrays with pictures and with one label for each were expected, called x and y or x_train, "
        "y_train, x_test, "
        "y_test; but it is not clear which array has the labels of “x”. There are: x (20 × 8 × 8). Save "
        "them under "
        "these names.",
    ),
    refused(
        "Python objects",
        alone("mine.npz", npz(x=np.array([{}, []], object))),
        "Arrays of numbers were expected, but “mine.npz” holds Python objects, which could run a program "
        "and are not "
        "read. Save the pictures and the labels as arrays of numbers.",
    ),
    refused(
        "an array that claims to be huge",
        alone("mine.npy", npy_that_claims((10_000_000, 28, 28))),
        "Reading this takes more memory than there is for it here. Use fewer or smaller pictures.",
    ),
    refused(
        "NPZ cut short",
        alone("mine.npz", npz(x=IMAGES, y=LABELS)[:-30]),
        "A whole NPZ or NPY file was expected, but “mine.npz” is another, or cut short; save it again.",
    ),
)

MICROSCOPE = [
    (f"{name}/{at}.png", grey("PNG", 2_100 + 10 * at + 1_000 * which)())
    for which, name in enumerate(("3", "4"))
    for at in range(10)
]
STRETCHED = Brought(
    "folders of a 12-bit camera’s pictures",
    zipped(MICROSCOPE),
    BOTH,
    notes=(
        "The grey levels of 20 pictures with more than 8 bits were stretched, as they use only the darkest, such "
        "as 3/0.png. If that is not wanted, save them with 8 bits.",
    ),
)


PHOTOS = [
    (f"{name}/IMG_{at}.HEIC", photo(at + 10 * which))
    for which, name in enumerate(("cat", "dog"))
    for at in range(10)
]
PHONE = Brought("folders of an iPhone’s photos", zipped(PHOTOS), {"cat": 10, "dog": 10})


def test_folders_of_an_iphones_photos(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(PHONE.make(tmp_path))]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["classes"], made["left_out"], made["notes"]) == (PHONE.classes, [], [])
    kept = [path.read_bytes() for path in home.rglob("*.jpg")]
    assert len(kept) == 20 and not any(b"A secret phone" in content for content in kept)


def test_folders_of_dark_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(STRETCHED.make(tmp_path))]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["classes"], made["notes"]) == (STRETCHED.classes, [GREY, *STRETCHED.notes])
    assert datasets.load(made["name"]).train.images.max(axis=(1, 2, 3)).min() > 100


@pytest.mark.parametrize("brought", TABLE, ids=lambda brought: brought.kind)
def test_what_people_have(brought: Brought, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made = bring(brought, tmp_path, capsys)
    if made is None:
        return
    answered = [note for note in brought.notes if "(--" in note]
    notes = [*answered, GREY, *brought.notes[len(answered) :]]
    assert (made["classes"], made["left_out"], made["notes"]) == (brought.classes, [], notes)
    manifest = read_manifest(made["name"].removeprefix("folder:"))
    assert dict(manifest.parts) == brought.parts
    loaded = datasets.load(made["name"])
    assert loaded.input_shape == (64, 64, 1)
    for split in (loaded.train, loaded.test):
        rows = split.images[..., 0].astype(int)
        assert np.all(rows[:, 12, 28] < rows[:, 52, 28])  # the right way round
        assert rows[:, 52, 28].min() > 200  # and not black


def test_of_many_pictures_each_part_gives_its_share(
    monkeypatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(arrays, "MOST_PICTURES", 10)
    reading = arrays.read_arrays_of(
        [
            arrays.Table("a", [str(at % 2) for at in range(count)], pictures().__getitem__, (0, 255))
            for count in (15, 5)
        ],
        arrays.Choices(),
    )
    assert len(reading.pictures) == 9
    assert str(reading.notes[-1]) == (
        "Of 20 pictures 10 are taken, which is the limit, evenly spread over the file."
    )


def test_a_file_that_unpacks_to_too_much(monkeypatch):
    monkeypatch.setattr(unpacked, "MOST_BYTES", 1024**2)
    content = packed(bytes(1024**2 + 1))
    file = SourceFile("big-images-idx3-ubyte.gz", len(content), lambda most: content[: most + 1])
    assert refusal(lambda: unpacked.read_unpacked(file)) == (
        "“big-images-idx3-ubyte.gz” unpacks to more than 1 MB, which is the limit; keep fewer pictures in it."
    )
