"""Everything that is read and built before the first step of a training in PaddlePaddle."""

from lib import catalog
from lib.errors import N_, LearnerError
from lib.paddle_settings import has_paddle, not_installed
from lib.pictures.pixels import to_unit_range
from lib.priority import count_cores
from lib.runs.files import INITIAL
from lib.training.data import load_data
from lib.training.prepared import PreparedRun
from lib.training.record.recorder import Recorder


def prepare_run(recorder: Recorder) -> PreparedRun:
    """Return the recorder's run as it is before its first step, or after the last one that was kept.

    It begins with the weights that `lib.training.hand_over` has left as its first checkpoint.

    Raises:
        LearnerError: if PaddlePaddle is not installed, the run's folder cannot be used, the data are not there, or
            what was kept cannot be read.
    """
    if not has_paddle():
        raise not_installed()
    from lib.training.paddle.network import PaddleNetwork
    from lib.training.paddle.optimizers import make_optimizer
    from lib.training.paddle.prepared import PreparedInPaddle, collect_kernels, restore

    run = recorder.run
    recorder.open_files()
    recorder.change(device=f"CPU × {count_cores()}")
    dataset = load_data(run.spec)
    recorder.change(data_source=dataset.source)

    layers = catalog.architecture(run.spec.architecture).layers(run.spec.model, run.spec.task)
    network = PaddleNetwork(layers, dataset.input_shape)
    optimizer = make_optimizer(run.spec.training, network)
    if INITIAL not in recorder.files.checkpoints():
        raise LearnerError(N_("The weights that this run begins with are gone. Start it again as a new run."))
    network.load_named_weights(recorder.files.load_checkpoint(INITIAL))
    initial = collect_kernels(network)
    kept = recorder.files.load_resume_state()
    if kept:
        restore(network, optimizer, kept)
    first_step, seconds = (kept.step, kept.seconds) if kept else (0, 0.0)
    recorder.forget_after(first_step)
    parameters = sum(weights.size for weights in network.named_weights().values())
    recorder.change(parameters=parameters, loss_weights={}, step=first_step)
    return PreparedInPaddle(
        dataset=dataset,
        network=network,
        optimizer=optimizer,
        options=run.spec.training,
        first_step=first_step,
        last_step=run.total_steps,
        seconds_before=seconds,
        snapshot_images=to_unit_range(dataset.first_of_each_class()),
        initial_kernels=initial,
    )
