"""Decode the bytes of a learner's file to an RGB picture, or say in one sentence what to do instead."""

import io
import struct
import zlib
from contextlib import suppress

import numpy as np
from PIL import Image, ImageOps

from lib.errors import N_, LearnerError
from lib.pictures.file_kinds import READABLE, formats_of, is_readable, kind_of
from lib.pictures.levels import NOTE, has_deep_colours, has_many_levels, stretch_colours, to_eight_bits

MAX_BYTES = 8 * 1024**2
"""The one limit of a picture's file, wherever it comes from; browsers make photos smaller before sending them."""
MAX_PIXELS = 50_000_000
MAX_DECODED_BYTES = 200_000_000
"""Of memory at most while a picture is decoded; 8 bits a colour and `MAX_PIXELS` pixels are as many."""
MAX_SIDE = 1600
"""Pixels that a decoded picture's longer side is reduced to: no network here receives more."""

# Bytes of memory a pixel at the peak of `decode`, measured: the decoded picture, and others made of it.
_BYTES_A_PIXEL = {"RGB": 4, "L": 5, "1": 5, "P": 5, "RGBA": 8, "LA": 12}
_BYTES_OF_OTHER_MODES = 18
_BYTES_OF_DEEP_COLOURS = 24
_MORE_BYTES = {"WEBP": 8, "HEIF": 4}
"""Of memory a pixel, for formats that are decoded to a picture beside the one that comes out."""

# What Pillow's decoders raise on bytes that stop early or make no sense.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    TypeError,
    RuntimeError,
    struct.error,
    zlib.error,
)


class UploadError(LearnerError):
    """An uploaded file cannot become a picture; the sentence says what to do instead."""


def decode(content: bytes) -> Image.Image:
    """Decode an uploaded picture, upright and on an opaque background.

    Args:
        content: a whole file of one of the kinds of `READABLE` (the first frame of an animation, the first page)
            of any colour mode.

    Returns:
        A picture in mode RGB, its EXIF orientation applied, its longer side at most `MAX_SIDE`; if its grey levels
        were stretched, `lib.pictures.levels.note_of` says so.

    Raises:
        UploadError: if the file is empty, larger than `MAX_BYTES`, of another type, of more than
            `MAX_PIXELS` pixels or so deep that it takes more than `MAX_DECODED_BYTES`, or damaged.
    """
    if not content:
        raise UploadError(N_("A picture was expected, but the file is empty (0 bytes); choose another file."))
    if len(content) > MAX_BYTES:
        raise too_large(len(content))
    try:
        image = Image.open(io.BytesIO(content), formats=formats_of(content))
        # Only the header has been read here: a small file can unpack to gigabytes.
        _check_pixels(image, MAX_PIXELS)
        # A JPEG can be decoded at 1/2, 1/4 or 1/8 of its size, several times faster.
        image.draft(None, (MAX_SIDE, MAX_SIDE))
        _check_pixels(image, MAX_DECODED_BYTES // _bytes_a_pixel(image))
        is_deep = has_deep_colours(image)  # decoded, it does not tell any more
        image.load()
        if is_deep:
            image = stretch_colours(image, content)
        _turn_upright(image)
        return _to_rgb(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(f"> {MAX_PIXELS / 1e6:.0f}", MAX_PIXELS) from error
    except Image.UnidentifiedImageError as error:
        raise _unreadable(content) from error
    except _DAMAGE as error:
        raise _damaged() from error


def decode_reduced(content: bytes, side: int) -> Image.Image:
    """Return what `decode` does, its longer side at most `side`; raise UploadError as it does."""
    image = decode(content)
    image.thumbnail((side, side), reducing_gap=2.0)
    return image


def fit_middle(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the largest middle part of a picture with the proportions of `size` (width, height), in that size."""
    ratio, wanted = image.width / image.height, size[0] / size[1]
    across = wanted * image.height if ratio > wanted else image.width
    down = image.width / wanted if ratio < wanted else image.height
    left, top = (image.width - across) * 0.5, (image.height - down) * 0.5
    return squeeze(image, size, (left, top, left + across, top + down))


def squeeze(
    image: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float] | None = None
) -> Image.Image:
    """Return a picture, or the (left, top, right, bottom) of it, in the size (width, height).

    Each row is resized before each column, as browsers do it too (`lib/parts/kit/digit/pixels.js`). Pillow alone
    takes the columns of some sizes first, and its pixels are then a few levels away.
    """
    left, top, right, bottom = box or (0, 0, *image.size)
    wide = image.resize((size[0], image.height), Image.Resampling.LANCZOS, (left, 0, right, image.height))
    return wide.resize(size, Image.Resampling.LANCZOS, (0, top, size[0], bottom))


def as_rgb(image: Image.Image) -> Image.Image:
    """Convert a picture of any mode to RGB, reduced to `MAX_SIDE` and without transparency.

    Transparent parts become white, or black if the picture is drawn in light colours only, so that
    white strokes on a transparent ground do not vanish.
    """
    return _to_rgb(image.copy())


def _to_rgb(image: Image.Image) -> Image.Image:
    """Do what `as_rgb` does with a picture that nobody else has, without a copy of it."""
    if has_many_levels(image):
        image = to_eight_bits(image)
    # Palettes and single bits have no colours in between, so they cannot be reduced before this.
    mode = "RGBA" if image.has_transparency_data else "RGB"
    image = image if image.mode == mode else image.convert(mode)
    if max(image.size) > MAX_SIDE:
        image.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2.0)
    if image.mode == "RGB":
        return image
    ground = Image.new("RGBA", image.size, "black" if _is_light(image) else "white")
    opaque = Image.alpha_composite(ground, image).convert("RGB")
    opaque.info.update({NOTE: image.info[NOTE]} if NOTE in image.info else {})
    return opaque


def _is_light(image: Image.Image) -> bool:
    """Return whether less than 2 % of what an RGBA picture shows is darker than middle grey."""
    alpha = np.asarray(image.getchannel("A"), np.float32)
    luminance = np.asarray(image.convert("RGB").convert("L"))
    return alpha.sum() > 0 and float(alpha[luminance < 128].sum()) < 0.02 * float(alpha.sum())


def _turn_upright(image: Image.Image) -> None:
    """Turn the picture as its EXIF notes say."""
    with suppress(*_DAMAGE):  # the notes may be damaged where the pixels are not
        ImageOps.exif_transpose(image, in_place=True)


def too_large(size: int) -> UploadError:
    """Return the error that says that a file of `size` bytes is larger than `MAX_BYTES`."""
    return UploadError(
        N_("The file is {size} MB and the limit is {limit} MB; make the picture smaller and try again."),
        size=f"{size / 1024**2:.1f}",
        limit=MAX_BYTES // 1024**2,
    )


def _bytes_a_pixel(image: Image.Image) -> int:
    """Return how much memory a pixel takes while a picture is decoded of which only the header was read."""
    if has_deep_colours(image):
        return _BYTES_OF_DEEP_COLOURS
    mode = "LA" if "transparency" in image.info else image.mode
    return _BYTES_A_PIXEL.get(mode, _BYTES_OF_OTHER_MODES) + _MORE_BYTES.get(image.format or "", 0)


def _check_pixels(image: Image.Image, most: int) -> None:
    if image.width * image.height > most:
        raise _too_many_pixels(f"{image.width * image.height / 1e6:.0f}", most)


def _too_many_pixels(megapixels: str, most: int) -> UploadError:
    return UploadError(
        N_("The picture has {megapixels} megapixels and the limit is {limit}; reduce its size and try again."),
        megapixels=megapixels,
        limit=most // 1_000_000,
    )


def _damaged() -> UploadError:
    return UploadError(
        N_("A whole picture was expected, but this file is damaged or cut short; save or send it again.")
    )


def _unreadable(content: bytes) -> UploadError:
    if is_readable(content):
        return _damaged()
    kind = kind_of(content)
    if kind is not None:
        return UploadError(
            N_("A picture ({formats}) was expected, but this is a file of type {kind}; save it as PNG or JPEG."),
            formats=READABLE,
            kind=kind,
        )
    return UploadError(
        N_("A picture ({formats}) was expected, but this is another kind of file; save it as PNG or JPEG."),
        formats=READABLE,
    )
