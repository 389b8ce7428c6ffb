"""The data sets a learner can choose."""

from functools import lru_cache

from lib.catalog.entries import DatasetEntry
from lib.datasets import DEFAULT_SIZE, SIZES, cifar10, fashion_mnist, oxford_pets
from lib.datasets.own import classes as own_classes
from lib.datasets.splits.photo_classes import fit_size
from lib.errors import N_

DATASETS = {
    entry.name: entry
    for entry in (
        DatasetEntry(
            name="mnist",
            title=N_("MNIST: handwritten digits"),
            summary=N_("60,000 training and 10,000 test images of 28 × 28 grey pixels; bundled."),
            input_shape=(28, 28, 1),
            class_names=tuple("0123456789"),
            fit_size=55_000,
        ),
        DatasetEntry(
            name="multi_mnist",
            title=N_("MultiMNIST: two digits on top of each other"),
            summary=N_(
                "165,000 training and 10,000 test pairs of overlapping MNIST digits on 36 × 36 pixels; generated "
                "here as in the capsule paper, which draws 60 million and 10 million."
            ),
            input_shape=(36, 36, 1),
            class_names=tuple("0123456789"),
            fit_size=165_000,
            labels_per_image=2,
            generated=True,
        ),
        DatasetEntry(
            name="affine_mnist",
            title=N_("Affine MNIST: learned upright, tested askew"),
            summary=N_(
                "MNIST digits anywhere on 40 × 40 pixels; the 10,000 test digits are also rotated, sheared and "
                "scaled. Generated here after affNIST's definition; these are not affNIST's own images."
            ),
            input_shape=(40, 40, 1),
            class_names=tuple("0123456789"),
            fit_size=55_000,
            generated=True,
        ),
        DatasetEntry(
            name=fashion_mnist.NAME,
            title=N_("Fashion-MNIST: clothes"),
            summary=N_(
                "60,000 training and 10,000 test pictures of clothes, bags and shoes, 28 × 28 grey pixels: "
                "harder than digits."
            ),
            input_shape=(28, 28, 1),
            class_names=fashion_mnist.CLASS_NAMES,
            fit_size=55_000,
        ),
        DatasetEntry(
            name=cifar10.NAME,
            title=N_("CIFAR-10: small colour pictures"),
            summary=N_("50,000 training and 10,000 test colour pictures of animals and vehicles, 32 × 32 pixels."),
            input_shape=cifar10.SHAPE,
            class_names=cifar10.CLASS_NAMES,
            fit_size=45_000,
        ),
    )
}


def pets(which: str) -> DatasetEntry:
    """The entry of the breeds that `which` lists (see `lib.datasets.oxford_pets`); the default ones for "".

    Where there are no pictures yet, the sizes are those of the published set.

    Raises:
        LearnerError: if it does not list at least two breeds.
    """
    breeds, found = oxford_pets.breeds_of(which), oxford_pets.pictures()
    counts = tuple(len(found[breed]) if breed in found else oxford_pets.PUBLISHED_COUNT for breed in breeds)
    return _pets(breeds, counts)


@lru_cache(maxsize=64)
def _pets(breeds: tuple[str, ...], counts: tuple[int, ...]) -> DatasetEntry:
    return DatasetEntry(
        name=oxford_pets.name_of(breeds),
        title=N_("Oxford pets: breeds of cats and dogs"),
        summary=N_(
            "About 200 photos of each breed, cropped to a square: 60 % to learn from, 20 % held out, 20 % to test "
            "on. The article's own test set may be smaller."
        ),
        input_shape=(DEFAULT_SIZE, DEFAULT_SIZE, 3),
        class_names=breeds,
        fit_size=fit_size(counts),
        sizes=SIZES,
    )


def folder(own: own_classes.OwnClasses) -> DatasetEntry:
    """The entry of a learner's own classes."""
    return DatasetEntry(
        name=own.name,
        title=own.title,
        summary=N_("A learner's own classes: 60 % of each to learn from, 20 % held out, 20 % to test on."),
        input_shape=(DEFAULT_SIZE, DEFAULT_SIZE, 3),
        class_names=tuple(own.classes),
        fit_size=fit_size(tuple(own.classes.values())),
        sizes=SIZES,
        owner=own.owner,
    )
