"""From a picture to what the chosen networks receive, step by step; each step can be switched off."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import streamlit as st

from lib import catalog
from lib.charts.html import render
from lib.charts.tiles import data_url
from lib.errors import N_, LearnerError
from lib.i18n import _
from lib.inspectors.answers.prepared_picture import Shape, prepare
from lib.inspectors.readings import Reading
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import ALL_STEPS, PREPARATION_STEPS, TEST, Picture
from lib.typed_text import in_markdown
from pages.kit import state
from pages.kit.choices import pills_several, radio
from pages.kit.parameters import CROP, PICTURE_STEPS, split
from pages.kit.pictures.test_images import read_test_image
from pages.kit.texts import name_dataset, say

STEP_TITLES = {
    "original": N_("Your picture"),
    "grey": N_("Grey"),
    "invert": N_("Light on dark"),
    "cut_out": N_("Cut out"),
    "centre": N_("Centred by mass"),
    "resize": N_("What it receives"),
}
Tile = tuple[str, npt.NDArray[np.uint8]]
"""A title, translated, and a picture [height, width] or [height, width, 3]."""


def input_shapes(readings: Sequence[Reading]) -> tuple[Shape, ...]:
    """Return what these networks receive, each shape once; grey ones first, as they take more steps to show."""
    return tuple(sorted({reading.input_shape for reading in readings}, key=lambda shape: (shape[2], shape)))


def steps_in_address(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the steps that `prepare_picture` will find switched on."""
    if _all_colour(readings):
        return _cropping(state.chosen(CROP.name) or CROP.usual)
    steps = state.chosen(PICTURE_STEPS.name)
    return ALL_STEPS if steps is None else ALL_STEPS.intersection(split(steps))


def prepare_picture(picture: Picture | None, readings: Sequence[Reading]) -> Picture | None:
    """Show how a picture becomes the networks' input, and return it with the steps that are switched on.

    Say in words why a picture cannot be used, and return None. A test image needs no preparation; the one with
    its number is shown of each data set.

    Args:
        picture: from `take_picture`; None asks the learner for one.
        readings: of the networks that read it.
    """
    if picture is None:
        st.caption(_("Draw, upload or photograph something, and it appears here."))
        return None
    try:
        if picture.kind == TEST:
            _show_test_images(readings, int(picture.name))
            return picture
        picture = picture.prepared_by(_choose_cropping() if _all_colour(readings) else _choose_steps())
        is_blank = _show_preparation(readings, picture)
    except LearnerError as error:
        st.error(say(error), icon=":material/image_not_supported:")
        return None
    if is_blank:
        flat = _("This picture is the same all over. Take another, or draw on the canvas.")
        no_pen = _("Nothing stands out on this picture. Use a dark pen on light paper, or draw on the canvas.")
        st.info(flat if _all_colour(readings) else no_pen)
        return None
    return picture


def _show_test_images(readings: Sequence[Reading], index: int) -> None:
    found = {reading: read_test_image(reading.dataset, index, reading.image_size) for reading in readings}
    labels = {reading.dataset: label for reading, (_image, label) in found.items()}
    for dataset, label in labels.items():
        text = _("Test image {index}, labelled {label}: the networks receive it as it is.")
        said = text.format(index=index, label=in_markdown(label))
        title = in_markdown(name_dataset(catalog.dataset(dataset)))
        st.caption(said if len(labels) == 1 else f"{title} · {said}")
    _show([(_sized("resize", image, len(found) > 1), to_bytes(image)) for image, _label in found.values()])


def _show_preparation(readings: Sequence[Reading], picture: Picture) -> bool:
    """Show the steps and, once for each shape, what the networks receive; return whether any of that is blank."""
    first, *others = (prepare(picture, shape) for shape in input_shapes(readings))
    *steps, received = first.stages
    tiles = [(_(STEP_TITLES[name]), image) for name, image in steps]
    for name, image in (received, *(other.stages[-1] for other in others)):
        tiles.append((_sized(name, image, bool(others)), image))
    _show(tiles, first.taken)
    if first.taken is not None:
        st.info(
            _(
                "There is more than one digit in this picture. The network receives one of them, the one in the "
                "frame: to have another read, take a picture of it alone."
            )
        )
    return any(one.is_blank for one in (first, *others))


def _choose_steps() -> frozenset[str]:
    """Return the steps that are switched on; all of them before any choice."""
    return frozenset(
        pills_several(
            _("Steps on the way (tap to switch off)"),
            PICTURE_STEPS.name,
            PREPARATION_STEPS,
            PREPARATION_STEPS,
            in_words=lambda name: _(STEP_TITLES[name]),
        )
    )


def _choose_cropping() -> frozenset[str]:
    words = {"yes": _("The middle, cropped"), "no": _("All of it, squeezed into shape")}
    return _cropping(radio(_("What it sees"), CROP.name, list(words), in_words=words.__getitem__, horizontal=True))


def _cropping(chosen: str) -> frozenset[str]:
    """Return {"centre"} to crop the middle, or nothing to squeeze all of it; colours know no other step."""
    return frozenset({"centre"} if chosen == "yes" else ())


def _all_colour(readings: Sequence[Reading]) -> bool:
    return all(reading.input_shape[2] == 3 for reading in readings)


def _sized(name: str, image: np.ndarray, are_several: bool) -> str:
    """Return the title of a step; with the image's size if networks receive images of several sizes."""
    title = _(STEP_TITLES[name])
    return f"{title} {image.shape[0]}×{image.shape[1]}" if are_several else title


def _show(tiles: Sequence[Tile], taken: tuple[float, float, float, float] | None = None) -> None:
    """Show pictures with their titles; on the first one, a frame around what was taken of it."""
    shown = [(title, data_url(image)) for title, image in tiles]
    frame = None
    if taken is not None:
        left, top, right, bottom = (round(100 * edge, 1) for edge in taken)
        frame = {"left": left, "top": top, "width": right - left, "height": bottom - top}
    st.html(render("pages/kit/pictures/preparation.html", tiles=shown, frame=frame))
