"""Learners' own pictures, decoded and prepared once a process."""

from functools import lru_cache

from PIL import Image

from lib.pictures.image_files import UploadError, decode
from lib.pictures.kept_images import drop_image, is_kept, keep_image, read_image
from lib.pictures.uploads import Preparation, run_preparation

DECODED_KEPT = 8
"""Pictures that stay decoded, up to 8 MB each."""
PREPARED_KEPT = 32


def take_in(content: bytes) -> str:
    """Keep the bytes of a picture and return the digest that it is found by.

    Raises:
        UploadError: if they are no picture; it says what is wrong, and they are not kept.
        LearnerError: if they cannot be written.
    """
    was_kept = is_kept(content)
    digest = keep_image(content)
    try:
        load_picture(digest)
    except UploadError:
        if not was_kept:
            drop_image(digest)
        raise
    return digest


@lru_cache(DECODED_KEPT)
def load_picture(digest: str) -> Image.Image:
    """Return a kept picture in mode RGB; raise LearnerError if it is not here."""
    return decode(read_image(digest))


@lru_cache(PREPARED_KEPT)
def prepare_picture(digest: str, input_shape: tuple[int, int, int], steps: frozenset[str]) -> Preparation:
    """Return how a kept picture becomes a network's input; raise LearnerError if it is not here."""
    return run_preparation(load_picture(digest), input_shape, steps=steps)
