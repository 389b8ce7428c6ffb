"""Makes the files that a learner exports: a film of one layer's filters, one of its pictures, or the numbers."""

from collections.abc import Callable
from io import BytesIO

import numpy as np

from lib.charts.film_files import as_gif, as_png, as_webp
from lib.charts.filter_film import Film, can_be_written
from lib.csv_text import csv_text
from lib.errors import LearnerError
from lib.inspectors.answers.filter_film import FilterFilm
from lib.parts.time_machine.export_maps import GONE, captions_of, file_of_maps
from lib.parts.time_machine.labels import FILM_TEXTS
from lib.parts.time_machine.machine import reaches
from lib.parts.time_machine.state import ExportRequest
from lib.runs import Run
from lib.runs.history import COLOURS, Curves, History, LayerHistory


def file_of(
    request: ExportRequest,
    history: History,
    curves: Curves,
    run: Run,
    translate: Callable[[str], str] = str,
    *,
    film: FilterFilm | None = None,
) -> bytes:
    """Return the content of the file.

    Args:
        translate: returns a text in the learner's language.
        film: of a picture through filters, for a file of its maps.

    Raises:
        LearnerError: if the run no longer has the layer, the channel or the step.
    """
    if request.of == "maps":
        return file_of_maps(request, film, curves, run, translate)
    layer = _layer(request, history)
    if request.format == "npz":
        return _npz(layer, history, curves)
    if request.format == "csv":
        return _csv(layer, history)
    drawn = film_of(layer, request, history, curves, run, translate)
    if request.format == "png":
        return as_png(drawn, history.steps.tolist().index(request.step))
    return (as_gif if request.format == "gif" else as_webp)(drawn)


def _layer(request: ExportRequest, history: History) -> LayerHistory:
    found = next((layer for layer in history.layers if layer.name == request.layer), None)
    if (
        found is None
        or not 0 <= request.channel < found.kernels.shape[3]
        or request.step not in history.steps.tolist()
    ):
        raise LearnerError(GONE)
    return found


def film_of(
    layer: LayerHistory,
    request: ExportRequest,
    history: History,
    curves: Curves,
    run: Run,
    translate: Callable[[str], str],
) -> Film:
    """Return a film of every snapshot's filters on one input channel, with run, layer, step and accuracy as text.

    A run is called by its id if the font of the pictures lacks a character of its name.
    """
    texts = {key: translate(text) for key, text in FILM_TEXTS.items()}
    reach = reaches(layer.kernels)
    limits = reach if request.scale == "step" else np.full_like(reach, reach.max())
    captions = captions_of(history.steps, curves, run, texts)
    title = [run.name if can_be_written(run.name) else run.id, layer.name]
    if layer.kernels.shape[3] > 1:
        is_colour = history.is_colour and layer is history.layers[0]
        channel = texts[COLOURS[request.channel]] if is_colour else str(request.channel + 1)
        title.append(texts["channel"].format(channel=channel))
    tiles = np.moveaxis(layer.kernels[:, :, :, request.channel].astype(np.float32), -1, 1)
    return Film(tiles, limits, " · ".join(title), captions, (texts["low"], texts["high"]))


def _npz(layer: LayerHistory, history: History, curves: Curves) -> bytes:
    """Return the kernels as they are stored, how far each filter moved, and the curves."""
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
    """Return one line for each snapshot and filter."""
    header = ["step", "filter", "cosine_with_initial", "change", "norm", "change_relative_to_initial_norm"]
    began = layer.moved[0, :, 2]
    rows: list[tuple[float, ...]] = []
    for step, moved in zip(history.steps.tolist(), layer.moved, strict=True):
        for number, (cosine, change, norm) in enumerate(moved.tolist()):
            share = change / float(began[number]) if began[number] else 0.0
            rows.append((step, number + 1, cosine, change, norm, share))
    return csv_text(header, rows).encode()
