"""Levels of more than 8 bits, as scanners and scientific cameras have them, as pixels of 0 to 255."""

import io

import numpy as np
from PIL import Image, PngImagePlugin

from lib.errors import N_, LearnerError
from lib.pictures.metadata import OURS

NOTE = f"{OURS.decode()}levels"
"""Where `Image.info`, and a PNG's text, say which levels were stretched: the darkest and the lightest."""
_DEPTHS = (1, 2, 4, 8, 10, 12, 14)
"""Bits that pictures of 16 really use: masks, numbers of classes, bytes, and the converters in cameras."""
_WHOLE = 65_535
_DEEP_COLOURS = {"RGB;16B": "RGB;16L", "RGBA;16B": "RGBA;16L"}
"""How Pillow calls a PNG's colours of 16 bits, of which it keeps the higher byte, and so the lower one."""


def has_many_levels(image: Image.Image) -> bool:
    """Return whether the picture is of grey levels that 8 bits may not hold."""
    return image.mode.startswith("I") or image.mode == "F"


def to_eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture of whole or broken greys in mode L.

    Sixteen bits become 8. A picture that uses only the first of their levels, such as 0 to 4,095 from a camera of
    12 bits, would be black: its levels are stretched, and `note_of` says so. So are negative levels. Broken ones
    may be those of 8 bits, or lie between 0 and 1.
    """
    values = np.nan_to_num(np.array(image, np.float32), copy=False, posinf=0, neginf=0)
    least, most = (float(values.min()), float(values.max())) if values.size else (0.0, 0.0)
    darkest, lightest = _range_of(least, most, is_whole=image.mode != "F")
    values = np.subtract(values, np.float32(darkest))
    values *= np.float32(255 / (lightest - darkest))
    np.clip(np.rint(values, out=values), 0, 255, out=values)
    eight = Image.fromarray(values.astype(np.uint8))
    as_usual = (1, 255) if image.mode == "F" else (255,)
    is_as_expected = lightest == _WHOLE or (not image.mode.startswith("I;16") and lightest in as_usual)
    if not is_as_expected and most > least:
        eight.info[NOTE] = f"{darkest:.0f} {lightest:.0f}"
    return eight


def has_deep_colours(image: Image.Image) -> bool:
    """Return whether a picture, of which only the header was read, has colours of 16 bits in a PNG."""
    tiles = getattr(image, "tile", ())
    return image.format == "PNG" and bool(tiles) and all(tile.args in _DEEP_COLOURS for tile in tiles)


def stretch_colours(image: Image.Image, content: bytes) -> Image.Image:
    """Return a picture of colours of 16 bits in 8, stretched as greys are if it uses only the darkest levels.

    Args:
        image: as Pillow decoded it: the higher byte of each level.
        content: its file.
    """
    bands = image.split()
    if max(int(np.asarray(band).max(initial=0)) for band in bands[:3]) >= 2 ** (max(_DEPTHS) - 8):
        return image
    lower = Image.open(io.BytesIO(content), formats=["PNG"])
    lower.tile = [tile._replace(args=_DEEP_COLOURS[str(tile.args)]) for tile in lower.tile]
    lower.load()
    deep = [_join(high, low) for high, low in zip(bands[:3], lower.split()[:3], strict=True)]
    least, most = min(int(levels.min()) for levels in deep), max(int(levels.max()) for levels in deep)
    darkest, lightest = _range_of(least, most, is_whole=True)
    factor = np.float32(255 / (lightest - darkest))
    stretched = [Image.fromarray(np.rint(levels * factor).astype(np.uint8)) for levels in deep]
    result = Image.merge(image.mode, [*stretched, *bands[3:]])
    result.info = dict(image.info)  # how it is turned, among others
    if most > least:
        result.info[NOTE] = f"{darkest:.0f} {lightest:.0f}"
    return result


def _join(high: Image.Image, low: Image.Image) -> np.ndarray:
    """Return levels uint16 [h, w] of their higher and lower bytes."""
    return np.asarray(high, np.uint16) * np.uint16(256) + np.asarray(low)


def note_of(image: Image.Image) -> LearnerError | None:
    """Return the sentence that says that the levels of a decoded picture were stretched; None if they were not."""
    match str(image.info.get(NOTE, "")).split():
        case [darkest, lightest] if all(level.lstrip("-").isdecimal() for level in (darkest, lightest)):
            return LearnerError(
                N_(
                    "Grey levels of 0 to {white:,} were expected, but the file uses only {darkest:,} to "
                    "{lightest:,}, which looks black elsewhere. They were stretched. If that is not wanted, save "
                    "the picture with 8 bits."
                ),
                white=_WHOLE,
                darkest=int(darkest),
                lightest=int(lightest),
            )
        case _:
            return None


def as_text(image: Image.Image) -> PngImagePlugin.PngInfo:
    """Return the text of a PNG from which `note_of` knows what it knows of this picture."""
    text = PngImagePlugin.PngInfo()
    if NOTE in image.info:
        text.add_text(NOTE, image.info[NOTE])
    return text


def _range_of(least: float, most: float, *, is_whole: bool) -> tuple[float, float]:
    """Return the levels that become black and white, of a picture whose levels are `least` to `most`."""
    if least < 0 or most > _WHOLE:
        return min(least, 0.0), max(most, least + 1)
    if not is_whole and most <= 1:
        return 0.0, 1.0
    return 0.0, float(next((2**bits - 1 for bits in _DEPTHS if most < 2**bits), _WHOLE))
