"""What a learner keeps of the time machine: a film of one layer's filters, or the numbers behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import numpy as np

from lib.charts.film_files import Progress, as_gif, as_png, as_webp
from lib.charts.filter_film import Film, can_be_written
from lib.csv_text import csv_text
from lib.errors import N_, LearnerError
from lib.parts.time_machine.labels import FILM_TEXTS
from lib.parts.time_machine.machine import reaches
from lib.runs import Run
from lib.runs.history import Curves, History, LayerHistory

MIME = {
    "gif": "image/gif",
    "webp": "image/webp",
    "png": "image/png",
    "npz": "application/octet-stream",
    "csv": "text/csv",
}
SCALES = ("all", "step")


@dataclass(frozen=True)
class Wanted:
    """What a learner wants to keep of what is seen.

    Attributes:
        format: a key of `MIME`.
        step: of the snapshot that is looked at.
        scale: "all" for one colour scale, "step" for each snapshot's own.
    """

    format: str
    run: str
    step: int
    layer: str
    channel: int
    scale: str

    @property
    def file_name(self) -> str:
        """Such as "lenet-conv1.gif"; a picture of one step has the step in it."""
        step = f"-step{self.step}" if self.format == "png" else ""
        return f"{self.run}-{self.layer.replace('/', '-')}{step}.{self.format}"


def wanted_in(sent: object) -> Wanted | None:
    """What a browser ordered; None for anything that is no order."""
    match sent:
        case {
            "format": str() as form,
            "run": str() as run,
            "step": int() as step,
            "layer": str() as layer,
            "channel": int() as channel,
            "scale": str() as scale,
        } if form in MIME and scale in SCALES:
            return Wanted(form, run, step, layer, channel, scale)
    return None


def file_of(
    wanted: Wanted,
    history: History,
    curves: Curves,
    run: Run,
    progress: Progress,
    translate: Callable[[str], str] = str,
) -> bytes:
    """The file that was wanted.

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
    """Every snapshot's filters on one input channel; run, layer, step and accuracy are written above.

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
    """The kernels as they were kept, how far each filter moved, and the curves beside."""
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
    """A line for each snapshot and filter."""
    header = ["step", "filter", "cosine_with_initial", "change", "norm", "change_relative_to_initial_norm"]
    began = layer.moved[0, :, 2]
    rows = []
    for step, moved in zip(history.steps.tolist(), layer.moved, strict=True):
        for number, (cosine, change, norm) in enumerate(moved.tolist()):
            share = change / float(began[number]) if began[number] else 0.0
            rows.append((step, number + 1, cosine, change, norm, share))
    return csv_text(header, rows).encode()
