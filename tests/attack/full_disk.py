"""A disk without room, as a small file system in memory."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lib.errors import LearnerError
from lib.runs import RunStore
from lib.whole_file import write_whole
from tests.attack.ground import Ground, Outcome
from tests.runs.specs import points, spec

SIZE = "3m"
MOST = 20


def attack(ground: Ground) -> Outcome:
    """Fill the disk while files and runs are written, and give the room back."""
    outcome = Outcome("files stay whole, the store says that there is no room, and goes on once there is")
    disk = ground.home / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk), capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        outcome.skipped = f"no small file system can be mounted here: {mounted.stderr.strip()}"
        return outcome
    try:
        _fill_and_free(ground, outcome, disk)
    finally:
        subprocess.run(("umount", "-l", disk), check=False)
    return outcome


def _fill_and_free(ground: Ground, outcome: Outcome, disk: Path) -> None:
    store = RunStore(f"sqlite:///{disk / 'runs.sqlite'}", disk / "runs")
    run = store.create(spec(max_steps=10_000), "ada", "Ours")
    written, kept = 0, disk / "kept.bin"
    write_whole(kept, b"old" * 1000)
    for number in ground.rounds(MOST):
        outcome.rounds += 1
        with _no_room(disk):
            try:
                write_whole(kept, os.urandom(200_000))
                outcome.check(False, f"round {number}: a file was written where there is no room")
            except OSError:
                pass
            outcome.check(kept.read_bytes() == b"old" * 1000, f"round {number}: the old file is not whole")
            left = [path.name for path in disk.glob(".kept.bin.*")]
            outcome.check(not left, f"round {number}: {left} was left behind")
            try:
                for _ in range(200):
                    store.metrics.write(run.id, "train", points(written + 1))
                    written += 1
            except LearnerError:
                pass
        store.metrics.write(run.id, "train", points(written + 1))
        written += 1
        steps = store.metrics.read(run.id, "train")["step"].tolist()
        outcome.check(steps == list(range(1, written + 1)), f"round {number}: {len(steps)} of {written} points")
    store.engine.dispose()


@contextmanager
def _no_room(disk: Path) -> Iterator[None]:
    """Fill the disk to its last byte for the length of the block."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        for size in (65_536, 512, 1):
            with suppress(OSError):
                while file.write(b"\0" * size):
                    pass
    try:
        yield
    finally:
        ballast.unlink()
