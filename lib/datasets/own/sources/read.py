"""Read whatever a learner gave as pictures with classes."""

from dataclasses import replace

from lib.datasets.own.sources.channels import ask_for_channels
from lib.datasets.own.sources.folders import read_folders
from lib.datasets.own.sources.inverted import ask_to_invert
from lib.datasets.own.sources.opened import Opened
from lib.datasets.own.sources.questions import ask_for_encoding
from lib.datasets.own.sources.readers import read_arrays
from lib.datasets.own.sources.reading import Choices, Reading
from lib.errors import N_, LearnerError


def read_source(opened: Opened, choices: Choices) -> Reading:
    """Return the pictures of a source with their classes.

    Raises:
        LearnerError: if nothing can be read, an answer in `choices` is none, or the zip unpacks to too much.
    """
    if not opened.files:
        raise LearnerError(N_("There is no picture to learn from: {reason}"), reason=N_("nothing was given."))
    reading = read_arrays(opened.files, choices)
    if reading is None and opened.kind == "file":
        raise LearnerError(
            N_(
                "A zip or a folder of pictures, a table (CSV), or IDX or NPZ files were expected, but “{file}” is "
                "none of these. Put the pictures of each class into a folder, and make a zip of these folders."
            ),
            file=opened.files[0].path,
        )
    reading = ask_to_invert(reading or read_folders(opened.files, choices), choices)
    reading = ask_for_channels(reading, choices)
    if not opened.unmarked:
        return reading
    question = ask_for_encoding(opened.unmarked, opened.encoding)
    return replace(reading, questions=(question, *reading.questions)) if len(question.options) > 1 else reading
