"""Digits that a learner collects dark on light: said beside MNIST's, with a switch that inverts them."""

from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st
from PIL import Image

from lib.charts.contact_sheet import picture_row
from lib.datasets.entry import are_digits
from lib.datasets.own.sources.inverted import DARK_DIGITS, SAMPLE, are_mostly_dark, mean_of_mnist
from lib.datasets.own.sources.spread import spread
from lib.i18n import _
from pages.data.own_classes.thumbnails import make_thumbnail

SIDE = 28


def choose_to_invert(basket: Mapping[str, Sequence[str]], learner: str) -> bool:
    """Return whether the learner wants the pictures inverted; asked only of digits that are dark on light."""
    if not are_digits(tuple(basket)):
        return False
    digests = [digest for some in basket.values() for digest in some]
    greys = [_grey(make_thumbnail(learner, digest)) for digest in spread(digests, SAMPLE)]
    if not are_mostly_dark(greys):
        return False
    st.warning(_(DARK_DIGITS), icon=":material/invert_colors:")
    is_inverted = st.toggle(_("Inverted, light on dark as MNIST’s"), key="own-invert")
    mean = np.mean(greys, axis=0)
    shown = [
        (_("the mean of your pictures"), 255 - mean if is_inverted else mean),
        (_("the mean of MNIST’s"), mean_of_mnist()),
    ]
    st.html(picture_row([(text, np.round(levels).astype(np.uint8)[..., None]) for text, levels in shown], [""]))
    return is_inverted


def _grey(image: np.ndarray) -> np.ndarray:
    """Return a picture's grey levels, float32 [SIDE, SIDE]."""
    return np.asarray(Image.fromarray(image).convert("L").resize((SIDE, SIDE), Image.Resampling.BOX), np.float32)
