"""Few images to learn from: as many of each class as can be, drawn by the seed."""

from dataclasses import replace

import numpy as np
import pytest

from lib import datasets
from lib.datasets.dataset import Split
from lib.datasets.few import draw_rows, learn_from_few
from lib.runs import RunSpec


def test_each_class_has_equally_many_or_one_more_while_it_has_some():
    labels = np.repeat([0, 1, 2], [50, 30, 2])
    for count in range(1, 83):
        rows = draw_rows(labels, count, seed=4)
        assert len(rows) == len(set(rows.tolist())) == count and np.all(np.diff(rows) > 0)
        of_class = np.bincount(labels[rows], minlength=3)
        for label, there in enumerate((50, 30, 2)):
            assert of_class[label] == there or of_class[label] >= of_class.max() - 1


def test_more_images_hold_what_fewer_do_and_another_seed_draws_others():
    labels = np.random.default_rng(0).integers(0, 10, 500)
    drawn = [set(draw_rows(labels, count, seed=1).tolist()) for count in (10, 100, 300)]
    assert drawn[0] < drawn[1] < drawn[2]
    assert drawn[0] != set(draw_rows(labels, 10, seed=2).tolist())


def test_of_two_labels_the_first_counts():
    labels = np.array([[0, 5], [0, 5], [1, 5], [1, 5]])
    assert sorted(labels[draw_rows(labels, 2, seed=0)][:, 0]) == [0, 1]


@pytest.fixture
def small() -> datasets.Dataset:
    images = np.arange(60, dtype=np.uint8).reshape(60, 1, 1, 1)
    train = Split(images, np.arange(60, dtype=np.int32) % 4)
    whole = datasets.load("mnist")
    return replace(whole, class_names=tuple("abcd"), read=lambda _name: train, validation_size=20)


def test_only_what_is_learned_from_gets_fewer(small):
    few = learn_from_few(small, 8, seed=3)
    assert (len(few.fit), len(few.validation), len(few.train)) == (8, 20, 60)
    assert np.bincount(few.fit.labels).tolist() == [2, 2, 2, 2]
    assert few.fit.images.max() < 40, "none of those held out"
    taken = few.fit.take(np.array([5, 0]))
    assert taken.images.ravel().tolist() == few.fit.images.ravel()[[5, 0]].tolist()
    assert taken.labels.tolist() == few.fit.labels[[5, 0]].tolist()
    assert few.fit[2:4].labels.tolist() == few.fit.labels[2:4].tolist()
    assert few.mean_image[0, 0, 0] == pytest.approx(few.fit.images.mean() / 255)


def test_a_split_is_read_once_however_often_few_of_it_are_taken(small):
    read: list[str] = []

    def note(name: str) -> Split:
        read.append(name)
        return small.read(name)

    noted = replace(small, read=note)
    for seed in range(3):
        few = learn_from_few(noted, 8, seed)
        assert len(few.fit) == 8 and len(few.test) == 60
    assert sorted(read) == ["test", "train"]


def test_none_and_more_than_there_are_mean_all(small):
    assert learn_from_few(small, 0, seed=3) is small
    assert len(learn_from_few(small, 41, seed=3).fit) == 40


def test_a_run_counts_its_images_and_its_steps():
    spec = RunSpec.create("lenet", "mnist", {"train_images": 100, "epochs": 5, "batch_size": 64, "seed": 2})
    assert (spec.count_images(), spec.total_steps(), spec.count_images_seen(3)) == (100, 10, 164)
    fit = spec.load_dataset().fit
    assert np.bincount(fit.labels).tolist() == [10] * 10
    everything = RunSpec.create("lenet", "mnist", {"train_images": 100_000})
    assert everything.count_images() == 55_000 == len(everything.load_dataset().fit)
