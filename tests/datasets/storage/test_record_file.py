"""TFRecord files read without TensorFlow, held against TensorFlow's own writer and reader."""

import os
import struct
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from lib.datasets.storage.example_proto import Kind, Part, parse_example
from lib.datasets.storage.record_file import MASK, find_records, masked_crc32c, read_record
from lib.errors import LearnerError

SIZES = (0, 1, 127, 128, 5_000)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.tfrecord"
    with tf.io.TFRecordWriter(os.fspath(path)) as writer:
        for size in SIZES:
            writer.write(bytes(number % 251 for number in range(size)))
    return path


def test_every_record_is_what_tensorflow_reads(file):
    by_tensorflow = list(tf.data.TFRecordDataset(os.fspath(file)).as_numpy_iterator())
    records = [read_record(file, begin) for begin in find_records(file)]
    assert [record.data for record in records] == by_tensorflow
    assert [len(record.data) for record in records] == list(SIZES)
    assert all(record.are_right == (True, True) for record in records)
    assert b"".join(record.content for record in records) == file.read_bytes()


def test_the_published_check_value():
    """CRC-32C of the digits 1 to 9 is e3069283 (RFC 3720, appendix B.4, has others of the same table)."""
    crc = 0xE3069283
    assert masked_crc32c(b"123456789") == (((crc >> 15) | (crc << 17)) + MASK) & 0xFFFFFFFF
    assert masked_crc32c(bytes(32)) == (((0x8A9136AA >> 15) | (0x8A9136AA << 17)) + MASK) & 0xFFFFFFFF


def test_damaged_data_is_seen_by_its_checksum_alone(file):
    begins = find_records(file)
    content = bytearray(file.read_bytes())
    content[begins[4] + 100] ^= 1
    file.write_bytes(content)
    assert read_record(file, find_records(file)[4]).are_right == (True, False)
    assert read_record(file, find_records(file)[3]).are_right == (True, True)


@pytest.mark.parametrize(
    ("damage", "number"),
    [
        (lambda content, begins: content[:-1], 5),
        (lambda content, begins: content[: begins[4] + 3], 5),
        (lambda content, begins: content[: begins[1]] + b"\xff" + content[begins[1] + 1 :], 2),
        (lambda content, begins: b"not a TFRecord file at all", 1),
    ],
)
def test_a_file_that_is_not_whole_is_refused(file, damage, number):
    file.write_bytes(damage(file.read_bytes(), find_records(file)))
    with pytest.raises(LearnerError, match=f"damaged: record {number} is not whole. Delete the file"):
        find_records(file)


def test_no_file_and_an_empty_file(tmp_path):
    with pytest.raises(LearnerError, match="cannot be read"):
        find_records(tmp_path / "none.tfrecord")
    (tmp_path / "empty.tfrecord").write_bytes(b"")
    assert len(find_records(tmp_path / "empty.tfrecord")) == 0
    with pytest.raises(LearnerError, match="has just changed"):
        read_record(tmp_path / "empty.tfrecord", 0)


# Examples


def example(**features: tf.train.Feature) -> bytes:
    return tf.train.Example(features=tf.train.Features(feature=features)).SerializeToString()


def test_features_are_those_that_tensorflow_parses():
    pixels = bytes(range(256)) * 3
    numbers = [0, 1, -1, 127, 128, 2**62, -(2**63)]
    data = example(
        images=tf.train.Feature(bytes_list=tf.train.BytesList(value=[pixels])),
        labels=tf.train.Feature(int64_list=tf.train.Int64List(value=numbers)),
        weights=tf.train.Feature(float_list=tf.train.FloatList(value=[0.5, -3.25])),
        nothing=tf.train.Feature(int64_list=tf.train.Int64List(value=[])),
    )
    features, spans = parse_example(data)
    found = {one.name: one for one in features}
    parsed = tf.train.Example.FromString(data).features.feature
    assert found.keys() == parsed.keys()
    assert found["images"].kind is Kind.BYTES and found["images"].values.tobytes() == pixels
    assert found["labels"].kind is Kind.INTEGERS
    assert found["labels"].values.tolist() == list(parsed["labels"].int64_list.value) == numbers
    assert found["weights"].kind is Kind.FLOATS
    np.testing.assert_array_equal(found["weights"].values, np.array([0.5, -3.25], np.float32))
    assert found["nothing"].values.tolist() == []
    # Every byte is something, and nothing is two things.
    assert [span.start for span in spans] == [0, *(span.stop for span in spans[:-1])]
    assert spans[-1].stop == len(data)
    of_images = {span.part: data[span.start : span.stop] for span in spans if span.feature == "images"}
    assert of_images[Part.NAME] == b"images"
    assert of_images[Part.VALUES] == pixels
    for span in spans:
        if span.part is Part.EXAMPLE:
            assert span.follows == len(data) - span.stop


def test_numbers_that_are_not_packed_are_read_too():
    """Field 1 of a list, a varint each: 08 05, 08 07; and float32 each: 0d and four bytes."""

    def wrapped(number: int, content: bytes) -> bytes:
        return bytes([number << 3 | 2, len(content)]) + content

    def of(kind: int, values: bytes) -> bytes:
        return wrapped(1, wrapped(1, wrapped(1, b"x") + wrapped(2, wrapped(kind, values))))

    integers = of(3, b"\x08\x05\x08\x07")
    floats = of(2, b"\x0d" + struct.pack("<f", 1.5))
    assert list(tf.train.Example.FromString(integers).features.feature["x"].int64_list.value) == [5, 7]
    assert parse_example(integers)[0][0].values.tolist() == [5, 7]
    assert parse_example(floats)[0][0].values.tolist() == [1.5]


@pytest.mark.parametrize("data", [b"", b"no example", example(), b"\x0a\xff", b"\x0a\x05\x0a\x01", bytes(40)])
def test_what_is_no_example_is_said(data):
    with pytest.raises(LearnerError, match="This record has no features"):
        parse_example(data)
