"""The boxes around heads: from Pascal VOC files to the square that a network sees."""

from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lib.datasets.head_boxes import MAX_BYTES, Head, find_box, read_head
from lib.errors import LearnerError
from lib.pictures.image_files import fit_middle

VOC = """<annotation><folder>OXIIIT</folder><filename>pug_1.jpg</filename>
<size><width>{width}</width><height>{height}</height><depth>3</depth></size>
<object><name>dog</name><pose>Frontal</pose><bndbox><xmin>{left}</xmin><ymin>{top}</ymin><xmax>{right}</xmax><ymax>{bottom}</ymax>
</bndbox></object></annotation>"""
USUAL: dict[str, object] = {"width": 90, "height": 60, "left": 31, "top": 7, "right": 60, "bottom": 36}


def voc(**changed: object) -> str:
    return VOC.format(**{**USUAL, **changed})


def written(folder: Path, text: str | bytes, name: str = "pug_1.xml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_box_is_where_the_cropped_picture_has_the_head(tmp_path):
    """Against pixels: a white head on a black photo, cropped as networks get it."""
    for width, height, left, top, right, bottom in (
        (90, 60, 31, 7, 60, 36),
        (60, 90, 1, 20, 40, 49),
        (80, 80, 9, 9, 16, 80),
        (120, 60, 1, 11, 50, 40),
    ):
        photo = np.zeros((height, width, 3), np.uint8)
        photo[top - 1 : bottom, left - 1 : right] = 255
        side = min(width, height)
        seen = np.asarray(fit_middle(Image.fromarray(photo), (side, side)))[..., 0] > 127
        rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
        box = Head(width, height, left, top, right, bottom).in_middle_square()
        assert box is not None
        expected = np.array([columns[0], rows[0], columns[-1] + 1, rows[-1] + 1]) / side
        np.testing.assert_allclose(astuple(box), expected, atol=1e-9)


def test_a_head_outside_the_square_has_no_box():
    assert Head(120, 60, 1, 11, 30, 40).in_middle_square() is None
    assert Head(120, 60, 1, 11, 31, 40).in_middle_square() is not None


def test_a_file_is_read(tmp_path):
    assert read_head(written(tmp_path, voc())) == Head(90, 60, 31, 7, 60, 36)
    box = find_box(tmp_path, Path("images/pug_1.jpg"))
    assert box is not None
    np.testing.assert_allclose(astuple(box), (15 / 60, 6 / 60, 45 / 60, 36 / 60))
    assert find_box(tmp_path, Path("images/pug_2.jpg")) is None
    assert find_box(tmp_path / "none", Path("images/pug_1.jpg")) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no XML",
        b"\x00\xff\xfe",
        voc()[:-40],
        "<annotation/>",
        voc(width="wide"),
        voc(width="nan"),
        voc(width="1e999"),
        voc(width=0, height=0),
        voc(left=61),
        voc(right=91),
        voc(top=0),
        voc() + " " * MAX_BYTES,
        '<?xml version="1.0" encoding="nonsense"?>' + voc(),
        "<a>" * 30_000,
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><annotation>&c;</annotation>',
    ],
)
def test_a_damaged_file_gets_one_sentence(tmp_path, content):
    path = written(tmp_path, content)
    with pytest.raises(LearnerError) as caught:
        read_head(path)
    assert str(caught.value).startswith(f"The annotation {path} cannot be read (")
    assert "Expected was a Pascal VOC file with the photo’s size and a box on it" in str(caught.value)


def test_a_folder_in_its_place_is_no_annotation(tmp_path):
    (tmp_path / "pug_1.xml").mkdir()
    assert find_box(tmp_path, Path("pug_1.jpg")) is None
