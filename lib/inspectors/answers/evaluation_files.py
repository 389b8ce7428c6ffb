"""Evaluations kept in a run's folder, so that nobody computes one twice."""

import numpy as np

from lib.inspectors.answers.evaluation import TEST, Evaluation, Mistake
from lib.inspectors.answers.image_readings import ImageReadings
from lib.inspectors.kept import AboutCheckpoint
from lib.runs import RunFiles

_WORST, _IMAGES = "worst/", "images/"
_ALL_SCORES = "all_scores"


SCORES = AboutCheckpoint("scores", TEST)


def _in_folder(split: str) -> AboutCheckpoint:
    return AboutCheckpoint("evaluations", split)


def save(files: RunFiles, checkpoint: str, split: str, found: Evaluation, folder: RunFiles | None = None) -> None:
    """Keep the evaluation of a checkpoint's network on a split, and all scores of a test beside it.

    Args:
        files: where the checkpoint is.
        folder: where to keep it; None for `files`.

    Raises:
        LearnerError: if it cannot be written.
    """
    mistakes = {
        "index": [mistake.index for mistake in found.worst],
        "label": [mistake.label for mistake in found.worst],
        "predicted": [mistake.predicted for mistake in found.worst],
        "scores": [mistake.scores for mistake in found.worst],
        "loss": [mistake.loss for mistake in found.worst],
        "labels": [mistake.labels for mistake in found.worst],
        "image": [mistake.image for mistake in found.worst],
    }
    measured = {name: np.array(value) for name, value in vars(found).items() if name not in ("worst", "images")}
    worst = {_WORST + name: np.array(values) for name, values in mistakes.items()}
    images = {_IMAGES + name: values for name, values in vars(found.images).items() if name != _ALL_SCORES}
    _in_folder(split).save(files, checkpoint, {**measured, **worst, **images}, folder)
    save_scores(files, checkpoint, split, found, folder)


def save_scores(
    files: RunFiles, checkpoint: str, split: str, found: Evaluation, folder: RunFiles | None = None
) -> None:
    """Keep the scores of every class for each image of a test; of other splits, or where there are none, nothing.

    So what several networks say of the same images can be put together, without any picture of theirs.

    Args:
        files, folder: as `save` takes them.

    Raises:
        LearnerError: if they cannot be written.
    """
    scores = found.images.all_scores
    if split != TEST or scores is None:
        return
    SCORES.save(files, checkpoint, {"labels": found.images.labels, "scores": scores}, folder)


def load_scores(files: RunFiles, checkpoint: str, *others: RunFiles) -> tuple[np.ndarray, np.ndarray] | None:
    """Return the labels, int16 [images, k], and all scores, float32 [images, classes], of the test images.

    None if they were not kept.

    Args:
        files, others: as `load` takes them.

    Raises:
        LearnerError: if there is no such checkpoint.
    """
    arrays = SCORES.load(files, checkpoint, *others)
    return None if arrays is None else (arrays["labels"], arrays["scores"])


def load(files: RunFiles, checkpoint: str, split: str, *others: RunFiles) -> Evaluation | None:
    """Return the kept evaluation of a checkpoint's network on a split; None if there is none.

    One from before each image's reading was kept counts as none: it can be made again.

    Args:
        files: where the checkpoint is, and where the evaluation may be.
        others: where else the evaluation may be.

    Raises:
        LearnerError: if there is no such checkpoint.
    """
    arrays = _in_folder(split).load(files, checkpoint, *others)
    if arrays is None or f"{_IMAGES}places" not in arrays:
        return None
    return Evaluation(
        accuracy=float(arrays["accuracy"]),
        loss=float(arrays["loss"]),
        confusion=arrays["confusion"],
        count=int(arrays["count"]),
        worst=_mistakes(_within(_WORST, arrays)),
        seconds=float(arrays["seconds"]),
        score_name=str(arrays["score_name"]),
        class_names=tuple(arrays["class_names"].tolist()),
        images=ImageReadings(**_within(_IMAGES, arrays)),
    )


def _within(prefix: str, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}


def _mistakes(columns: dict[str, np.ndarray]) -> tuple[Mistake, ...]:
    return tuple(
        Mistake(
            index=int(columns["index"][row]),
            label=int(columns["label"][row]),
            predicted=int(columns["predicted"][row]),
            scores=columns["scores"][row],
            loss=float(columns["loss"][row]),
            labels=tuple(columns["labels"][row].tolist()),
            image=columns["image"][row],
        )
        for row in range(len(columns["index"]))
    )
