"""The picture a page looks at, for runs of every data set's shape."""

import numpy as np
import pytest

from lib import datasets
from lib.datasets import multi_mnist
from lib.datasets.splits.overlap import overlap, place
from lib.errors import LearnerError
from lib.inspectors.readings import Reading
from pages.kit.pictures import test_images
from pages.kit.pictures.test_images import last_test_image


@pytest.mark.parametrize(
    ("dataset", "shape"),
    [("mnist", (28, 28, 1)), ("multi_mnist", (36, 36, 1)), ("affine_mnist", (40, 40, 1))],
)
def test_a_test_image_has_the_shape_of_its_data_set(dataset, shape):
    image, label = test_images.read_test_image(Reading(dataset), 115)
    assert image.shape == shape and image.dtype == np.float32
    assert 0.9 < image.max() <= 1 and image.min() == 0
    assert last_test_image(Reading(dataset)) == 9999
    names = set("0123456789")
    assert set(label.split(" + ")) <= names
    with pytest.raises(LearnerError, match="There is no test image 10000; they are numbered 0 to 9999"):
        test_images.read_test_image(Reading(dataset), 10_000)


def test_the_labels_of_one_image():
    assert test_images.read_test_image(Reading("mnist"), 115)[1] == "4"
    assert test_images.read_test_image(Reading("affine_mnist"), 115)[1] == "4"


def test_a_test_pair_is_composed_of_the_digits_it_names():
    pairs = multi_mnist.draw_test_pairs(datasets.load("mnist"))
    digits = datasets.load("mnist").test
    image, label = test_images.read_test_image(Reading("multi_mnist"), 7)
    sources, shifts = pairs.sources[7], pairs.shifts[7].astype(int)
    parts = [place(digits.images[s], (36, 36), *shift) for s, shift in zip(sources, shifts, strict=True)]
    np.testing.assert_array_equal(image, overlap(*parts).astype(np.float32) / 255)
    assert label == " + ".join(str(digits.labels[source]) for source in sources)
