"""The hand-over of a run to PaddlePaddle: the same process goes on in its Python, in the engine's sight."""

import os
import time

from lib.errors import LearnerError
from lib.models.common_options import PADDLE
from lib.paddle_settings import PYTHON, has_paddle, is_paddle_installed, set_environment
from lib.runs import Run, RunStore, State
from lib.runs.files import INITIAL


def hand_over(store: RunStore, run: Run, *more: str) -> None:
    """Let this process become the run's trainer in PaddlePaddle, if that is to train it; else return.

    Before that TensorFlow draws the weights that the run begins with, so that they are those of a run in
    TensorFlow with the same seed.

    Args:
        more: further arguments of the trainer.

    Raises:
        LearnerError: if the run continues another whose weights are gone or do not fit; it has failed then.
    """
    if run.spec.framework != PADDLE or has_paddle() or not is_paddle_installed():
        return
    files = store.files(run)
    try:
        if INITIAL not in files.checkpoints():
            files.create()
            files.save_checkpoint(0, draw_weights(store, run))
    except LearnerError as error:
        values = {name: str(value) for name, value in error.values.items()}
        store.change(run.id, state=State.FAILED, finished=time.time(), reason=error.message, reason_values=values)
        raise
    store.change(run.id, heartbeat=time.time())  # the other Python takes a while to import
    set_environment()
    os.execv(PYTHON, (str(PYTHON), "-m", "lib.training", run.id, *more))


def draw_weights(store: RunStore, run: Run):
    """Return the weights by name that a run in TensorFlow with this spec begins with, drawn by its seed."""
    import keras

    from lib.models.build import build_network
    from lib.training.beginning import begin_at_parent

    keras.utils.set_random_seed(run.spec.training.seed)
    network = build_network(run.spec.architecture, run.spec.model, run.spec.task)
    beginning = begin_at_parent(network, store, run)
    if beginning is not None:
        store.change(run.id, taken_layers=beginning.taken, new_layers=beginning.new)
    return {name: weight.numpy() for name, weight in network.named_weights().items()}
