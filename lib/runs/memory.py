"""Whether a training fits in this computer's memory, known before it starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import psutil

from lib import catalog
from lib.errors import N_, TITLED, LearnerError
from lib.models.limits import find_changes, training_bytes, vote_bytes
from lib.models.shapes import LayerSize

if TYPE_CHECKING:
    from lib.runs.spec import RunSpec

MEGABYTE = 1_000_000


def check_memory(spec: RunSpec, available: int | None = None) -> None:
    """Raise LearnerError if the images are too small, or a step of the training takes more memory than there is.

    The error says what would help.

    Args:
        available: in bytes; None for all that this computer has.
    """
    architecture = catalog.architecture(spec.architecture)
    most = psutil.virtual_memory().total if available is None else available

    def measure(spec: RunSpec) -> tuple[LayerSize, ...]:
        return architecture.layer_sizes(spec.model, spec.task)

    def fits(spec: RunSpec) -> bool:
        try:
            return training_bytes(measure(spec), spec.training.batch_size) <= most
        except LearnerError:  # no such image size, or one that is too small
            return False

    sizes = measure(spec)
    needed = training_bytes(sizes, spec.training.batch_size)
    if needed <= most:
        return
    smaller = [
        *_fitting_side(spec, fits),
        *find_changes(spec.training, lambda other: fits(replace(spec, training=other)), ["batch_size"]),
        *find_changes(spec.model, lambda other: fits(replace(spec, model=other))),
    ]
    votes = vote_bytes(sizes) / MEGABYTE
    raise LearnerError(
        N_(
            "{architecture} needs about {needed:,} MB of memory for a step of {images} images of this size (the "
            "votes of its capsules for each take {votes:,.1f} MB), but this computer has {have:,} MB. What would "
            "help: {choices}."
        )
        if votes
        else N_(
            "{architecture} needs about {needed:,} MB of memory for a step of {images} images of this size, but "
            "this computer has {have:,} MB. What would help: {choices}."
        ),
        architecture=architecture.title,
        needed=needed // MEGABYTE,
        images=spec.training.batch_size,
        votes=votes,
        have=most // MEGABYTE,
        choices=(*smaller, N_("another network")),
    )


def _fitting_side(spec: RunSpec, fits: Callable[[RunSpec], bool]) -> list[LearnerError]:
    """Return the largest smaller image size that fits, if there is one."""
    smaller = [side for side in catalog.dataset(spec.dataset).sizes if side < spec.input_shape[0]]
    for side in sorted(smaller, reverse=True):
        if fits(replace(spec, training=replace(spec.training, image_size=side))):
            return [LearnerError(TITLED, title=N_("Image size"), text=side)]
    return []
