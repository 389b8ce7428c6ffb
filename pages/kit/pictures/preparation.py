"""From a picture to what the chosen networks receive, step by step; each step can be switched off."""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from lib import catalog, i18n
from lib.charts.tiles import data_url
from lib.errors import LearnerError
from lib.i18n import _
from lib.inspectors.answers.prepared_picture import Shape, prepare
from lib.inspectors.readings import Reading
from lib.parts.drawing_canvas import strokes_of_picture
from lib.parts.preparation import PART, STEP_TITLES, Given, Input, Tile, payload
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import ALL_STEPS, PREPARATION_STEPS, TEST, Picture
from pages.kit import state
from pages.kit.choices import pills_several, radio
from pages.kit.parameters import CROP, PICTURE_STEPS, split
from pages.kit.pictures.sources import DRAW, follows
from pages.kit.pictures.test_images import read_test_image
from pages.kit.texts import name_dataset, say


def input_shapes(readings: Sequence[Reading]) -> tuple[Shape, ...]:
    """Return what these networks receive, each shape once; grey ones first."""
    return tuple(sorted({reading.input_shape for reading in readings}, key=lambda shape: (shape[2], shape)))


def steps_in_address(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the steps that `prepare_picture` will find switched on."""
    if _all_photos(readings):
        return _cropping(state.chosen(CROP.name) or CROP.usual)
    steps = state.chosen(PICTURE_STEPS.name)
    return ALL_STEPS if steps is None else ALL_STEPS.intersection(split(steps))


def prepare_picture(picture: Picture | None, readings: Sequence[Reading], source: str) -> Picture | None:
    """Show how a picture becomes the networks' input, and return it with the steps that are switched on.

    Say in words why a picture cannot be used, and return None. A test image needs no preparation; the one with
    its number is shown of each data set. What is drawn or filmed the browser shows by itself.

    Args:
        picture: from `take_picture`; None asks the learner for one.
        readings: of the networks that read it.
        source: that the picture comes from.
    """
    if follows(source) or (picture is not None and picture.kind != TEST):
        steps = _choose_cropping() if _all_photos(readings) else _choose_steps()
    else:
        steps = steps_in_address(readings)
    picture = None if picture is None else picture.prepared_by(steps)
    is_drawn = source == DRAW and bool(strokes_of_picture(picture))
    given = None
    try:
        if picture is not None and picture.kind == TEST:
            given = _read_test_images(readings, int(picture.name))
        elif picture is not None and not is_drawn:
            given = _prepare(readings, picture)
    except LearnerError as error:
        st.error(say(error), icon=":material/image_not_supported:")
        picture = None
    inputs = [Input(one.input_shape, sorted(one.steps_for(steps))) for one in _different(readings)]
    shown = payload(inputs=inputs, given=given, is_expected=is_drawn, is_live=follows(source))
    PART.mount(shown, key="preparation")
    return None if given is not None and given.is_blank else picture


def _read_test_images(readings: Sequence[Reading], index: int) -> Given:
    found = {reading: read_test_image(reading, index) for reading in readings}
    labels = {(reading.dataset, reading.division): label for reading, (_image, label) in found.items()}
    text = _("Test image {index}, labelled {label}: the networks receive it as it is.")
    captions = {which: text.format(index=index, label=label) for which, label in labels.items()}
    if len(captions) > 1:
        captions = {one: f"{name_dataset(catalog.dataset(one[0]))} · {said}" for one, said in captions.items()}
    return Given(
        tuple(_tile("resize", to_bytes(image)) for image, _label in found.values()), tuple(captions.values())
    )


def _prepare(readings: Sequence[Reading], picture: Picture) -> Given:
    """Return the steps and, once for each shape, what the networks receive."""
    first, *others = (prepare(one.own(picture), one.input_shape) for one in _different(readings))
    stages = [*first.stages, *(other.stages[-1] for other in others)]
    is_blank = any(one.is_blank for one in (first, *others))
    captions = () if first.note is None else (i18n.say(first.note),)
    return Given(tuple(_tile(name, image) for name, image in stages), captions, is_blank, first.taken)


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
    """Return {"centre"} to crop the middle, or nothing to squeeze all of it; photos know no other step."""
    return frozenset({"centre"} if chosen == "yes" else ())


def _different(readings: Sequence[Reading]) -> list[Reading]:
    """Return readings whose networks receive different inputs; digits first, as they take more steps to show."""
    known = {(one.is_of_photos, one.input_shape[2], one.input_shape): one for one in readings}
    return [known[key] for key in sorted(known)]


def _all_photos(readings: Sequence[Reading]) -> bool:
    return all(reading.is_of_photos for reading in readings)


def _tile(name: str, image: NDArray[np.uint8]) -> Tile:
    """Return the picture after a step, [height, width] or [height, width, channels]."""
    return Tile(name, data_url(image), *image.shape[:2])
