"""What is read of a data set's records without TensorFlow is what trainings learn from."""

import numpy as np
import pytest

from lib import datasets
from lib.datasets.mnist import load as load_mnist
from lib.datasets.multi_mnist import draw_test_pairs
from lib.datasets.records import record_layout
from lib.datasets.storage.example_proto import parse_example
from lib.datasets.storage.record_file import find_records, read_record
from lib.inspectors.questions.write_records import write_records


def read(name: str, shard: int, number: int):
    layout = record_layout(name)
    path = layout.shards()[shard]
    features, _spans = parse_example(read_record(path, find_records(path)[number]).data)
    return layout.read(features)


def test_written_test_images(home):
    assert record_layout("mnist").shards() == []
    assert write_records("mnist", 0).examples == 10_000
    shards = record_layout("mnist").shards()
    assert [path.name for path in shards] == [f"test-0-0000{part}-of-00002.tfrecord" for part in range(2)]
    assert [len(find_records(path)) for path in shards] == [5_000, 5_000]
    test = datasets.load("mnist").test
    for shard, number in ((0, 0), (1, 4_999)):
        batch = read("mnist", shard, number)
        np.testing.assert_array_equal(batch.images[0], test.images[5_000 * shard + number])
        assert batch.labels.tolist() == [test.labels[5_000 * shard + number]]


def test_pairs_as_trainings_store_them(home):
    write_records("multi_mnist", 0)
    [first, _second] = record_layout("multi_mnist").shards()
    assert first.parent == home / "datasets" / "multi_mnist"
    digits = load_mnist()
    expected = draw_test_pairs(digits).split(digits.test).take(np.array([7]))
    batch = read("multi_mnist", 0, 7)
    np.testing.assert_array_equal(batch.images, expected.images)
    np.testing.assert_array_equal(batch.parts, expected.parts)
    np.testing.assert_array_equal(batch.labels, expected.labels)


def test_records_of_another_size_are_no_example_of_this_one(home):
    write_records("mnist", 0)
    [path, _] = record_layout("mnist").shards()
    features, _spans = parse_example(read_record(path, 0).data)
    with pytest.raises(ValueError):
        record_layout("cifar10").read(features)
    with pytest.raises(ValueError, match="no feature 'digits'"):
        record_layout("multi_mnist").read(features)
