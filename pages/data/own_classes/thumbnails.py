"""Small versions of kept pictures."""

import numpy as np
import streamlit as st

from lib.errors import LearnerError
from lib.pictures.image_files import decode
from lib.pictures.kept_images import read_image

SIDE = 56


@st.cache_data(max_entries=2000, show_spinner=False)
def make_thumbnail(digest: str) -> np.ndarray:
    """Return a kept picture as uint8 [height, width, 3], its longer side `SIDE`; grey if it cannot be read."""
    try:
        image = decode(read_image(digest))
    except LearnerError:  # making the data set will say so, by name
        return np.full((SIDE, SIDE, 3), 128, np.uint8)
    image.thumbnail((SIDE, SIDE))
    return np.asarray(image)
