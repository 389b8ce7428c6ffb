"""What a camera notes is taken out of every format, and not a pixel changes."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageOps, PngImagePlugin

from lib.pictures.image_files import UploadError
from lib.pictures.kept_images import keep_image, read_image
from lib.pictures.metadata import OURS, UnknownPartsError, strip_metadata

MAKER, PLACE = "A secret camera", "52.5200 N, 13.4050 E"
ORIENTATION, MAKE, DESCRIPTION, GPS = 0x0112, 0x010F, 0x010E, 0x8825


def photo(size=(48, 32)) -> Image.Image:
    """Noise, so that a change of one pixel is a change of the file."""
    pixels = np.random.default_rng(0).integers(0, 256, (size[1], size[0], 3), np.uint8)
    return Image.fromarray(pixels)


def exif(orientation: int = 6) -> Image.Exif:
    notes = Image.Exif()
    notes[ORIENTATION], notes[MAKE], notes[DESCRIPTION] = orientation, MAKER, PLACE
    notes.get_ifd(GPS)[1] = "N"
    return notes


def written(kind: str, image: Image.Image | None = None, **how) -> bytes:
    file = io.BytesIO()
    (image or photo()).save(file, kind, **how)
    return file.getvalue()


def png_with_text() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", PLACE)
    text.add_itxt("XML:com.adobe.xmp", f"<x>{MAKER}</x>")
    return written("PNG", pnginfo=text, exif=exif())


def jpeg_with_trailer() -> bytes:
    """As phones write moving photos: behind the picture stands a film, with notes of its own."""
    return written("JPEG", exif=exif(), comment=PLACE.encode(), progressive=True) + b"ftyp" + MAKER.encode()


def gif_with_comment() -> bytes:
    frames = [photo().quantize(), photo((48, 32)).transpose(Image.Transpose.ROTATE_180).quantize()]
    return written("GIF", frames[0], save_all=True, append_images=frames[1:], comment=f"{MAKER} {PLACE}".encode())


FILES = {
    "JPEG": lambda: written("JPEG", exif=exif(), comment=PLACE.encode(), xmp=MAKER.encode(), quality=90),
    "progressive JPEG with a trailer": jpeg_with_trailer,
    "CMYK JPEG": lambda: written("JPEG", photo().convert("CMYK"), exif=exif()),
    "PNG": png_with_text,
    "WebP": lambda: written("WEBP", exif=exif(), xmp=MAKER.encode(), quality=80),
    "lossless WebP": lambda: written("WEBP", exif=exif(), lossless=True),
    "GIF": gif_with_comment,
}


@pytest.mark.parametrize("kind", FILES)
def test_notes_go_and_pixels_stay(kind):
    content = FILES[kind]()
    stripped = strip_metadata(content)
    for note in (MAKER, PLACE):
        assert note.encode() not in stripped
    assert any(note.encode() in content for note in (MAKER, PLACE))
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(stripped)) as after:
        assert set(dict(after.getexif())) <= {ORIENTATION}
        assert after.getexif().get_ifd(GPS) == {}
        assert (after.format, after.mode, after.size) == (before.format, before.mode, before.size)
        first, second = (np.asarray(ImageOps.exif_transpose(one).convert("RGB")) for one in (before, after))
    np.testing.assert_array_equal(first, second)
    assert strip_metadata(stripped) == stripped


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [1, 3, 8])
def test_a_picture_stays_upright(kind, orientation):
    stripped = strip_metadata(written(kind, exif=exif(orientation)))
    with Image.open(io.BytesIO(stripped)) as image:
        assert image.getexif().get(ORIENTATION, 1) == orientation


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP"])
def test_a_picture_without_notes_keeps_all_its_bytes(kind):
    content = written(kind)
    assert strip_metadata(content) == content


def test_a_drawing_keeps_its_strokes():
    body = b"zTXt" + OURS + b"strokes\0\0" + zlib.compress(b"[1, 2]")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    content = written("PNG")
    drawing = content[:33] + chunk + content[33:]
    assert strip_metadata(drawing) == drawing


@pytest.mark.parametrize("kind", FILES)
def test_what_is_cut_short_is_said_to_be(kind):
    content = FILES[kind]()
    with pytest.raises(UnknownPartsError):
        strip_metadata(content[: len(content) // 2 if "trailer" not in kind else len(content) // 3])


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8X", b"GIF89a"])
def test_what_is_no_picture_is_said_to_be(content):
    if content.startswith(b"RIFF"):
        assert MAKER.encode() not in strip_metadata(content)
        return
    with pytest.raises(UnknownPartsError):
        strip_metadata(content)


@pytest.mark.parametrize("kind", FILES)
def test_no_kept_picture_has_notes(home, kind):
    kept = read_image(keep_image(FILES[kind]()))
    assert MAKER.encode() not in kept and PLACE.encode() not in kept
    assert [path.name for path in (home / "images").iterdir()] == [keep_image(FILES[kind]())]


def test_a_file_that_only_decoders_understand_is_written_anew(home):
    without_end = png_with_text()[:-12]  # browsers and Pillow show it
    kept = read_image(keep_image(without_end))
    assert MAKER.encode() not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.format, image.size) == ("PNG", (32, 48))


def test_what_is_no_picture_is_not_kept(home):
    with pytest.raises(UploadError):
        keep_image(b"%PDF-1.7 A secret")
    assert not (home / "images").exists()
