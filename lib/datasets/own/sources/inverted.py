"""Digits that are dark on light, as people write and scan them, where MNIST's are light on dark."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from PIL import Image, ImageOps

from lib.datasets import mnist
from lib.datasets.entry import are_digits
from lib.datasets.own.sources.questions import NO, YES, choose
from lib.datasets.own.sources.reading import Choices, Note, Option, Question, Reading, SourcePicture
from lib.datasets.own.sources.spread import spread
from lib.errors import N_, LearnerError
from lib.pictures.digit_cutout import is_dark_on_light
from lib.pictures.image_files import MAX_SIDE, decode_reduced, squeeze

SAMPLE = 40
"""Pictures, evenly spread, that are looked at."""
MEAN_SIDE = 56


DARK_DIGITS = N_(
    "These digits are dark on light, but MNIST’s are light on dark, and a network that learned the one kind reads "
    "the other badly. Which shall it be? Compare the mean of your pictures with MNIST’s."
)


def are_mostly_dark(greys: Sequence[np.ndarray]) -> bool:
    """Return whether most of these pictures, grey levels `[h, w]`, show dark strokes on a light ground."""
    return 2 * sum(map(is_dark_on_light, greys)) > len(greys)


def mean_of_mnist() -> np.ndarray:
    """Return the mean of MNIST's test images, grey levels [28, 28]."""
    return mnist.load().test.images.mean(axis=0)[..., 0]


def ask_to_invert(reading: Reading, choices: Choices) -> Reading:
    """Return the reading with the question whether to invert, if its digits are dark on light.

    The question shows the mean of the pictures and that of MNIST's test images. They stay as they are unless the
    learner chooses otherwise.
    """
    invert = choose("invert", choices.invert, (NO, YES), NO)
    if not are_digits([picture.class_name for picture in reading.pictures]):
        return reading
    greys = _sample(reading.pictures)
    if not are_mostly_dark(greys):
        return reading
    mean = np.mean(greys, axis=0)
    classes = sorted({picture.class_name for picture in reading.pictures})
    name = f"{classes[0]}–{classes[-1]}"
    question = Question(
        "invert",
        Note(DARK_DIGITS),
        (
            Option(NO, Note(N_("As they are, dark on light")), _beside_mnist(name, mean)),
            Option(YES, Note(N_("Inverted, light on dark as MNIST’s")), _beside_mnist(name, 255 - mean)),
        ),
        invert,
    )
    pictures = [_inverted(picture) for picture in reading.pictures] if invert == YES else reading.pictures
    return replace(reading, pictures=pictures, questions=(*reading.questions, question))


def _sample(pictures: Sequence[SourcePicture]) -> list[np.ndarray]:
    """Return the grey levels of some pictures that can be read, float32 [MEAN_SIDE, MEAN_SIDE] each."""
    greys: list[np.ndarray] = []
    for picture in spread(pictures, SAMPLE):
        try:
            image = _read(picture, 2 * MEAN_SIDE)
        except LearnerError:  # keeping the pictures will say so, by name
            continue
        greys.append(np.asarray(squeeze(image, (MEAN_SIDE, MEAN_SIDE)).convert("L"), np.float32))
    return greys


def _read(picture: SourcePicture, side: int) -> Image.Image:
    content = picture.read()
    return decode_reduced(content, side) if isinstance(content, bytes) else content


def _inverted(picture: SourcePicture) -> SourcePicture:
    return replace(picture, read=partial(_read_inverted, picture))


def _read_inverted(picture: SourcePicture) -> Image.Image:
    return ImageOps.invert(_read(picture, MAX_SIDE))


def _beside_mnist(name: str, mean: np.ndarray) -> dict[str, list[SourcePicture]]:
    """Return a mean picture, called `name`, and that of MNIST."""
    means = {name: mean, "MNIST": mean_of_mnist()}
    return {title: [SourcePicture(title, title, partial(_as_picture, levels))] for title, levels in means.items()}


def _as_picture(levels: np.ndarray) -> Image.Image:
    return Image.fromarray(np.round(levels).astype(np.uint8)).convert("RGB").resize((MEAN_SIDE, MEAN_SIDE))
