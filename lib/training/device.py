"""The devices that a trainer computes on, and how it uses them."""

from dataclasses import dataclass

import tensorflow as tf

from lib.priority import count_cores


@dataclass(frozen=True)
class Devices:
    """What a training really computes on, whatever its options ask for.

    Attributes:
        strategy: TensorFlow's default, or a `MirroredStrategy` over several devices.
        float16: convolutions and dense layers compute in half precision; on GPUs only.
        xla: the step is compiled with XLA; on a single GPU only.
        description: for people: "CPU × 2", "GPU NVIDIA L4", "2 × GPU NVIDIA L4 · float16".
    """

    strategy: tf.distribute.Strategy
    float16: bool
    xla: bool
    description: str


def prepare_devices(*, mirrored: bool = False, mixed_precision: bool = False, xla: bool = False) -> Devices:
    """Let GPU memory grow as needed, and return which of the wishes this machine can fulfil.

    A CPU computes float16 and XLA's code slower than its own, so there both are left out: the same spec
    then trains on any machine, and the description says what was used.
    """
    gpus = tf.config.list_physical_devices("GPU")
    for gpu in gpus:
        tf.config.experimental.set_memory_growth(gpu, True)
    strategy = _mirrored_strategy() if mirrored else tf.distribute.get_strategy()
    several = strategy.num_replicas_in_sync > 1
    float16, compiled = bool(gpus) and mixed_precision, bool(gpus) and xla and not several
    name = _device_name(gpus)
    if several:
        name = f"{strategy.num_replicas_in_sync} × {name}"
    extras = [word for word, used in (("float16", float16), ("XLA", compiled)) if used]
    return Devices(strategy, float16, compiled, " · ".join([name, *extras]))


def _mirrored_strategy() -> tf.distribute.Strategy:
    gpus = tf.config.list_logical_devices("GPU")
    devices = gpus or tf.config.list_logical_devices("CPU")
    if len(devices) == 1:
        return tf.distribute.get_strategy()
    # GPUs add up by NCCL. CPUs' collective operations start in any order and then wait for each other for ever.
    addition = None if gpus else tf.distribute.ReductionToOneDevice()
    return tf.distribute.MirroredStrategy([device.name for device in devices], cross_device_ops=addition)


def _device_name(gpus: list[tf.config.PhysicalDevice]) -> str:
    if not gpus:
        return f"CPU × {count_cores()}"
    details = tf.config.experimental.get_device_details(gpus[0])
    return f"GPU {details.get('device_name', '')}".strip()
