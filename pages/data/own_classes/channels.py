"""Grey pictures that a learner collects: a switch says whether a network learns from one channel of them."""

from collections.abc import Mapping, Sequence

import streamlit as st
from PIL import Image

from lib.datasets.own.greys import has_colours
from lib.i18n import _
from pages.data.own_classes.thumbnails import make_thumbnail


def choose_colour(basket: Mapping[str, Sequence[str]], learner: str) -> bool:
    """Return whether a network receives three channels; of grey pictures the learner is asked."""
    digests = (digest for some in basket.values() for digest in some)
    if any(has_colours(Image.fromarray(make_thumbnail(learner, digest))) for digest in digests):
        return True
    return not st.toggle(
        _("These pictures are grey: learn from one channel"),
        value=True,
        key="own-grey",
        help=_("Without it, the network receives three equal channels, as of pictures in colour."),
    )
