"""What a learner keeps of the time machine: a film of one layer's filters, or the numbers behind it."""

from collections.abc import Callable
from io import BytesIO

import numpy as np

from lib.charts.film_files import Progress, as_gif, as_png, as_webp
from lib.charts.filter_film import Film, can_be_written
from lib.csv_text import csv_text
from lib.errors import N_, LearnerError
from lib.parts.time_machine.labels import FILM_TEXTS
from lib.parts.time_machine.machine import reaches
from lib.parts.time_machine.state import Wanted
from lib.runs import Run
from lib.runs.history import Curves, History, LayerHistory


def file_of(
    wanted: Wanted,
    history: History,
    curves: Curves,
    run: Run,
    progress: Progress,
    translate: Callable[[str], str] = str,
) -> bytes:
    """Return the file that was wanted.

    Args:
        progress: told how much of a film is drawn, from 0 to 1.
        translate: gives the texts of pictures in a learner's language.

    Raises:
        LearnerError: if the run has no such layer, channel or step (any more).
    """
    layer = _layer(wanted, history)
    if wanted.format == "npz":
        return _npz(layer, history, curves)
    if wanted.format == "csv":
        return _csv(layer, history)
    film = film_of(layer, wanted, history, curves, run, translate)
    if wanted.format == "png":
        return as_png(film, history.steps.tolist().index(wanted.step))
    return (as_gif if wanted.format == "gif" else as_webp)(film, progress)


def _layer(wanted: Wanted, history: History) -> LayerHistory:
    found = next((layer for layer in history.layers if layer.name == wanted.layer), None)
    if (
        found is None
        or not 0 <= wanted.channel < found.kernels.shape[3]
        or wanted.step not in history.steps.tolist()
    ):
        raise LearnerError(N_("What you wanted to keep is no longer there. Reload the page, then try again."))
    return found


def film_of(
    layer: LayerHistory,
    wanted: Wanted,
    history: History,
    curves: Curves,
    run: Run,
    translate: Callable[[str], str],
) -> Film:
    """Return every snapshot's filters on one input channel; run, layer, step and accuracy are written above.

    A run whose name the font of the pictures does not have is called by its id.
    """
    texts = {key: translate(text) for key, text in FILM_TEXTS.items()}
    reach = reaches(layer.kernels)
    limits = reach if wanted.scale == "step" else np.full_like(reach, reach.max())
    captions = []
    for step, accuracy in zip(history.steps, curves.accuracy, strict=True):
        caption = [texts["step"].format(step=f"{step:,}", total=f"{run.total_steps:,}")]
        if not np.isnan(accuracy):
            caption.append(texts["accuracy"].format(accuracy=f"{100 * accuracy:.1f} %"))
        captions.append(" · ".join(caption))
    title = [run.name if can_be_written(run.name) else run.id, layer.name]
    if layer.kernels.shape[3] > 1:
        title.append(texts["channel"].format(channel=wanted.channel + 1))
    tiles = np.moveaxis(layer.kernels[:, :, :, wanted.channel].astype(np.float32), -1, 1)
    return Film(tiles, limits, " · ".join(title), captions, (texts["low"], texts["high"]))


def _npz(layer: LayerHistory, history: History, curves: Curves) -> bytes:
    """Return the kernels as they were kept, how far each filter moved, and the curves beside."""
    file = BytesIO()
    np.savez_compressed(
        file,
        steps=history.steps,
        kernels=layer.kernels,
        moved=layer.moved,
        loss=curves.loss,
        accuracy=curves.accuracy,
    )
    return file.getvalue()


def _csv(layer: LayerHistory, history: History) -> bytes:
    """Return a line for each snapshot and filter."""
    header = ["step", "filter", "cosine_with_initial", "change", "norm", "change_relative_to_initial_norm"]
    began = layer.moved[0, :, 2]
    rows = []
    for step, moved in zip(history.steps.tolist(), layer.moved, strict=True):
        for number, (cosine, change, norm) in enumerate(moved.tolist()):
            share = change / float(began[number]) if began[number] else 0.0
            rows.append((step, number + 1, cosine, change, norm, share))
    return csv_text(header, rows).encode()
