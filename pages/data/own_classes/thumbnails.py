"""Small versions of kept pictures."""

import numpy as np
import streamlit as st

from lib import datasets, decoding
from lib.datasets.own.basket import read_collected
from lib.errors import LearnerError
from lib.inspectors.answers.data_look import look_at_data
from lib.pictures.image_files import decode_reduced

SIDE = 56


@st.cache_data(max_entries=2000, show_spinner=False)
def make_thumbnail(learner: str, digest: str) -> np.ndarray:
    """Return a picture that the learner collected, uint8 [height, width, 3], its longer side `SIDE`.

    One that cannot be read is grey.
    """
    try:
        [(_digest, content)] = read_collected(learner, [digest])
        image = decoding.pictures().call(decode_reduced, content, SIDE)
    except LearnerError:  # making the data set will say so, by name
        return np.full((SIDE, SIDE, 3), 128, np.uint8)
    return np.asarray(image)


def forget_pictures() -> None:
    """Forget what this process keeps of learners' pictures, because some were deleted."""
    make_thumbnail.clear()
    datasets.forget()
    look_at_data.forget()
