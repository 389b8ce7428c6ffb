"""Picture files as people really have them: each with where it comes from, and what must become of it."""

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image

Bytes = Callable[[], bytes]
SIXTEEN = (
    "Grey levels of 0 to 65,535 were expected, but the file uses only {} to {}, which looks black elsewhere. "
)
SIXTEEN += "They were stretched. If that is not wanted, save the picture with 8 bits."
DAMAGED = "A whole picture was expected, but this file is damaged or cut short; save or send it again."


@dataclass(frozen=True)
class PictureFile:
    """A kind of picture file.

    Attributes:
        origin: where people have it from.
        make: writes one that shows `ramp`.
        note: what is said of it, exactly; "" if it is read as it is.
        refusal: what is said instead of reading it, exactly; "" if it is read.
        tolerance: levels by which pixels may differ, as the file's kind loses so much; else one, by rounding.
    """

    origin: str
    make: Bytes
    note: str = ""
    refusal: str = ""
    tolerance: int = 0


def ramp(most: float = 255) -> np.ndarray:
    """Return grey levels from 0 to `most`, float64 [24, 32], each column brighter than the one to its left."""
    return np.tile(np.linspace(0, most, 32), (24, 1))


def written(kind: str, image: Image.Image, **how: object) -> bytes:
    """Return a picture's file."""
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def grey(kind: str, most: float, dtype: type = np.uint16) -> Bytes:
    """Return what writes `ramp` with levels of this type."""
    return lambda: written(kind, Image.fromarray(np.round(ramp(most), 3).astype(dtype)))


def colours(most: int, channels: int = 3, times: int = 1) -> Bytes:
    """Return what writes `ramp`, so many times as large, as a PNG with colours of 16 bits, which Pillow cannot.

    A fourth channel is opaque.
    """

    def part(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content).to_bytes(4, "big")
        return len(content).to_bytes(4, "big") + kind + content + checksum

    def make() -> bytes:
        levels = np.repeat(np.round(ramp(most))[..., None], channels, axis=2).astype(">u2")
        levels[..., 3:] = 65_535
        levels = levels.repeat(times, axis=0).repeat(times, axis=1)
        rows = b"".join(b"\0" + row.tobytes() for row in levels)
        header = struct.pack(">IIBBBBB", 32 * times, 24 * times, 16, {3: 2, 4: 6}[channels], 0, 0, 0)
        parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(part(*one) for one in parts)

    return make


def heic(**how: object) -> Bytes:
    """Return what writes `ramp` as a phone does."""
    photo = Image.fromarray(np.round(ramp()).astype(np.uint8)).convert("RGB")
    return lambda: written("HEIF", photo, quality=90, **how)


def turned() -> bytes:
    """Write `ramp` as a phone does that was held upright: lying, with a note that says so."""
    notes = Image.Exif()
    notes[0x0112], notes[0x010F] = 6, "A secret phone"
    photo = Image.fromarray(np.round(ramp()).astype(np.uint8)).convert("RGB")
    return written("HEIF", photo.transpose(Image.Transpose.ROTATE_90), quality=90, exif=notes.tobytes())


def photo(number: int) -> bytes:
    """Write a small photo of an iPhone that no other number has."""
    notes = Image.Exif()
    notes[0x010F] = "A secret phone"
    colours = Image.new("RGB", (32, 24), (10 * number, 255 - 10 * number, 120))
    return written("HEIF", colours, quality=90, exif=notes.tobytes())


PICTURES = {
    "16-bit PNG, whole": PictureFile("a flatbed scanner", grey("PNG", 65_535)),
    "16-bit PNG, 12 bits": PictureFile("a microscope's camera", grey("PNG", 4_095), SIXTEEN.format(0, "4,095")),
    "16-bit PNG, 10 bits": PictureFile("a depth camera", grey("PNG", 1_000), SIXTEEN.format(0, "1,023"), "", 6),
    "16-bit PNG, 8 bits": PictureFile(
        "a script that saves bytes as uint16", grey("PNG", 255), SIXTEEN.format(0, 255)
    ),
    "16-bit PNG, mask": PictureFile("a segmentation tool", grey("PNG", 1), SIXTEEN.format(0, 1), "", 255),
    "16-bit colours, whole": PictureFile("a raw converter", colours(65_535)),
    "16-bit colours, 12 bits": PictureFile("a microscope's camera", colours(4_095), SIXTEEN.format(0, "4,095")),
    "16-bit colours, 8 bits": PictureFile("a script that saves bytes", colours(255), SIXTEEN.format(0, 255)),
    "16-bit colours, 12 bits, opaque": PictureFile(
        "ImageMagick, which adds a channel", colours(4_095, 4), SIXTEEN.format(0, "4,095")
    ),
    "16-bit TIFF, whole": PictureFile("a scanner's archive copy", grey("TIFF", 65_535)),
    "16-bit TIFF, 12 bits": PictureFile("ImageJ", grey("TIFF", 4_095), SIXTEEN.format(0, "4,095")),
    "32-bit TIFF, 12 bits": PictureFile(
        "mode I of Pillow", grey("TIFF", 4_095, np.int32), SIXTEEN.format(0, "4,095")
    ),
    "32-bit TIFF, 8 bits": PictureFile("mode I of Pillow", grey("TIFF", 255, np.int32)),
    "float TIFF": PictureFile("scikit-image, whose floats go to 1", grey("TIFF", 1, np.float32)),
    "8-bit TIFF": PictureFile("a fax or a scanner", grey("TIFF", 255, np.uint8)),
    "HEIC": PictureFile("an iPhone", heic(), tolerance=10),
    "HEIC, held upright": PictureFile("an iPhone", turned, tolerance=10),
    "HEIC, ten bits": PictureFile("an iPhone with HDR", lambda: heic_of_ten_bits(), tolerance=10),
    "HEIC, cut short": PictureFile("a download that broke off", lambda: heic()()[:400], refusal=DAMAGED),
    "TIFF, cut short": PictureFile(
        "a download that broke off", lambda: grey("TIFF", 255)()[:300], refusal=DAMAGED
    ),
}


def heic_of_ten_bits() -> bytes:
    """Write `ramp` with 10 bits a colour, as phones do whose screens can show more."""
    import pillow_heif

    levels = np.repeat(np.round(ramp(65_535)).astype(np.uint16)[..., None], 3, axis=-1)
    photo, file = pillow_heif.from_bytes("RGB;16", (32, 24), levels.tobytes()), io.BytesIO()
    photo.save(file, quality=90)
    return file.getvalue()
