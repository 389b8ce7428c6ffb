"""From a picture to what the chosen networks receive, step by step, with a switch for each step."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from lib import catalog
from lib.charts.tiles import data_url
from lib.errors import N_, LearnerError
from lib.i18n import _, say
from lib.inspectors.answers.prepared_picture import prepare
from lib.pictures.reference import PREPARATION_STEPS
from pages.kit import state
from pages.kit.choices import pills_several, radio
from pages.kit.parameters import PICTURE
from pages.kit.pictures import TEST, Picture, Reading, picture_in_address, test_image
from pages.kit.texts import class_name

STEP_TITLES = {
    "original": N_("Your picture"),
    "grey": N_("Grey"),
    "invert": N_("Light on dark"),
    "cut_out": N_("Cut out"),
    "centre": N_("Centred by mass"),
    "resize": N_("What it receives"),
}
TILE = """<div style="display:flex;flex-wrap:wrap;gap:10px">{tiles}</div>"""
STAGE = """<figure style="margin:0;width:96px;font-size:.8rem;line-height:1.25"><img src="{url}" alt="{title}"
style="width:96px;height:96px;object-fit:contain;background:#8883;border-radius:4px;image-rendering:pixelated">
<figcaption>{title}</figcaption></figure>"""
Tile = tuple[str, np.ndarray]


def receive(taken: Picture | None, readings: Sequence[Reading], last: int | None) -> Picture | None:
    """Show how the picture becomes the input of networks that read so, and return it with the steps on the way.

    It is the picture just taken or else the one in the address. A test image is received as it is, one of each
    data set. None if the picture cannot be used, which is said in words.

    Args:
        last: the highest number of a test image that all have; None where there are none here.
    """
    if taken is None and last is None and state.chosen(PICTURE.name) is None:
        st.caption(_("Draw, upload or photograph something, and it appears here."))
        return None
    try:
        picture = taken or picture_in_address(last)
        if picture.kind == TEST:
            _show_test_images(readings, int(picture.name))
            return picture
        picture = picture.prepared_by(_choose_cropping() if _all_colour(readings) else _choose_steps())
        something_is_there = _show_preparation(readings, picture)
    except LearnerError as error:
        st.error(say(error), icon=":material/image_not_supported:")
        return None
    if not something_is_there:
        flat = _("This picture is the same all over. Take another, or draw on the canvas.")
        no_pen = _("Nothing stands out on this picture. Use a dark pen on light paper, or draw on the canvas.")
        st.info(flat if _all_colour(readings) else no_pen)
        return None
    return picture


def _show_test_images(readings: Sequence[Reading], index: int) -> None:
    found = {reading: test_image(reading.dataset, index, reading.image_size) for reading in readings}
    labels = {reading.dataset: label for reading, (_image, label) in found.items()}
    for dataset, label in labels.items():
        text = _("Test image {index}, labelled {label}: the networks receive it as it is.")
        said = text.format(index=index, label=class_name(label))
        st.caption(said if len(labels) == 1 else f"{_(catalog.dataset(dataset).title)} · {said}")
    _show([(_sized("resize", image, len(found) > 1), _as_bytes(image)) for image, _label in found.values()])


def _show_preparation(readings: Sequence[Reading], picture: Picture) -> bool:
    """Show the steps to what the networks receive, and return whether there is something on the picture.

    Networks whose inputs have one shape receive the same; the way there is shown once.
    """
    # Grey ones first: their way has more steps to show.
    shapes = sorted(dict.fromkeys(reading.input_shape for reading in readings), key=lambda shape: shape[2])
    prepared = {shape: prepare(picture, shape) for shape in shapes}
    first, *others = prepared.values()
    several = bool(others)
    *way, received = first.stages
    tiles = [(_(STEP_TITLES[name]), image) for name, image in way]
    for name, image in (received, *(other.stages[-1] for other in others)):
        tiles.append((_sized(name, image, several), image))
    _show(tiles)
    return not any(one.is_blank for one in prepared.values())


def _choose_steps() -> frozenset[str]:
    """The steps that are switched on; all of them unless the learner says otherwise."""
    return frozenset(
        pills_several(
            _("Steps on the way (tap to switch off)"),
            "steps",
            PREPARATION_STEPS,
            PREPARATION_STEPS,
            format_func=lambda name: _(STEP_TITLES[name]),
        )
    )


def _choose_cropping() -> frozenset[str]:
    """The one step for networks that take colours: whether the middle is cut out, or all of it squeezed."""
    words = {"yes": _("The middle, cropped"), "no": _("All of it, squeezed")}
    chosen = radio(_("What it sees"), "crop", list(words), in_words=words.__getitem__, horizontal=True)
    return frozenset({"centre"} if chosen == "yes" else ())


def _all_colour(readings: Sequence[Reading]) -> bool:
    return all(reading.input_shape[2] == 3 for reading in readings)


def _sized(name: str, image: np.ndarray, several: bool) -> str:
    """The title of a stage, with the image's size where several networks receive different ones."""
    title = _(STEP_TITLES[name])
    return f"{title} {image.shape[0]}×{image.shape[1]}" if several else title


def _as_bytes(image: np.ndarray) -> np.ndarray:
    return np.round(255 * image).astype(np.uint8)


def _show(tiles: Sequence[Tile]) -> None:
    st.html(TILE.format(tiles="".join(STAGE.format(url=data_url(image), title=title) for title, image in tiles)))
