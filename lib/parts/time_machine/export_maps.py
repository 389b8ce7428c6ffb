"""Makes the files of a picture's film: GIF, WebP or one frame, the maps as arrays, or their numbers as a table."""

from collections.abc import Callable, Mapping
from io import BytesIO

import numpy as np

from lib.charts.film_files import as_gif, as_png, as_webp
from lib.charts.filter_film import can_be_written
from lib.charts.map_film import MapFilm
from lib.csv_text import csv_text
from lib.errors import N_, LearnerError
from lib.inspectors.answers.filter_film import FilterFilm
from lib.intervals import write_percent
from lib.parts.time_machine.labels import FILM_TEXTS
from lib.parts.time_machine.state import ExportRequest
from lib.runs import Run
from lib.runs.history import Curves

GONE = N_("What you wanted to keep is no longer there. Reload the page, then try again.")


def file_of_maps(
    request: ExportRequest, film: FilterFilm | None, curves: Curves, run: Run, translate: Callable[[str], str]
) -> bytes:
    """Return the content of the file; raise LearnerError if there is no film."""
    if film is None:
        raise LearnerError(GONE)
    if request.format == "npz":
        return _npz(film)
    if request.format == "csv":
        return _csv(film)
    drawn = map_film_of(film, curves, run, translate)
    if request.format == "png":
        return as_png(drawn, int(np.searchsorted(film.steps, request.step, side="right")) - 1)
    return (as_gif if request.format == "gif" else as_webp)(drawn)


def map_film_of(film: FilterFilm, curves: Curves, run: Run, translate: Callable[[str], str]) -> MapFilm:
    """Return the film with run, layer, step and accuracy as text, on one scale of colours."""
    texts = {key: translate(text) for key, text in FILM_TEXTS.items()}
    title = [run.name if can_be_written(run.name) else run.id, film.layer]
    if not film.is_whole:
        title.append(texts["sums"])
    names = [texts["picture"], *(texts["filter"].format(filter=one + 1) for one in film.filters)]
    captions = captions_of(film.steps, curves, run, texts)
    return MapFilm(film.image, film.maps, film.limits, " · ".join(title), captions, names)


def captions_of(steps: np.ndarray, curves: Curves, run: Run, texts: Mapping[str, str]) -> list[str]:
    """Return what stands above each frame: the step, and the training accuracy where there is one.

    Args:
        curves: at these snapshots, and maybe at later ones.
        texts: `FILM_TEXTS` in the learner's language.
    """
    captions: list[str] = []
    for step, accuracy in zip(steps, curves.accuracy, strict=False):
        caption = [texts["step"].format(step=f"{step:,}", total=f"{run.total_steps:,}")]
        if not np.isnan(accuracy):
            caption.append(texts["accuracy"].format(accuracy=write_percent(accuracy, 1)))
        captions.append(" · ".join(caption))
    return captions


def _npz(film: FilterFilm) -> bytes:
    """Return the maps as the layer computed them, the picture, the steps, and which filters they are, from 1."""
    file = BytesIO()
    np.savez_compressed(
        file, steps=film.steps, filters=np.array(film.filters) + 1, image=film.image, maps=film.maps
    )
    return file.getvalue()


def _csv(film: FilterFilm) -> bytes:
    """Return one line for each snapshot and filter."""
    rows = [
        (
            step,
            number + 1,
            *(float(value) for value in (one.min(), one.mean(), one.max())),
            float((one > 0).mean()),
        )
        for step, maps in zip(film.steps.tolist(), film.maps, strict=True)
        for number, one in zip(film.filters, maps, strict=True)
    ]
    return csv_text(["step", "filter", "least", "mean", "greatest", "share_above_zero"], rows).encode()
