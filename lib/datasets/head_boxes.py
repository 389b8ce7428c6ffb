"""Boxes around the heads of pets: Pascal VOC files, one a photo, that come with the published annotations."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from lib.errors import N_, LearnerError

MAX_BYTES = 100_000
"""A file with one box has some 500."""

_DAMAGE = (ElementTree.ParseError, ValueError, OverflowError, LookupError, RecursionError)
"""What comes of files that are no XML, or whose numbers are none."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a picture; each number is a share of the picture's width or height, in [0, 1]."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Head:
    """A photo's size and the box around the head on it, in pixels; its right and bottom pixels belong to it."""

    width: int
    height: int
    left: int
    top: int
    right: int
    bottom: int

    def in_middle_square(self) -> Box | None:
        """Return the box on the photo's middle square, as `lib.pictures.image_files.fit_middle` cuts it.

        What lies outside is cut off; None if that is all. The square may have any size, and so may the photo, as
        long as it has kept its proportions.
        """
        side = min(self.width, self.height)
        left, top = (self.width - side) / 2, (self.height - side) / 2
        # Pascal VOC counts pixels from 1.
        across = [_clip((at - left) / side) for at in (self.left - 1, self.right)]
        down = [_clip((at - top) / side) for at in (self.top - 1, self.bottom)]
        if across[0] == across[1] or down[0] == down[1]:
            return None
        return Box(across[0], down[0], across[1], down[1])


def find_box(annotations: Path, photo: Path) -> Box | None:
    """Return where the head is on the middle square of a photo.

    Args:
        annotations: the folder of the Pascal VOC files, which are named after the photos.

    Returns:
        None if there is no file for the photo, or the head lies outside the square.

    Raises:
        LearnerError: if the file cannot be read.
    """
    path = annotations / f"{photo.stem}.xml"
    return read_head(path).in_middle_square() if path.is_file() else None


def read_head(path: Path) -> Head:
    """Return the first box of a Pascal VOC file.

    Raises:
        LearnerError: if the file cannot be read or has no size or box, or a box that no picture can have.
    """
    try:
        content = path.read_bytes()
        if len(content) > MAX_BYTES:
            raise ValueError(f"{len(content):,} bytes")
        root = ElementTree.fromstring(content)
        width, height = (_number(root, f"size/{name}") for name in ("width", "height"))
        left, top, right, bottom = (
            _number(root, f"object/bndbox/{name}") for name in ("xmin", "ymin", "xmax", "ymax")
        )
        if not (1 <= left <= right <= width and 1 <= top <= bottom <= height):
            raise ValueError(f"{left}–{right} × {top}–{bottom} / {width} × {height}")
    except (*_DAMAGE, OSError) as error:
        raise LearnerError(
            N_(
                "The annotation {path} cannot be read ({error}). Expected was a Pascal VOC file with the photo’s "
                "size and a box on it; delete it or put the published one in its place."
            ),
            path=path,
            error=error,
        ) from error
    return Head(width, height, left, top, right, bottom)


def _number(root: ElementTree.Element, place: str) -> int:
    """Return the whole number at this place; raise ValueError if there is none."""
    text = root.findtext(place)
    if text is None:
        raise ValueError(f"<{place}>?")
    return round(float(text))


def _clip(share: float) -> float:
    return min(1.0, max(0.0, share))
