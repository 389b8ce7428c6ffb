"""What a network cannot do, found in the sizes of its layers, and which choices would make it possible."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import count
from math import prod

from lib.errors import N_, TITLED, LearnerError
from lib.models.presets import OptionsT
from lib.models.shapes import Layer, LayerSize, NoPixelLeftError, measure_layers
from lib.models.task import Task
from lib.options import Option, Value, write_value

BYTES = 4  # of a float32
KEPT_PER_PARAMETER = 4
"""A weight, its gradient, and Adam's two moments."""
KEPT_PER_VOTE, KEPT_PER_OUTPUT = 5, 3
"""How often numbers of these sizes are in memory at once in a training step, measured on CPUs."""


def training_bytes(sizes: Iterable[LayerSize], batch_size: int) -> int:
    """Return about how much memory a training step takes for a network of these layers, in bytes."""
    numbers = 0
    for size in sizes:
        in_a_picture = KEPT_PER_VOTE * size.votes + KEPT_PER_OUTPUT * prod(size.output_shape)
        numbers += KEPT_PER_PARAMETER * size.parameters + batch_size * in_a_picture
    return BYTES * numbers


def vote_bytes(sizes: Iterable[LayerSize]) -> int:
    """Return how much memory the votes for one image take, in bytes."""
    return BYTES * sum(size.votes for size in sizes)


def refuse_images(
    title: str, options: OptionsT, task: Task, layers: Callable[[OptionsT, Task], Sequence[Layer]]
) -> LearnerError | None:
    """Return why a network cannot read the images, and what would help; None if it can.

    Args:
        title: the network's, marked for translation.
        layers: returns its layers.
    """

    def try_side(side: int, chosen: OptionsT) -> NoPixelLeftError | None:
        try:
            measure_layers(
                layers(chosen, replace(task, input_shape=(side, side, channels))), (side, side, channels)
            )
        except NoPixelLeftError as error:
            return error
        return None

    height, width, channels = task.input_shape
    side = min(height, width)
    reason = try_side(side, options)
    if reason is None:
        return None
    smallest = next(larger for larger in count(side + 1) if try_side(larger, options) is None)
    return LearnerError(
        N_(
            "{architecture} needs images of at least {smallest} × {smallest} pixels, but these have {height} × "
            "{width}: {reason}. What would help: {choices}."
        ),
        architecture=title,
        smallest=smallest,
        height=height,
        width=width,
        reason=reason,
        choices=(
            N_("a larger image size"),
            *find_changes(options, lambda chosen: try_side(side, chosen) is None),
            N_("another network"),
        ),
    )


def find_changes(
    options: OptionsT, works: Callable[[OptionsT], bool], names: Collection[str] | None = None
) -> list[LearnerError]:
    """Return the options of which another value works, each with the value nearest to the one that is chosen.

    Args:
        works: says whether a network or a training with these options is possible; of whole numbers, it must be so
            for all from the nearest one on that works, or for none.
        names: of the options to look at; None for all.
    """
    found: list[LearnerError] = []
    for option in options.described():
        if names is not None and option.name not in names:
            continue
        value = _nearest(option, lambda value, name=option.name: works(options.with_values({name: value})))
        if value is not None:
            found.append(LearnerError(TITLED, title=option.title, text=write_value(value)))
    return found


def _nearest(option: Option, works: Callable[[Value], bool]) -> Value | None:
    """Return the nearest value of a choice or a whole number that works; None if none does."""
    given = option.default
    if option.choices:
        return next((choice for choice in option.choices if choice != given and works(choice)), None)
    if type(given) is not int or option.minimum is None or option.maximum is None:
        return None
    for end in (int(option.minimum), int(option.maximum)):
        if end != given and works(end):
            steps = range(1, abs(end - given) + 1)
            side = 1 if end > given else -1
            return given + side * steps[bisect_left(steps, True, key=lambda step: works(given + side * step))]
    return None
