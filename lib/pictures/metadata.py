"""Take out of a picture's file what says where, when and by what it was taken, without touching its pixels.

Kept is only what a decoder needs, and which way up the picture is. Formats: PNG (W3C PNG, 5.3), JPEG (ITU-T T.81,
annex B), WebP (RFC 9649), GIF (GIF89a); a BMP has no such notes.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

ORIENTATION = 0x0112
OURS = b"capsule-lab-"
"""What the keywords of this app's own text chunks begin with; a drawing carries its strokes in one."""
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"IDAT", b"IEND"}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"}
_WEBP_EXIF, _WEBP_XMP, _WEBP_ICC = 0x08, 0x04, 0x20
_JPEG_KEPT_NOTES = {0xE0, 0xEE}
"""JFIF, and Adobe's, which says what the colours are."""
_SCAN, _JPEG_END = 0xDA, 0xD9
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""A marker that ends the pixels of a scan: no stuffed byte, no restart."""
_ANIMATION = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


class UnknownPartsError(ValueError):
    """A file is not built as its format says, so nobody knows what else is in it."""


def strip_metadata(content: bytes) -> bytes:
    """Return the picture's file without notes on where, when and by what it was taken.

    Raises:
        UnknownPartsError: if it is damaged, or of another format.
    """
    try:
        if content.startswith(_PNG_START):
            return _strip_png(content)
        if content.startswith(b"\xff\xd8"):
            return _strip_jpeg(content)
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return _strip_webp(content)
        if content.startswith((b"GIF87a", b"GIF89a")):
            return _strip_gif(content)
    except (IndexError, struct.error) as error:
        raise UnknownPartsError(f"it ends too early ({error})") from error
    if content.startswith(b"BM"):
        return content
    raise UnknownPartsError("the format is none of those that are known")


def _exif(content: bytes) -> bytes:
    """Return EXIF notes that say which way up the picture is and nothing else; b"" if it needs no turning."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            orientation = image.getexif().get(ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, TypeError, struct.error, Image.DecompressionBombError):
        return b""
    if orientation not in range(2, 9):
        return b""
    notes = Image.Exif()
    notes[ORIENTATION] = orientation
    return notes.tobytes()


def _strip_png(content: bytes) -> bytes:
    parts, at, kind = [_PNG_START], len(_PNG_START), b""
    while kind != b"IEND":
        (length,), kind = struct.unpack_from(">I", content, at), content[at + 4 : at + 8]
        end = at + 12 + length
        if not kind or end > len(content):
            raise UnknownPartsError("a chunk is cut short")
        is_ours = kind in (b"tEXt", b"zTXt", b"iTXt") and content.startswith(OURS, at + 8)
        if kind in _PNG_KEPT or is_ours:
            parts.append(content[at:end])
        at = end
    if notes := _exif(content):
        body = b"eXIf" + notes.removeprefix(b"Exif\0\0")
        parts.insert(2, struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)))
    return b"".join(parts)


def _strip_jpeg(content: bytes) -> bytes:
    parts = [b"\xff\xd8"]
    if notes := _exif(content):
        parts.append(b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes)
    for marker, part in _jpeg_parts(content):
        is_note = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not is_note or marker in _JPEG_KEPT_NOTES:
            parts.append(part)
    return b"".join(parts)


def _jpeg_parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (marker, bytes) of each segment up to the end of the picture; a scan comes with its pixels."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise UnknownPartsError("a marker is missing")
        while content[at + 1] == 0xFF:  # filling
            at += 1
        marker = content[at + 1]
        if marker == _JPEG_END:
            yield marker, b"\xff\xd9"
            return
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == _SCAN:
            found = _AFTER_SCAN.search(content, end)
            if found is None:
                raise UnknownPartsError("the pixels have no end")
            end = found.start()
        yield marker, content[at:end]
        at = end


def _strip_webp(content: bytes) -> bytes:
    notes, chunks, at = _exif(content), list[bytes](), 12
    end_of_file = 8 + struct.unpack_from("<I", content, 4)[0]
    while at < end_of_file:
        kind, length = content[at : at + 4], struct.unpack_from("<I", content, at + 4)[0]
        end = at + 8 + length + length % 2
        if end > len(content) + length % 2:
            raise UnknownPartsError("a chunk is cut short")
        if kind == b"VP8X":
            flags = content[at + 8] & ~(_WEBP_EXIF | _WEBP_XMP | _WEBP_ICC)
            chunks.append(
                content[at : at + 8] + bytes([flags | (_WEBP_EXIF if notes else 0)]) + content[at + 9 : end]
            )
        elif kind in _WEBP_KEPT:
            chunks.append(content[at:end])
        at = end
    if notes:
        body = notes.removeprefix(b"Exif\0\0")
        chunks.append(b"EXIF" + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2))
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _strip_gif(content: bytes) -> bytes:
    at = 13 + _colours(content[10])
    parts = [content[:at]]
    while content[at] != 0x3B:
        start, kind = at, content[at]
        if kind == 0x21:  # an extension: its label, then blocks
            at = _after_blocks(content, at + 2)
            is_needed = content[start + 1] == 0xF9 or content[start + 3 : start + 14] in _ANIMATION
        elif kind == 0x2C:  # an image: its place, its colours, the code size, then blocks
            at = _after_blocks(content, at + 10 + _colours(content[at + 9]) + 1)
            is_needed = True
        else:
            raise UnknownPartsError("a block of another kind")
        if is_needed:
            parts.append(content[start:at])
    return b"".join(parts) + b"\x3b"


def _colours(flags: int) -> int:
    """Return how many bytes the table of colours has that these flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1
