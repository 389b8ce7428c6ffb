"""The mean image, and what subtracting it from a picture does."""

import numpy as np
import streamlit as st

from lib.charts.contact_sheet import picture_row
from lib.charts.tiles import diverging, grey
from lib.i18n import _
from lib.inspectors.answers.data_look import DataLook
from lib.pictures.pixels import to_unit_range
from pages.data.sample import choose_sample


def show_mean(seen: DataLook) -> None:
    """Draw a picture, minus the mean image, equals what a network receives that subtracts it."""
    st.markdown(
        _(
            "A network that subtracts the mean image sees how a picture differs from all others: what they all "
            "share, such as a dark border or a bright sky, becomes 0."
        )
    )
    sample = to_unit_range(choose_sample(seen))
    rest = sample - seen.mean_image
    shown = rest.mean(axis=-1)  # of a colour picture, the brightness
    limit = float(np.abs(shown).max())
    st.html(
        picture_row(
            [
                (_("the picture; its pixels are {mean:.2f} on average").format(mean=sample.mean()), grey(sample)),
                (
                    _("the mean of the images; {mean:.2f} on average").format(mean=seen.mean_image.mean()),
                    grey(seen.mean_image),
                ),
                (
                    _("the difference; {mean:+.2f} on average").format(mean=rest.mean()),
                    diverging(shown, limit),
                ),
            ],
            ("−", "="),
        )
    )
    st.caption(
        _(
            "Blue −{limit:.2f}: darker than the mean. Orange +{limit:.2f}: brighter. Over all images the "
            "differences cancel out to 0."
        ).format(limit=limit)
    )
