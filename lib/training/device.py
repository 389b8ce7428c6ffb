"""The device that a trainer computes on."""

import os

import tensorflow as tf


def prepare_device() -> str:
    """Let GPU memory grow as needed, and say what is used: "GPU NVIDIA L4" or "CPU × 2"."""
    gpus = tf.config.list_physical_devices("GPU")
    for gpu in gpus:
        tf.config.experimental.set_memory_growth(gpu, True)
    if not gpus:
        return f"CPU × {os.cpu_count()}"
    details = tf.config.experimental.get_device_details(gpus[0])
    return f"GPU {details.get('device_name', '')}".strip()
