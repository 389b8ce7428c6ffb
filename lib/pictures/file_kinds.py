"""Kinds of picture files: which are read here, and what others are, by their first bytes."""

from functools import cache
from importlib import import_module

_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF")
"""What Pillow calls the kinds that it reads by itself."""
READABLE = "PNG, JPEG, WebP, HEIC, TIFF, BMP, GIF"
_STARTS = (b"\x89PNG", b"\xff\xd8", b"RIFF", b"BM", b"GIF8", b"II*\0", b"MM\0*")
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
"""What phones write: ISO/IEC 23008-12, a still picture or several, compressed as films are (HEVC)."""
# The files learners most often pick by mistake, by where their signature stands.
_OTHER_KINDS = (
    (0, b"%PDF", "PDF"),
    (0, b"PK\3\4", "ZIP"),
    (0, b"<svg", "SVG"),
    (0, b"<?xml", "XML"),
    (4, b"ftypavi", "AVIF"),
    (4, b"ftypqt", "MOV"),
)


def is_readable(content: bytes) -> bool:
    """Return whether a file says that it is of a kind that is read."""
    return content.startswith(_STARTS) or is_heic(content)


def is_heic(content: bytes) -> bool:
    """Return whether a file says that it is a photo as iPhones take them."""
    # Some say first that it is any still picture (mif1), and only then how it is compressed.
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS and b"avif" not in content[8:64]


def kind_of(content: bytes) -> str | None:
    """Return what a file is that is not read; None if that is not known."""
    return next((kind for at, start, kind in _OTHER_KINDS if content.startswith(start, at)), None)


def formats_of(content: bytes) -> tuple[str, ...]:
    """Return which formats Pillow should try for a file; HEIC takes a library that is loaded by now."""
    if not is_heic(content):
        return _FORMATS
    _load_heic()
    return ("HEIF",)


@cache
def _load_heic() -> None:
    # Only processes that decode such a photo need it.
    import_module("pillow_heif").register_heif_opener(thumbnails=False, decode_threads=1)
