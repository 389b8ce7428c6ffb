"""Prepare any picture for a network, one named step at a time.

image = decode(content)
preparation = run_preparation(image, (28, 28, 1))
preparation.stages        # what to show: original, grey, invert, cut_out, centre, resize
preparation.model_input   # what the network receives, float32 [28, 28, 1] in [0, 1]
"""

from collections.abc import Set
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lib.errors import LearnerError
from lib.pictures.digit_cutout import find_digit, is_dark_on_light
from lib.pictures.digit_frame import FLAT, centre_by_mass, frame_digit
from lib.pictures.image_files import MAX_BYTES, MAX_PIXELS, UploadError, as_rgb, decode, fit_middle, squeeze
from lib.pictures.levels import note_of
from lib.pictures.ndimage import Grey
from lib.pictures.pixels import to_unit_range
from lib.pictures.reference import ALL_STEPS, AS_PHOTO, PREPARATION_STEPS

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "PREPARATION_STEPS",
    "Preparation",
    "Stage",
    "UploadError",
    "decode",
    "run_preparation",
    "to_model_input",
]

PREVIEW_SIDE = 280
"""Longest side of the picture that a stage shows."""
_WORKING_SIDE = 640
"""Longest side of the picture that a digit is looked for in: a pen stroke is still two pixels wide, and a search
takes 0.1 s."""


@dataclass(frozen=True)
class Stage:
    """The picture after one step.

    Attributes:
        name: "original", one of `PREPARATION_STEPS`, or "resize" for what the network receives.
        image: uint8 `[h, w]` (grey) or `[h, w, 3]`, at most `PREVIEW_SIDE` pixels long; the last
            stage always has the network's own size.
    """

    name: str
    image: NDArray[np.uint8]


@dataclass(frozen=True)
class Preparation:
    """How a picture became a network's input.

    Attributes:
        stages: the original, the steps that were switched on, and the network's picture, in order.
        model_input: float32 `[h, w, c]` in [0, 1]: the last stage divided by 255.
        was_inverted: whether the step "invert" turned dark strokes on light into light ones on dark.
        taken: where the one of several digits stands that the step "cut_out" took: (left, top, right, bottom) as
            parts of the picture's sides; None if there are not several.
        note: what else became of the file, in a sentence (see `lib.pictures.levels.note_of`).
    """

    stages: tuple[Stage, ...]
    model_input: NDArray[np.float32]
    was_inverted: bool
    taken: tuple[float, float, float, float] | None = None
    note: LearnerError | None = None

    @property
    def is_blank(self) -> bool:
        """Whether the network receives a picture of one level, because there was nothing to find."""
        return float(np.ptp(self.model_input)) < FLAT / 255


def to_model_input(
    image: Image.Image, input_shape: tuple[int, int, int], *, centre: bool = True, as_photo: bool = False
) -> NDArray[np.float32]:
    """Turn a picture into a network's input.

    Args:
        image: a picture of any mode and size.
        input_shape: the network's `(h, w, c)`. With c = 1, the digit in the picture is framed as in
            MNIST, light on black (see `digit_frame.frame_side` for larger inputs); with c = 3, the picture
            is cropped to the network's proportions.
        as_photo: whether it is cropped so with c = 1 too, and becomes grey: for networks that learned grey photos.
        centre: False leaves out cutting out and centring (c = 1) or cropping (c = 3).

    Returns:
        float32 `[h, w, c]` in [0, 1]; for c = 1 all zero if there is nothing on the picture.

    Raises:
        ValueError: if `input_shape` is not a size with 1 or 3 channels.
    """
    steps = ALL_STEPS - (frozenset() if centre else {"cut_out", "centre"})
    steps |= {AS_PHOTO} if as_photo else frozenset()
    return run_preparation(image, input_shape, steps=steps).model_input


def run_preparation(
    image: Image.Image,
    input_shape: tuple[int, int, int],
    *,
    steps: Set[str] = ALL_STEPS,
) -> Preparation:
    """Prepare a picture for a network and keep what each step made of it.

    Args:
        image: a picture of any mode and size.
        input_shape: the network's `(h, w, c)` with 1 or 3 channels.
        steps: which of `PREPARATION_STEPS` to take. With three channels, and with `AS_PHOTO` among them, only
            "centre" matters: with it the middle is cropped, without it the whole picture is squeezed.

    Raises:
        ValueError: if there is no such step, or `input_shape` is not a size with 1 or 3 channels.
    """
    unknown = set(steps) - {*PREPARATION_STEPS, AS_PHOTO}
    if unknown:
        raise ValueError(f"steps must be among {PREPARATION_STEPS}; got {sorted(unknown)}")
    if len(input_shape) != 3 or input_shape[2] not in (1, 3) or min(input_shape) < 1:
        raise ValueError(f"input_shape must be (height, width, 1 or 3); got {input_shape}")
    rgb = as_rgb(image)
    original = Stage("original", _preview(np.asarray(rgb)))
    if input_shape[2] == 3 or AS_PHOTO in steps:
        prepared = _with_input([original, _resize_photo(rgb, input_shape, "centre" in steps)], False)
    else:
        prepared = _prepare_digit(rgb, original, (input_shape[0], input_shape[1]), steps)
    return replace(prepared, note=note_of(rgb))


def _prepare_digit(rgb: Image.Image, original: Stage, shape: tuple[int, int], steps: Set[str]) -> Preparation:
    rgb = _shrink(rgb, _WORKING_SIDE)
    stages = [original]
    # Without the step that mixes the three channels, a network with one channel receives the first.
    grey = np.asarray(rgb.convert("L") if "grey" in steps else rgb.getchannel("R"), np.float32)
    was_dark = is_dark_on_light(grey)
    # From here on strokes are light, and pictures are turned back for display if "invert" is off:
    # so each step can be switched off without the next one losing the digit.
    picture = 255 - grey if was_dark else grey
    turn_back = was_dark and "invert" not in steps

    def to_display(shown: Grey) -> NDArray[np.uint8]:
        shown = 255 - shown if turn_back else shown
        return np.round(np.clip(shown, 0, 255)).astype(np.uint8)

    if "grey" in steps:
        stages.append(Stage("grey", _preview(grey.astype(np.uint8))))
    if "invert" in steps:
        if np.ptp(picture) < FLAT:
            picture = np.zeros_like(picture)
        stages.append(Stage("invert", _preview(to_display(picture))))
    pixel, taken = 1, None
    if "cut_out" in steps:
        digit = find_digit(picture, was_dark=was_dark)
        if digit is not None and digit.is_one_of_several:
            (left, top, right, bottom), (height, width) = digit.box, picture.shape
            taken = (left / width, top / height, right / width, bottom / height)
        fineness = max(1, PREVIEW_SIDE // max(shape))
        picture = np.zeros(shape, np.float32) if digit is None else frame_digit(digit.picture, shape, fineness)
        pixel = picture.shape[0] // shape[0]
        stages.append(Stage("cut_out", _preview(to_display(picture))))
    if "centre" in steps:
        picture = centre_by_mass(picture, pixel)
        stages.append(Stage("centre", _preview(to_display(picture))))
    # Each of the network's pixels is the mean of those it covers.
    small = Image.fromarray(picture).resize((shape[1], shape[0]), Image.Resampling.BOX)
    stages.append(Stage("resize", to_display(np.asarray(small))))
    return replace(_with_input(stages, was_dark and "invert" in steps), taken=taken)


def _resize_photo(rgb: Image.Image, input_shape: tuple[int, int, int], crop: bool) -> Stage:
    size = (input_shape[1], input_shape[0])
    picture = rgb if input_shape[2] == 3 else rgb.convert("L")
    small = fit_middle(picture, size) if crop else squeeze(picture, size)
    return Stage("resize", np.asarray(small))


def _with_input(stages: list[Stage], was_inverted: bool) -> Preparation:
    received = stages[-1].image
    channels_last = received.reshape(*received.shape[:2], -1)  # [h, w, c]
    return Preparation(tuple(stages), to_unit_range(channels_last), was_inverted)


def _preview(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the picture as a stage shows it."""
    return np.asarray(_shrink(Image.fromarray(image), PREVIEW_SIDE))


def _shrink(image: Image.Image, side: int) -> Image.Image:
    smaller = image.copy()
    smaller.thumbnail((side, side), Image.Resampling.BOX)
    return smaller
