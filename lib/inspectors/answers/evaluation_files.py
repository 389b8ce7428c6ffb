"""Evaluations kept in a run's folder, so that a second look costs nothing."""

from pathlib import Path

import numpy as np

from lib.inspectors.answers.evaluation import Evaluation, Mistake
from lib.runs import RunFiles
from lib.runs.arrays import load_arrays, save_arrays

_WORST = "worst/"


def _path(folder: RunFiles, checkpoint: str, digest: str, split: str) -> Path:
    # The digest, because a training that resumes earlier may write the same checkpoint with other weights.
    return folder.evaluations / f"{checkpoint}-{split}-{digest}.npz"


def save(files: RunFiles, checkpoint: str, split: str, found: Evaluation, folder: RunFiles | None = None) -> None:
    """Keep what the network of this checkpoint made of a split.

    Args:
        files: where the checkpoint is.
        folder: where to keep it, if not there.

    Raises:
        LearnerError: if it cannot be written.
    """
    path = _path(folder or files, checkpoint, files.checkpoint_digest(checkpoint), split)
    path.parent.mkdir(parents=True, exist_ok=True)
    mistakes = {
        "index": [mistake.index for mistake in found.worst],
        "label": [mistake.label for mistake in found.worst],
        "predicted": [mistake.predicted for mistake in found.worst],
        "scores": [mistake.scores for mistake in found.worst],
        "loss": [mistake.loss for mistake in found.worst],
        "labels": [mistake.labels for mistake in found.worst],
        "image": [mistake.image for mistake in found.worst],
    }
    measured = {name: np.array(value) for name, value in vars(found).items() if name != "worst"}
    save_arrays(path, {**measured, **{_WORST + name: np.array(values) for name, values in mistakes.items()}})


def load(files: RunFiles, checkpoint: str, split: str, *others: RunFiles) -> Evaluation | None:
    """What was kept, or None.

    Args:
        files: where the checkpoint is, and perhaps the evaluation.
        others: where else it may be.

    Raises:
        LearnerError: if there is no such checkpoint.
    """
    digest = files.checkpoint_digest(checkpoint)
    paths = [_path(folder, checkpoint, digest, split) for folder in (files, *others)]
    found = next((path for path in paths if path.is_file()), None)
    if found is None:
        return None
    arrays = load_arrays(found)
    return Evaluation(
        accuracy=float(arrays["accuracy"]),
        loss=float(arrays["loss"]),
        confusion=arrays["confusion"],
        count=int(arrays["count"]),
        worst=_mistakes({name.removeprefix(_WORST): array for name, array in arrays.items() if "/" in name}),
        seconds=float(arrays["seconds"]),
        score_name=str(arrays["score_name"]),
        class_names=tuple(arrays["class_names"].tolist()),
    )


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
