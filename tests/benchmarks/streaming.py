"""How much memory a training takes whose pictures do not fit into it, as one JSON object on standard output.

python -m tests.benchmarks.streaming [--gigabytes 0.1] [--side 96] [--steps 20] [--architecture simple_cnn]

Writes a folder of so many gigabytes of JPEGs, as a learner's own classes, into a temporary home, and trains on it
in a process of its own: shards are written, a few steps made, the held-out and the test pictures read. The peak is
that process's largest resident set, the pages of its libraries and of the network included. With 5 GB the target
is under 3 GB. A set whose decoded pixels would fit into memory is streamed all the same.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from lib.datasets.own.manifest import Manifest, write_manifest
from tests.benchmarks.machine import machine

ROOT = Path(__file__).resolve().parents[2]
OWN_ID = "0123abcd"
CLASSES = ("bright", "dark")
PICTURE_SIDE = 256
DIFFERENT = 16
TARGET_GB = 3.0
# The trainer, told that less fits into memory where the folder is small.
TRAINER = """
import sys
from lib.datasets.splits import photo_classes
photo_classes.IN_MEMORY_BYTES = min(photo_classes.IN_MEMORY_BYTES, int(sys.argv.pop(1)))
from lib.training.__main__ import main
sys.exit(main())
"""


def write_pictures(home: Path, size: float) -> int:
    """Own classes of about `size` bytes of JPEGs; returns how many pictures they are."""
    folder = home / "datasets" / "folder" / OWN_ID
    jpegs = {name: [_jpeg(label, number) for number in range(DIFFERENT)] for label, name in enumerate(CLASSES)}
    each = int(size / len(CLASSES) / np.mean([len(jpeg) for jpeg in jpegs["bright"]]))
    for name, different in jpegs.items():
        (folder / name).mkdir(parents=True)
        for number in range(each):
            (folder / name / f"{number:05d}.jpg").write_bytes(different[number % DIFFERENT])
    own = Manifest(OWN_ID, "benchmark", "benchmark", time.time(), dict.fromkeys(CLASSES, each))
    write_manifest(folder, own)
    return each * len(CLASSES)


def _jpeg(label: int, number: int) -> bytes:
    """Noise, brighter for the first class: about 60 KB."""
    noise = np.random.default_rng((label, number)).normal(160 - 60 * label, 25, (PICTURE_SIDE, PICTURE_SIDE, 3))
    written = BytesIO()
    Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)).save(written, "JPEG", quality=90)
    return written.getvalue()


def train(home: Path, arguments: argparse.Namespace, most_in_memory: int) -> dict[str, object]:
    """What the training command printed last."""
    options = {
        "image_size": arguments.side,
        "max_steps": arguments.steps,
        "batch_size": 32,
        "epochs": 1,
        "flip": True,
        "rotation": 10,
    }
    command = [sys.executable, "-c", TRAINER, str(most_in_memory)]
    command += ["--architecture", arguments.architecture, "--dataset", f"folder:{OWN_ID}"]
    command += [part for key, value in options.items() for part in ("--option", f"{key}={value}")]
    environment = {**os.environ, "CAPSULE_LAB_HOME": str(home)}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.streaming", description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=0.1, help="of JPEGs (default: 0.1)")
    parser.add_argument("--side", type=int, default=96, help="that pictures are read at (default: 96)")
    parser.add_argument("--steps", type=int, default=20, help="of training (default: 20)")
    parser.add_argument("--architecture", default="simple_cnn", help="a network for colour (default: simple_cnn)")
    arguments = parser.parse_args()
    measured_on = machine()
    home = Path(tempfile.mkdtemp(prefix="capsule-lab-streaming-"))
    try:
        pictures = write_pictures(home, arguments.gigabytes * 1e9)
        decoded = pictures * 3 * arguments.side**2
        began = time.monotonic()
        result = train(home, arguments, decoded // 2)
        seconds = time.monotonic() - began
        shards = sum(path.stat().st_size for path in home.rglob("*.tfrecord"))
    finally:
        shutil.rmtree(home)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    report = {
        "folder_gb": arguments.gigabytes,
        "pictures": pictures,
        "decoded_gb": round(decoded / 1e9, 3),
        "shards_gb": round(shards / 1e9, 3),
        "side": arguments.side,
        "architecture": arguments.architecture,
        "steps": arguments.steps,
        "peak_gb": round(peak, 3),
        "target_gb": TARGET_GB,
        "seconds": round(seconds, 1),
        "training": result,
        "machine": measured_on,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
