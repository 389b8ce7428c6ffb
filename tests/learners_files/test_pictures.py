"""Every kind of picture file in the table is read, with what is said of it, or refused in its sentence."""

import numpy as np
import pytest

from lib import decoding
from lib.pictures import image_files, levels
from lib.pictures.image_files import UploadError, decode
from lib.pictures.kept_images import keep_image, read_image
from lib.pictures.own_pictures import prepare_picture, take_in
from lib.pictures.reference import ALL_STEPS
from tests.learners_files.pictures import PICTURES, PictureFile, ramp

READ = {name: file for name, file in PICTURES.items() if not file.refusal}


@pytest.mark.parametrize("file", READ.values(), ids=READ.keys())
def test_a_file_is_read_and_what_became_of_its_levels_is_said(file: PictureFile):
    picture = decode(file.make())
    assert picture.mode == "RGB"
    pixels = np.asarray(picture, int)
    assert np.abs(pixels - np.round(ramp())[..., None]).max() <= max(1, file.tolerance)
    assert pixels.max() >= 245 and pixels.min() <= 10
    assert str(levels.note_of(picture) or "") == file.note


@pytest.mark.parametrize("file", READ.values(), ids=READ.keys())
def test_a_kept_file_gives_the_same_picture_and_sentence(home, file: PictureFile):
    content = file.make()
    kept = read_image(keep_image(content))
    assert b"A secret phone" not in kept
    again, first = decode(kept), decode(content)
    assert np.abs(np.asarray(again, int) - np.asarray(first, int)).max() <= (4 if file.tolerance else 0)
    prepared = prepare_picture(take_in(content), (28, 28, 3), ALL_STEPS)
    assert str(prepared.note or "") == file.note


def test_a_photo_of_too_many_pixels_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch):
    content = PICTURES["HEIC"].make()
    monkeypatch.setattr(image_files, "MAX_DECODED_BYTES", 8 * 32 * 24 - 1)
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda self: pytest.fail("it was decoded"))
    with pytest.raises(UploadError, match="megapixels and the limit is"):
        decode(content)


REFUSED = {name: file for name, file in PICTURES.items() if file.refusal}


@pytest.mark.parametrize("file", REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_cannot_be_read_is_refused_in_its_sentence(home, file: PictureFile):
    for read in (decode, take_in, lambda content: decoding.pictures().call(decode, content)):
        with pytest.raises(UploadError) as caught:
            read(file.make())
        assert str(caught.value) == file.refusal
    assert not (home / "images").exists()
