"""The photos that come with the app, as pictures that networks in colour read, with or without their data set."""

import numpy as np

from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.parts.picture_choice import PhotoChoice
from lib.pictures.kept_images import digest_of_photo
from lib.pictures.photo_samples import PHOTOS, load_photo
from lib.pictures.reference import OWN, Picture

COLOURS = 3


def can_read_photos(reading: Reading) -> bool:
    """Return whether a network receives pictures in colour."""
    return reading.input_shape[2] == COLOURS


def usual_photo() -> Picture:
    """Return the photo that is shown where there is no test image."""
    return Picture(OWN, digest_of_photo(next(iter(PHOTOS))))


def photos_for(reading: Reading) -> tuple[PhotoChoice, ...]:
    """Return the photos that a network can be given; none if it does not receive colours."""
    if not can_read_photos(reading):
        return ()
    return tuple(
        PhotoChoice(Picture(OWN, digest_of_photo(name)).reference, _(photo.title), photo.credit)
        for name, photo in PHOTOS.items()
    )


def read_photos(reading: Reading) -> list[np.ndarray]:
    """Return those of `photos_for` as the network receives them, uint8 [height, width, 3].

    Raises:
        LookupError: if it does not receive colours.
    """
    if not can_read_photos(reading):
        raise LookupError
    side, _width, _colours = reading.input_shape
    return [load_photo(name, side) for name in PHOTOS]
