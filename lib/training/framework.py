"""What trains a run: TensorFlow or PaddlePaddle, of which a process loads the one that it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lib.models.common_options import PADDLE
from lib.training.prepared import PreparedRun
from lib.training.record.events import Events, NoEvents
from lib.training.record.recorder import Recorder


@dataclass(frozen=True)
class Framework:
    """One framework's part in a training.

    Attributes:
        prepare_run: returns the recorder's run, ready to be trained.
        open_events: makes TensorBoard's event files in a folder.
    """

    prepare_run: Callable[[Recorder], PreparedRun]
    open_events: Callable[[Path], Events]


def load_framework(name: str) -> Framework:
    """Import the framework called so, and return it."""
    if name == PADDLE:
        from lib.training.paddle.prepare import prepare_run

        return Framework(prepare_run, NoEvents)
    from lib.training.prepare import prepare_run as prepare_in_tensorflow
    from lib.training.record.tensorflow_events import TensorFlowEvents

    return Framework(prepare_in_tensorflow, TensorFlowEvents)
