"""Which wishes a machine can fulfil, and how the run says what was used."""

import os

import pytest
import tensorflow as tf

from lib.training.device import prepare_devices

WISHES = {"mixed_precision": True, "xla": True}


@pytest.fixture
def gpus(monkeypatch):
    """Let TensorFlow report so many GPUs; none of them is computed on."""

    def pretend(count: int) -> None:
        names = [f"/physical_device:GPU:{number}" for number in range(count)]
        physical = [tf.config.PhysicalDevice(name, "GPU") for name in names]
        # Logical CPUs in their place, so that a strategy over them can be made.
        logical = [
            tf.config.LogicalDevice("/device:CPU:0", "CPU"),
            tf.config.LogicalDevice("/device:CPU:1", "CPU"),
        ]
        monkeypatch.setattr(tf.config, "list_physical_devices", lambda kind: physical if kind == "GPU" else [])
        monkeypatch.setattr(
            tf.config, "list_logical_devices", lambda kind: logical[:count] if kind == "GPU" else []
        )
        monkeypatch.setattr(tf.config.experimental, "set_memory_growth", lambda gpu, grow: None)
        monkeypatch.setattr(tf.config.experimental, "get_device_details", lambda gpu: {"device_name": "NVIDIA L4"})

    return pretend


def test_on_a_cpu_nothing_changes(monkeypatch):
    monkeypatch.setattr(tf.config, "list_physical_devices", lambda kind: [])
    devices = prepare_devices(mirrored=True, **WISHES)
    assert (devices.float16, devices.xla, devices.strategy.num_replicas_in_sync) == (False, False, 1)
    assert devices.description == f"CPU × {len(os.sched_getaffinity(0))}"


@pytest.mark.parametrize(
    ("mixed_precision", "xla", "description"),
    [
        (False, False, "GPU NVIDIA L4"),
        (True, False, "GPU NVIDIA L4 · float16"),
        (False, True, "GPU NVIDIA L4 · XLA"),
        (True, True, "GPU NVIDIA L4 · float16 · XLA"),
    ],
)
def test_on_a_gpu_as_wished(gpus, mixed_precision, xla, description):
    gpus(1)
    devices = prepare_devices(mirrored=False, mixed_precision=mixed_precision, xla=xla)
    assert (devices.float16, devices.xla, devices.description) == (mixed_precision, xla, description)
    assert devices.strategy.num_replicas_in_sync == 1


def test_of_two_gpus_one_is_used_unless_both_are_wished(gpus):
    gpus(2)
    assert prepare_devices(**WISHES).description == "GPU NVIDIA L4 · float16 · XLA"


def test_two_gpus_together_do_without_xla(gpus, monkeypatch):
    gpus(2)
    made = []

    class Strategy:
        num_replicas_in_sync = 2

        def __init__(self, devices: list[str], cross_device_ops: object) -> None:
            made.append((devices, cross_device_ops))

    monkeypatch.setattr(tf.distribute, "MirroredStrategy", Strategy)
    devices = prepare_devices(mirrored=True, **WISHES)
    assert made == [(["/device:CPU:0", "/device:CPU:1"], None)]  # GPUs add up in their own way
    assert (devices.float16, devices.xla) == (True, False)
    assert devices.description == "2 × GPU NVIDIA L4 · float16"
