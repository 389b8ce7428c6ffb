"""From a picture to what the network receives, step by step, with a switch for each step."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from lib.charts.tiles import data_url
from lib.errors import N_, LearnerError
from lib.i18n import _, say
from lib.probe.client import prepare
from pages.parts.address import addressed_many
from pages.parts.pictures import DATASET, INPUT_SHAPE, TEST, Picture, picture_in_address, test_image

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


def receive(taken: Picture | None) -> tuple[Picture, np.ndarray] | None:
    """Show how the picture becomes a network's input, and return both.

    It is the picture just taken or else the one in the address; the input is float32 [height, width,
    channels]. A test image is received as it is. None if the picture cannot be used, which is said in words.
    """
    try:
        picture = taken or picture_in_address()
        if picture.kind == TEST:
            return picture, _test_image(int(picture.name))
        prepared = prepare(picture.name, INPUT_SHAPE, _choose_steps())
    except LearnerError as error:
        st.error(say(error), icon=":material/image_not_supported:")
        return None
    _show(prepared.stages)
    if prepared.is_blank:
        st.info(_("Nothing stands out on this picture. Use a dark pen on light paper, or draw on the canvas."))
        return None
    return picture, prepared.model_input


def _test_image(index: int) -> np.ndarray:
    image, label = test_image(DATASET, index)
    text = _("Test image {index}, labelled {label}: the networks receive it as it is.")
    st.caption(text.format(index=index, label=label))
    _show([("resize", np.round(255 * image).astype(np.uint8))])
    return image


def _choose_steps() -> frozenset[str]:
    """The steps that are switched on; all of them unless the learner says otherwise."""
    chosen = st.pills(
        _("Steps on the way (tap to switch off)"),
        STEPS,
        selection_mode="multi",
        format_func=lambda name: _(STEP_TITLES[name]),
        **addressed_many("steps", STEPS, STEPS),
    )
    return frozenset(chosen)


def _show(stages: Sequence[tuple[str, np.ndarray]]) -> None:
    tiles = "".join(STAGE.format(url=data_url(image), title=_(STEP_TITLES[name])) for name, image in stages)
    st.html(TILE.format(tiles=tiles))
