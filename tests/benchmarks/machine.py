"""What the measurements were taken on, and how busy it was already."""

import os
import platform
import time
from importlib.metadata import version

import numpy as np
import psutil

SIDE = 4096
REPEATS = 3


def machine() -> dict[str, object]:
    """Cores, memory, load and the speed of a matrix product, measured now."""
    load = os.getloadavg()
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "load_average_before": [round(value, 2) for value in load],
        "matmul_gflops": round(matmul_gflops(), 1),
        "python": platform.python_version(),
        "streamlit": version("streamlit"),
    }


def matmul_gflops() -> float:
    """The best of a few float32 products of two 4096 × 4096 matrices, in 10⁹ operations a second."""
    left, right = (np.random.default_rng(seed).random((SIDE, SIDE), np.float32) for seed in (0, 1))
    best = min(_seconds(left, right) for _ in range(REPEATS))
    return 2 * SIDE**3 / best / 1e9


def _seconds(left: np.ndarray, right: np.ndarray) -> float:
    started = time.perf_counter()
    np.matmul(left, right)
    return time.perf_counter() - started
