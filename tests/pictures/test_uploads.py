"""From a learner's file to a network's input: every error sentence, every format, and what comes out."""

import contextlib
import io
import random
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageDraw

from lib.datasets import load
from lib.datasets.splits.overlap import place
from lib.errors import LearnerError
from lib.pictures import image_files
from lib.pictures.digit_frame import frame_side
from lib.pictures.uploads import (
    MAX_BYTES,
    PREPARATION_STEPS,
    UploadError,
    decode,
    prepare,
    run_preparation,
    to_model_input,
)
from tests.datasets.photos import photo_of_digit

DIGITS = (28, 28, 1)
SEVEN = [(60, 60), (220, 60), (120, 230)]
READABLE = "PNG, JPEG, WebP, BMP, GIF"
DAMAGED = "A whole picture was expected, but this file is damaged or cut short; save or send it again."


@pytest.fixture(scope="module")
def mnist() -> np.ndarray:
    return load("mnist").test.images[..., 0]


def drawing(ink="white", paper="black", width=20, mode="RGB", points=SEVEN) -> Image.Image:
    image = Image.new(mode, (280, 280), paper)
    ImageDraw.Draw(image).line(points, fill=ink, width=width, joint="curve")
    return image


def file_of(image: Image.Image, kind: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds no pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunks + struct.pack(">I", 100) + b"IDAT"


def correlation(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])


def centre_of_mass(picture: np.ndarray) -> tuple[float, float]:
    rows, columns = np.indices(picture.shape)
    return (rows * picture).sum() / picture.sum(), (columns * picture).sum() / picture.sum()


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
            f"A picture ({READABLE}) was expected, but this is a PDF file; save it as PNG or JPEG.",
        ),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0",
            f"A picture ({READABLE}) was expected, but this is a HEIC file; save it as PNG or JPEG.",
        ),
        (
            b"II*\0\x08\0\0\0",
            f"A picture ({READABLE}) was expected, but this is a TIFF file; save it as PNG or JPEG.",
        ),
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
def test_each_refusal_is_one_clear_sentence(content, sentence):
    with pytest.raises(UploadError) as caught:
        decode(content)
    assert str(caught.value) == sentence
    assert isinstance(caught.value, LearnerError)
    assert caught.value.message.format(**caught.value.values) == sentence


def test_the_number_of_pixels_is_checked_before_any_is_decoded(monkeypatch):
    monkeypatch.setattr(image_files, "MAX_PIXELS", 50_000)
    loaded = []
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda self: loaded.append(self))
    with pytest.raises(UploadError, match="megapixels"):
        decode(file_of(drawing(), "PNG"))
    assert loaded == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF"])
def test_a_file_cut_short_is_called_damaged(kind):
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (90, 120, 3), dtype=np.uint8))
    whole = file_of(noise, kind)
    for part in (0.1, 0.5, 0.8):
        with pytest.raises(UploadError) as caught:
            decode(whole[: int(len(whole) * part)])
        assert str(caught.value) == DAMAGED


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF"])
def test_a_scrambled_file_is_read_or_refused_but_never_crashes(kind):
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
def test_each_format_comes_back_as_it_was_saved(kind, options, tolerance):
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
def test_a_photo_is_turned_upright(kind):
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


# Preparation for networks with one channel


def test_stages_are_the_steps_in_order_and_end_with_what_the_network_gets():
    photo = drawing("black", "white").resize((900, 600))
    preparation = run_preparation(photo, DIGITS)
    assert [s.name for s in preparation.stages] == ["original", *PREPARATION_STEPS, "resize"]
    assert all(s.image.dtype == np.uint8 and max(s.image.shape) <= 280 for s in preparation.stages)
    assert preparation.stages[0].image.shape == (187, 280, 3)
    last = preparation.stages[-1].image
    assert last.shape == (28, 28)
    assert preparation.model_input.dtype == np.float32
    np.testing.assert_array_equal(preparation.model_input[..., 0], last.astype(np.float32) / 255)
    np.testing.assert_array_equal(preparation.model_input, to_model_input(photo, DIGITS))
    for stage, same in zip(preparation.stages, prepare(photo, DIGITS), strict=True):
        np.testing.assert_array_equal(stage.image, same.image)
    assert preparation.was_inverted and not preparation.is_blank


@pytest.mark.parametrize("left_out", PREPARATION_STEPS)
def test_a_step_left_out_is_absent_and_the_others_still_work(left_out):
    photo = drawing((170, 0, 0), "white", points=[(30, 30), (110, 30), (60, 120)])
    steps = frozenset(PREPARATION_STEPS) - {left_out}
    preparation = run_preparation(photo, DIGITS, steps=steps)
    names = [s.name for s in preparation.stages]
    assert names == ["original", *(s for s in PREPARATION_STEPS if s in steps), "resize"]
    picture = preparation.model_input[..., 0]
    full = to_model_input(photo, DIGITS)[..., 0]
    if left_out == "invert":
        np.testing.assert_allclose(picture, 1 - full, atol=0.01)
        assert not preparation.was_inverted
    elif left_out == "centre":
        rows, columns = np.nonzero(picture > 0.1)
        assert abs(rows.min() + rows.max() - 27) <= 1 and abs(columns.min() + columns.max() - 27) <= 1
        assert not np.array_equal(picture, full)
    elif left_out == "cut_out":
        assert np.ptp(np.nonzero(picture > 0.1)[0]) + 1 <= 12  # not enlarged to 20
        np.testing.assert_allclose(centre_of_mass(picture), (14, 14), atol=0.6)


def test_without_grey_a_network_with_one_channel_sees_only_red():
    photo = drawing((255, 0, 0), "white")
    red_only = run_preparation(photo, DIGITS, steps=frozenset(PREPARATION_STEPS) - {"grey"})
    assert red_only.is_blank  # red ink on white paper is as bright as the paper in the red channel
    assert not run_preparation(photo, DIGITS).is_blank


def test_centre_false_only_turns_over_and_shrinks():
    image = drawing("black", "white")
    plain = to_model_input(image, DIGITS, centre=False)[..., 0]
    shrunk = np.asarray(drawing().convert("L").resize((28, 28), Image.Resampling.BOX)) / 255
    np.testing.assert_allclose(plain, shrunk, atol=0.005)


@pytest.mark.parametrize("paper", ["white", "black", (128, 128, 128)])
@pytest.mark.parametrize("centre", [True, False])
@pytest.mark.parametrize("size", [(300, 200), (28, 28), (1, 1), (900, 1)])
def test_an_empty_sheet_gives_zeros(paper, centre, size):
    image = Image.new("RGB", size, paper)
    np.testing.assert_array_equal(to_model_input(image, DIGITS, centre=centre), np.zeros(DIGITS))
    assert run_preparation(image, DIGITS).is_blank


@pytest.mark.parametrize("ruling", ["plain", "lines", "squares"])
@pytest.mark.parametrize("table", [False, True])
def test_a_photo_of_an_empty_sheet_gives_zeros(ruling, table):
    for seed in range(3):
        photo = photo_of_digit(np.zeros((28, 28), np.uint8), seed, ruling=ruling, table=table)
        preparation = run_preparation(photo, DIGITS)
        assert preparation.is_blank, seed
        assert preparation.model_input.sum() == 0


@pytest.mark.parametrize("width", [2, 20, 50])
def test_a_drawing_fills_the_box_of_twenty_whatever_its_pen(width):
    picture = to_model_input(drawing(width=width), DIGITS)[..., 0]
    rows, columns = np.nonzero(picture > 0.2)
    longest = max(np.ptp(rows), np.ptp(columns)) + 1
    assert 19 <= longest <= 21
    np.testing.assert_allclose(centre_of_mass(picture), (14, 14), atol=0.1)
    assert picture.max() == 1
    if width == 2:  # brought to the width of MNIST's strokes: two or three pixels, not one faint one
        across = picture[rows.min() + 12].sum()
        assert 2 <= across <= 4


def test_other_sizes_keep_the_proportions_of_the_frame():
    picture = to_model_input(drawing(), (56, 56, 1))[..., 0]
    rows, _ = np.nonzero(picture > 0.2)
    assert 39 <= np.ptp(rows) + 1 <= 41
    assert to_model_input(drawing(), (36, 30, 1)).shape == (36, 30, 1)
    assert run_preparation(drawing(), (300, 300, 1)).stages[-1].image.shape == (300, 300)


def test_a_stroke_in_several_pieces_is_kept_and_specks_are_not():
    broken = drawing("black", "white", points=[(80, 60), (80, 220)])
    pen = ImageDraw.Draw(broken)
    pen.line([(110, 60), (200, 60)], fill="black", width=20)
    whole = to_model_input(broken, DIGITS)[..., 0]
    assert whole[:, 16:].sum() > 10  # the bar of the 5, apart from the rest
    for spot in ((5, 5), (270, 270), (260, 12)):
        pen.ellipse([spot, (spot[0] + 3, spot[1] + 3)], fill="black")
    np.testing.assert_array_equal(to_model_input(broken, DIGITS)[..., 0], whole)


def test_a_drawing_that_runs_over_the_edge_is_kept():
    one = to_model_input(drawing(points=[(140, -5), (140, 285)]), DIGITS)[..., 0]
    assert one[:, 13:16].sum() > 20


@pytest.mark.parametrize(
    ("shape", "steps", "message"),
    [
        ((28, 28, 2), PREPARATION_STEPS, "input_shape"),
        ((0, 28, 1), PREPARATION_STEPS, "input_shape"),
        (DIGITS, {"gray"}, "steps must be among"),
    ],
)
def test_a_wrong_call_says_what_was_expected(shape, steps, message):
    with pytest.raises(ValueError, match=message):
        run_preparation(drawing(), shape, steps=frozenset(steps))


# MNIST, and photos of it


def test_an_mnist_picture_passes_nearly_unchanged(mnist):
    received = np.stack([to_model_input(Image.fromarray(x), DIGITS)[..., 0] for x in mnist[:500]])
    difference = np.abs(received * 255 - mnist[:500]).mean(axis=(1, 2))
    assert np.median(difference) < 0.5
    assert difference.mean() < 1.0
    # One in a hundred has its centre of mass halfway between two pixels and lands on the other one.
    assert (difference > 5).mean() < 0.03


@pytest.mark.parametrize("side", [36, 40])
def test_on_a_larger_ground_an_mnist_picture_keeps_its_size_and_middle(mnist, side):
    """MultiMNIST and affNIST place MNIST's own 28×28 pictures on 36×36 and 40×40."""
    received = np.stack([to_model_input(Image.fromarray(x), (side, side, 1)) for x in mnist[:200]])
    expected = place(mnist[:200, ..., None], (side, side), 0, 0)
    difference = np.abs(received * 255 - expected).sum(axis=(1, 2, 3)) / 28**2
    assert np.median(difference) < 0.5
    assert (difference > 5).mean() < 0.03


@pytest.mark.parametrize("side", [36, 40])
def test_a_drawing_on_a_larger_ground_fills_mnists_box_of_twenty(side):
    picture = to_model_input(drawing(), (side, side, 1))[..., 0]
    rows, columns = np.nonzero(picture > 0.2)
    assert 19 <= max(np.ptp(rows), np.ptp(columns)) + 1 <= 21
    np.testing.assert_allclose(centre_of_mass(picture), (side / 2, side / 2), atol=0.1)


@pytest.mark.parametrize(
    ("shape", "side"),
    [
        ((28, 28), 28),
        ((36, 36), 28),
        ((40, 40), 28),
        ((36, 30), 28),
        ((55, 55), 28),
        ((56, 56), 56),
        ((20, 28), 20),
    ],
)
def test_the_side_a_digit_is_framed_in(shape, side):
    assert frame_side(shape) == side


PHOTOS = {
    "seed decides": {},
    "table": {"table": True},
    "lines": {"ruling": "lines"},
    "squares": {"ruling": "squares"},
    "chalk": {"chalk": True, "table": False},
}


@pytest.mark.parametrize("options", PHOTOS.values(), ids=PHOTOS)
def test_photos_of_digits_come_out_like_the_digits(mnist, options):
    count = 30 if not options else 12
    preparations = [run_preparation(photo_of_digit(mnist[i], i, **options), DIGITS) for i in range(count)]
    likeness = [correlation(p.model_input, mnist[i]) for i, p in enumerate(preparations)]
    # Not 1: the photos are turned by up to 6° and their pen is thinner than MNIST's.
    assert np.median(likeness) > 0.86
    assert np.percentile(likeness, 10) > 0.72
    assert np.mean([p.was_inverted for p in preparations]) == (0 if options.get("chalk") else 1)
    assert not any(p.is_blank for p in preparations)


# Networks with three channels


def test_colour_pictures_are_cropped_to_the_middle_or_squeezed():
    thirds = Image.new("RGB", (90, 30), "red")
    thirds.paste("lime", (30, 0, 60, 30))
    thirds.paste("blue", (60, 0, 90, 30))
    cropped = to_model_input(thirds, (10, 10, 3))
    assert cropped.shape == (10, 10, 3) and cropped.dtype == np.float32
    np.testing.assert_allclose(cropped[:, 1:9], np.broadcast_to([0, 1, 0], (10, 8, 3)), atol=0.005)
    squeezed = to_model_input(thirds, (10, 12, 3), centre=False)
    np.testing.assert_allclose(squeezed[5, [0, 6, 11]], np.diag([1, 1, 1]), atol=0.005)
    assert [s.name for s in prepare(thirds, (10, 10, 3))] == ["original", "resize"]


def test_colour_levels_are_kept():
    flat = run_preparation(Image.new("RGB", (50, 40), (10, 128, 250)), (8, 8, 3))
    np.testing.assert_array_equal(flat.stages[-1].image, np.broadcast_to([10, 128, 250], (8, 8, 3)))
    np.testing.assert_allclose(flat.model_input[0, 0], np.array([10, 128, 250]) / 255, rtol=1e-6)
