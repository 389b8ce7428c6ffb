"""The data sets a learner can choose."""

from lib.catalog.entries import DatasetEntry
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
    )
}
