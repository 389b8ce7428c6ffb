"""How many trainings may run at once, and on which GPU."""

import shutil
import subprocess
from functools import cache

from lib.settings import settings


@cache
def gpu_count() -> int:
    """Return how many NVIDIA GPUs the driver lists; 0 without a driver."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return 0
    listed = subprocess.run((tool, "-L"), capture_output=True, text=True, timeout=20, check=False)
    return sum(line.startswith("GPU ") for line in listed.stdout.splitlines())


def slots() -> int:
    """Return how many trainings may run at once: `CAPSULE_LAB_SLOTS`, else one a GPU, or one without a GPU."""
    return settings().slots or max(1, gpu_count())


def device_environment(slot: int) -> dict[str, str]:
    """Return the environment variables with which a trainer in slot number `slot` sees its own GPU only."""
    return {"CUDA_VISIBLE_DEVICES": str(slot % gpu_count())} if gpu_count() else {}
