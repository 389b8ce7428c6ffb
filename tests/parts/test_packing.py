"""What pack writes is what a reader of the documented layout gets back, bit for bit."""

import json

import numpy as np
import pytest

from lib.parts.packing import ALIGNMENT, pack
from tests.parts.payloads import unpacked


def test_arrays_and_meta_come_back_as_they_went_in():
    packed = {
        "pixels": np.arange(15, dtype=np.uint8).reshape(3, 5),
        "labels": np.array([-7, 0, 2**31 - 1], np.int32),
        "weights": np.array([[0.1, -1e-30], [3.4e38, np.float32(1) / 3]], np.float32),
    }
    meta, arrays = unpacked(pack({"title": "数字 û", "steps": [1, 2]}, packed))
    assert meta == {"title": "数字 û", "steps": [1, 2]}
    assert list(arrays) == ["pixels", "labels", "weights"]
    for name, array in packed.items():
        assert arrays[name].dtype == array.dtype
        np.testing.assert_array_equal(arrays[name], array)


@pytest.mark.parametrize("title", ["", "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg"])
def test_every_array_starts_at_an_aligned_byte_of_the_run(title: str):
    data = pack({"title": title}, {"a": np.zeros(3, np.uint8), "b": np.ones(5, np.float32)})
    header_length = int.from_bytes(data[:4], "little")
    offsets = [place["offset"] for place in json.loads(data[4 : 4 + header_length])["arrays"].values()]
    assert (4 + header_length) % ALIGNMENT == 0
    assert offsets == [0, 8]


def test_a_transposed_array_is_written_in_the_order_it_is_read():
    array = np.arange(6, dtype=np.float32).reshape(2, 3).T
    _, arrays = unpacked(pack({}, {"a": array}))
    np.testing.assert_array_equal(arrays["a"], [[0, 3], [1, 4], [2, 5]])


def test_a_type_the_browser_has_no_array_for_is_refused_by_name():
    with pytest.raises(TypeError, match=r"votes is float64; the browser takes uint8, uint16, int32, float32"):
        pack({}, {"votes": np.zeros(2)})
