"""The photos that come with the app; NumPy and Pillow only."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from lib.errors import N_, find_entry
from lib.pictures.image_files import fit_middle
from lib.settings import ASSETS

FOLDER = ASSETS / "photos"


@dataclass(frozen=True)
class PhotoSample:
    """One photo.

    Attributes:
        title: marked for translation.
        credit: its maker and its licence, as they must be named; the same in every language.
    """

    name: str
    title: str
    credit: str


PHOTOS: Mapping[str, PhotoSample] = {
    photo.name: photo
    for photo in (
        PhotoSample("chelsea", N_("Chelsea the cat"), "Stefan van der Walt, CC0"),
        PhotoSample("china", N_("A pavilion"), "danielbuechele, CC BY 2.0"),
        PhotoSample("flower", N_("A flower"), "vultilion, CC BY 2.0"),
        PhotoSample("coffee", N_("A cup of coffee"), "Rachel Michetti, CC0"),
        PhotoSample("astronaut", N_("An astronaut"), "NASA, public domain"),
        PhotoSample("rocket", N_("A rocket"), "SpaceX, CC0"),
    )
}


def photo_sample(name: str) -> PhotoSample:
    """Return the photo called `name`.

    Raises:
        LearnerError: if there is none.
    """
    return find_entry(PHOTOS, name, N_("There is no photo called “{name}”. Choose one of: {known}."))


def path_of_photo(name: str) -> Path:
    """Return the file of the photo called `name`; raise LearnerError if there is none."""
    return FOLDER / f"{photo_sample(name).name}.jpg"


@cache
def load_photo(name: str, side: int) -> np.ndarray:
    """Return the middle square of a photo, uint8 [side, side, 3].

    Raises:
        LearnerError: if there is no such photo.
    """
    with Image.open(path_of_photo(name)) as picture:
        return np.asarray(fit_middle(picture.convert("RGB"), (side, side)))
