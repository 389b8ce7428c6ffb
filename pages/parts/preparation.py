"""What the network receives, step by step, and the switches for the steps."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from lib.charts.tiles import data_url
from lib.errors import N_
from lib.i18n import _
from lib.probe.observation import PreparedImage
from pages.parts.address import addressed_many

STEP_TITLES = {
    "original": N_("Your picture"),
    "grey": N_("Grey"),
    "invert": N_("Light on dark"),
    "cut_out": N_("Cut out"),
    "centre": N_("Centred by mass"),
    "resize": N_("What it receives"),
}
STEPS = ("grey", "invert", "cut_out", "centre")
TILE = """<div style="display:flex;flex-wrap:wrap;gap:10px">{tiles}</div>"""
STAGE = """<figure style="margin:0;width:96px;font-size:.8rem;line-height:1.25"><img src="{url}" alt="{title}"
style="width:96px;height:96px;object-fit:contain;background:#8883;border-radius:4px;image-rendering:pixelated">
<figcaption>{title}</figcaption></figure>"""


def choose_steps() -> frozenset[str]:
    """The steps that are switched on; all of them unless the learner says otherwise."""
    chosen = st.pills(
        _("Steps on the way (tap to switch off)"),
        STEPS,
        selection_mode="multi",
        format_func=lambda name: _(STEP_TITLES[name]),
        **addressed_many("steps", STEPS, STEPS),
    )
    return frozenset(chosen)


def show_received(image: np.ndarray) -> None:
    """A picture that needs no preparation, float32 [height, width, channels] in [0, 1]."""
    _show([("resize", np.round(255 * image).astype(np.uint8))])


def show_stages(prepared: PreparedImage) -> None:
    """The picture after each step, in a row."""
    _show(prepared.stages)
    if prepared.is_blank:
        st.info(_("Nothing stands out on this picture. Use a dark pen on light paper, or draw on the canvas."))


def _show(stages: Sequence[tuple[str, np.ndarray]]) -> None:
    tiles = "".join(STAGE.format(url=data_url(image), title=_(STEP_TITLES[name])) for name, image in stages)
    st.html(TILE.format(tiles=tiles))
