"""What is measured at one step of a training."""

from dataclasses import dataclass, field, fields

from lib.runs.columns import stored


@dataclass(frozen=True)
class Point:
    """What was measured at one step. Losses are means over the batch (or the validation images).

    `loss` is what training minimises; `margin_loss` and `reconstruction_loss` its parts before their weights, the
    latter the sum of squared pixel errors. `seconds` is training time since the run began.
    """

    step: int = field(metadata=stored(key=True))
    loss: float | None = field(default=None, metadata=stored())
    margin_loss: float | None = field(default=None, metadata=stored())
    reconstruction_loss: float | None = field(default=None, metadata=stored())
    accuracy: float | None = field(default=None, metadata=stored())
    learning_rate: float | None = field(default=None, metadata=stored())
    images_per_second: float | None = field(default=None, metadata=stored())
    seconds: float | None = field(default=None, metadata=stored())


FIELDS = tuple(one.name for one in fields(Point))
