"""Grey pictures: a network can learn from one channel of them, or from three that are equal."""

from dataclasses import replace

from PIL import Image

from lib.datasets.own.greys import has_colours
from lib.datasets.own.sources.questions import choose
from lib.datasets.own.sources.reading import Choices, Note, Option, Question, Reading, SourcePicture
from lib.datasets.own.sources.spread import spread
from lib.errors import N_, LearnerError
from lib.pictures.image_files import decode_reduced

CHANNELS = "channels"
"""The name of the question."""
GREY, COLOUR = "grey", "colour"
SAMPLE, SIDE = 20, 256
"""Pictures, evenly spread, that are looked at, and the pixels of their longer side."""


def ask_for_channels(reading: Reading, choices: Choices) -> Reading:
    """Return the reading with the question whether to learn from one channel, if its pictures seem to be grey."""
    taken = choose(CHANNELS, choices.channels, (GREY, COLOUR), GREY)
    if not _seem_grey(reading):
        return reading
    question = Question(
        CHANNELS,
        Note(N_("These pictures are grey. Shall a network learn from one channel?")),
        (
            Option(GREY, Note(N_("Yes, from one channel"))),
            Option(COLOUR, Note(N_("No, from three equal ones, as of pictures in colour"))),
        ),
        taken,
    )
    return replace(reading, questions=(*reading.questions, question))


def say_coloured(file: str) -> Note:
    """Return what to say if pictures that seemed to be grey are not: one is `file`."""
    text = N_(
        "Most of these pictures are grey, but “{file}” has colours, so a network learns from three channels."
    )
    return Note(text, {"file": file})


def _seem_grey(reading: Reading) -> bool:
    count = 0
    for picture in spread(reading.pictures, SAMPLE):
        image = _read(picture)
        if image is not None and has_colours(image):
            return False
        count += image is not None
    return count > 0


def _read(picture: SourcePicture) -> Image.Image | None:
    try:
        content = picture.read()
        return decode_reduced(content, SIDE) if isinstance(content, bytes) else content
    except LearnerError:  # keeping the pictures will say so, by name
        return None
