"""What can be said of one run in numbers, for a table of several."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields

import numpy as np

from lib.csv_text import csv_text
from lib.errors import LearnerError
from lib.experiments.facts import Facts
from lib.experiments.repeats import seed_of
from lib.intervals import wilson
from lib.runs import Run
from lib.runs.estimate import speed_of

BYTES_A_WEIGHT = 4
"""Networks compute and train in float32."""


@dataclass(frozen=True)
class Measures:
    """One run's numbers; None where something was not measured or is not known.

    Attributes:
        framework: what trained it, as the option says it.
        data_source: what is special about the images, such as "JPEG copy"; or "".
        test_accuracy, validation_accuracy: shares in [0, 1].
        test_low, test_high: the 95 % Wilson interval of the test accuracy, shares in [0, 1].
        has_validation: whether any image was held out to validate on.
        train_accuracy: mean over the batches of the last epoch, as they were trained: with dropout and random
            changes of the images.
        epochs: how often the training has seen each image.
        seconds: of training, without waiting.
        weight_bytes: of all trained weights in float32.
    """

    run: str
    name: str
    architecture: str
    framework: str
    dataset: str
    data_source: str
    state: str
    seed: int
    test_accuracy: float | None
    test_low: float | None
    test_high: float | None
    test_images: int | None
    validation_accuracy: float | None
    has_validation: bool
    train_accuracy: float | None
    seconds: float | None
    images_per_second: float | None
    parameters: int | None
    multiply_adds: int | None
    weight_bytes: int | None
    steps: int
    epochs: float | None
    batch_size: int
    device: str

    @property
    def interval(self) -> tuple[float, float] | None:
        """The test accuracy's 95 % interval, or None."""
        return None if self.test_low is None or self.test_high is None else (self.test_low, self.test_high)

    @property
    def gap(self) -> float | None:
        """How far the test accuracy lies below the training accuracy, a share; negative where it lies above."""
        if self.test_accuracy is None or self.train_accuracy is None:
            return None
        return self.train_accuracy - self.test_accuracy


def measure(run: Run, facts: Facts, train: Mapping[str, np.ndarray]) -> Measures:
    """Return the numbers of `run`.

    Args:
        facts: what the run's row does not say.
        train: the accuracies of its training batches by step, as `Metrics.read` gives them; the last
            `steps_per_epoch` of them are enough.
    """
    low = high = None
    if run.test_accuracy is not None and facts.test_images:
        low, high = wilson(run.test_accuracy, facts.test_images)
    per_epoch = steps_per_epoch(run)
    return Measures(
        run=run.id,
        name=run.name,
        architecture=run.spec.architecture,
        framework=run.spec.framework,
        dataset=run.spec.dataset,
        data_source=facts.data_source,
        state=str(run.state),
        seed=seed_of(run),
        test_accuracy=run.test_accuracy,
        test_low=low,
        test_high=high,
        test_images=facts.test_images,
        validation_accuracy=run.validation_accuracy,
        has_validation=run.spec.has_validation,
        train_accuracy=last_epoch_accuracy(train, per_epoch),
        seconds=run.seconds or None,
        images_per_second=speed_of(run),
        parameters=run.parameters,
        multiply_adds=facts.multiply_adds,
        weight_bytes=None if run.parameters is None else BYTES_A_WEIGHT * run.parameters,
        steps=run.step,
        epochs=run.step / per_epoch if per_epoch else None,
        batch_size=run.spec.training.batch_size,
        device=run.device or "",
    )


def last_epoch_accuracy(train: Mapping[str, np.ndarray], steps_per_epoch: int | None) -> float | None:
    """Return the mean accuracy of the last `steps_per_epoch` training batches (or of all, if there are fewer).

    None if there are none, or some were not measured.
    """
    measured = train["accuracy"][-steps_per_epoch:] if steps_per_epoch else train["accuracy"][:0]
    return float(measured.mean()) if len(measured) and not np.isnan(measured).any() else None


def steps_per_epoch(run: Run) -> int | None:
    """Return how many batches one epoch of the run has.

    The run's own record says it where it made whole epochs, else the data set does; None where that is gone.
    """
    training = run.spec.training
    if not training.max_steps and not training.stop_at_accuracy:
        return run.total_steps // training.epochs
    try:
        return training.steps_per_epoch(run.spec.count_images())
    except LearnerError:
        return None


def as_csv(rows: Sequence[Measures]) -> str:
    """Return a table with a header and one line a run; what is not known is empty."""
    names = [field.name for field in fields(Measures)]
    return csv_text(names, (list(asdict(row).values()) for row in rows))
