"""IDX files: what is damaged is said."""

import gzip
from pathlib import Path

import pytest

from lib.datasets.storage.idx import read_idx
from lib.errors import LearnerError


@pytest.mark.parametrize(
    "content",
    [b"no gzip", gzip.compress(b"\0\0\x08\x01\0\0\0\x02abc", mtime=0), b""],
    ids=["no gzip", "too short", "empty"],
)
def test_a_damaged_idx_file(tmp_path: Path, content: bytes):
    path = tmp_path / "labels.gz"
    path.write_bytes(content)
    with pytest.raises(LearnerError) as caught:
        read_idx(path, (2,))
    assert str(caught.value) == f"The file {path} is damaged. Delete it, then download the data set again."
