"""From a learner's file to a picture: every error sentence, every format."""

import contextlib
import random
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from lib.errors import LearnerError
from lib.pictures import image_files
from lib.pictures.image_files import MAX_BYTES, UploadError, decode
from lib.pictures.uploads import to_model_input
from tests.pictures.drawings import DIGITS, correlation, drawing, file_of

READABLE = "PNG, JPEG, WebP, HEIC, TIFF, BMP, GIF"
DAMAGED = "A whole picture was expected, but this file is damaged or cut short; save or send it again."


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds no pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunks + struct.pack(">I", 100) + b"IDAT"


# Errors


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "A picture was expected, but the file is empty (0 bytes); choose another file."),
        (
            b"\0" * (MAX_BYTES + 1024**2),
            "The file is 9.0 MB and the limit is 8 MB; make the picture smaller and try again.",
        ),
        (
            b"%PDF-1.7\n",
            f"A picture ({READABLE}) was expected, but this is a file of type PDF; save it as PNG or JPEG.",
        ),
        (
            b"\0\0\0\x18ftypavif\0\0\0\0",
            f"A picture ({READABLE}) was expected, but this is a file of type AVIF; save it as PNG or JPEG.",
        ),
        (b"\0\0\0\x18ftypheic\0\0\0\0", DAMAGED),
        (b"II*\0\x08\0\0\0", DAMAGED),
        (
            b"dear diary",
            f"A picture ({READABLE}) was expected, but this is another kind of file; save it as PNG or JPEG.",
        ),
        (
            png_header(10_000, 6_000),
            "The picture has 60 megapixels and the limit is 50; reduce its size and try again.",
        ),
        (
            png_header(100_000, 100_000),
            "The picture has > 50 megapixels and the limit is 50; reduce its size and try again.",
        ),
        (png_header(100, 100), DAMAGED),
        (b"\x89PNG\r\n\x1a\n", DAMAGED),
        (b"\xff\xd8\xff\xe0", DAMAGED),
    ],
)
def test_each_refusal_is_one_clear_sentence(content: bytes, sentence):
    with pytest.raises(UploadError) as caught:
        decode(content)
    assert str(caught.value) == sentence
    assert isinstance(caught.value, LearnerError)
    assert caught.value.message.format(**caught.value.values) == sentence


def test_the_number_of_pixels_is_checked_before_any_is_decoded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(image_files, "MAX_PIXELS", 50_000)
    loaded = []
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda self: loaded.append(self))
    with pytest.raises(UploadError, match="megapixels"):
        decode(file_of(drawing(), "PNG"))
    assert loaded == []


@pytest.mark.parametrize(
    ("mode", "side", "said"),
    [
        ("I;16", 5_000, "The picture has 25 megapixels and the limit is 11; reduce its size and try again."),
        ("RGBA", 6_000, "The picture has 36 megapixels and the limit is 25; reduce its size and try again."),
        ("LA", 5_000, "The picture has 25 megapixels and the limit is 16; reduce its size and try again."),
        ("L", 6_500, "The picture has 42 megapixels and the limit is 40; reduce its size and try again."),
    ],
)
def test_deep_pixels_count_more_and_are_not_decoded(
    monkeypatch: pytest.MonkeyPatch, mode: str, side: int, said: str
):
    """A file of 95 kB took 1,075 MB."""
    content = file_of(Image.new(mode, (side, side)), "PNG")
    loaded = []
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda self: loaded.append(self))
    with pytest.raises(UploadError) as caught:
        decode(content)
    assert (str(caught.value), loaded) == (said, [])


def test_a_screenshot_of_the_largest_screens_is_read():
    assert decode(file_of(Image.new("RGBA", (5120, 2880)), "PNG")).size == (1600, 900)


def test_a_picture_that_is_shown_is_not_changed_by_reading_it():
    image = drawing().resize((2000, 1000))
    assert image_files.as_rgb(image).size == (1600, 800)
    assert image.size == (2000, 1000)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF"])
def test_a_file_cut_short_is_called_damaged(kind: str):
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (90, 120, 3), dtype=np.uint8))
    whole = file_of(noise, kind)
    for part in (0.1, 0.5, 0.8):
        with pytest.raises(UploadError) as caught:
            decode(whole[: int(len(whole) * part)])
        assert str(caught.value) == DAMAGED


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF"])
def test_a_scrambled_file_is_read_or_refused_but_never_crashes(kind: str):
    whole = file_of(drawing(), kind)
    for seed in range(60):
        chance = random.Random(seed)
        scrambled = bytearray(whole)
        for _ in range(5):
            scrambled[chance.randrange(min(len(whole), 400))] = chance.randrange(256)
        with contextlib.suppress(UploadError):
            assert decode(bytes(scrambled)).mode == "RGB"


# Formats and modes


@pytest.mark.parametrize(
    ("kind", "options", "tolerance"),
    [
        ("PNG", {}, 0),
        ("BMP", {}, 0),
        ("WEBP", {"lossless": True}, 0),
        ("JPEG", {"quality": 95}, 12),
        ("GIF", {}, 0),
        ("MPO", {"save_all": True, "append_images": [drawing("blue", "white")]}, 24),
    ],
)
def test_each_format_comes_back_as_it_was_saved(kind: str, options, tolerance):
    image = drawing("red", "white")
    decoded = decode(file_of(image, kind, **options))
    assert decoded.mode == "RGB"
    difference = np.abs(np.asarray(decoded, int) - np.asarray(image, int))
    assert np.percentile(difference, 95) <= tolerance


def test_of_an_animation_the_first_frame_is_taken():
    frames = [drawing("red", "white"), drawing("blue", "white")]
    for kind, options in (("GIF", {}), ("WEBP", {"lossless": True})):
        decoded = decode(file_of(frames[0], kind, save_all=True, append_images=frames[1:], **options))
        assert decoded.getpixel((140, 60)) == (255, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "LA", "RGBA", "I;16"])
def test_every_png_mode_gives_the_same_digit(mode):
    if mode == "I;16":
        levels = np.asarray(drawing(mode="L", ink=200), np.uint16) * 257
        image = Image.fromarray(levels)
        assert image.mode == "I;16"
    else:
        image = drawing(ink="white" if mode == "1" else (200, 200, 200)).convert(mode)
    expected = to_model_input(drawing(), DIGITS)
    for made in (decode(file_of(image, "PNG")), image):
        assert correlation(to_model_input(made, DIGITS), expected) > 0.98


def test_sixteen_bits_become_eight_without_clipping():
    ramp = Image.fromarray(np.linspace(0, 65535, 256).astype(np.uint16).reshape(16, 16))
    grey = np.asarray(decode(file_of(ramp, "PNG")))[..., 0].ravel()
    np.testing.assert_array_equal(grey, np.arange(256))


def test_cmyk_jpeg_keeps_its_colours():
    decoded = decode(file_of(drawing("red", "white").convert("CMYK"), "JPEG", quality=95))
    red, white = np.array(decoded.getpixel((140, 60))), np.array(decoded.getpixel((20, 20)))
    assert red[0] > 200 and red[1] < 60 and red[2] < 60
    assert white.min() > 240


@pytest.mark.parametrize(
    ("ink", "ground"), [("white", (0, 0, 0)), ("yellow", (0, 0, 0)), ("black", (255,) * 3), ("red", (255,) * 3)]
)
def test_strokes_on_a_transparent_ground_stay_visible(ink, ground):
    image = drawing(ink, (0, 0, 0, 0), mode="RGBA")
    decoded = decode(file_of(image, "PNG"))
    assert decoded.getpixel((10, 10)) == ground
    expected = to_model_input(drawing(), DIGITS)
    assert correlation(to_model_input(decoded, DIGITS), expected) > 0.98


def test_a_white_page_with_transparent_corners_stays_white():
    page = drawing("black", (255, 255, 255, 255), mode="RGBA")
    page.paste((0, 0, 0, 0), (0, 0, 30, 30))
    assert decode(file_of(page, "PNG")).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_turned_upright(kind: str):
    upright = Image.new("RGB", (40, 20), "white")
    upright.paste("black", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 90° clockwise to show
    options = {"JPEG": {"quality": 95}, "WEBP": {"lossless": True}}.get(kind, {})
    lying = file_of(upright.transpose(Image.Transpose.ROTATE_90), kind, exif=exif, **options)
    decoded = np.asarray(decode(lying).convert("L"))
    assert decoded.shape == (20, 40)
    assert decoded[:, :18].max() < 40 and decoded[:, 22:].min() > 215


def test_a_large_photo_is_reduced_and_keeps_its_proportions():
    large = Image.new("RGB", (4000, 3000), "white")
    large.paste("black", (0, 0, 2000, 3000))
    for kind in ("JPEG", "PNG"):
        decoded = decode(file_of(large, kind))
        assert decoded.size == (1600, 1200)
        assert decoded.getpixel((700, 600)) == (0, 0, 0)
        assert decoded.getpixel((900, 600)) == (255, 255, 255)
