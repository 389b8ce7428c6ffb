"""What a comparison needs of a run beside its row: test images, multiply-adds, where its images come from.

Bundled runs of the ready experiments have it in `facts.json`, because a computer may have the run but neither its
data set nor the time to build its network.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from lib.errors import N_, LearnerError
from lib.runs import RunFiles, RunSpec
from lib.whole_file import write_whole

FILE = "facts.json"


@dataclass(frozen=True)
class Facts:
    """Facts on one run; None for a number that is not known.

    Attributes:
        test_images: in the test split that its accuracy was measured on.
        multiply_adds: of one image's way through the network.
        data_source: what is special about the images (marked for translation), or "".
    """

    test_images: int | None = None
    multiply_adds: int | None = None
    data_source: str = ""


def load_facts(files: RunFiles) -> Facts | None:
    """Return the facts that were kept in the run's folder, or None if there are none.

    Raises:
        LearnerError: if the file cannot be read.
    """
    path = files.folder / FILE
    if not path.is_file():
        return None
    try:
        return Facts(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise LearnerError(N_("{path} cannot be read ({error})."), path=path, error=error) from error


def find_facts(spec: RunSpec, multiply_adds: int | None = None) -> Facts:
    """Return what this computer's copy of the data set says; only `multiply_adds` where there is none."""
    try:
        dataset = spec.load_dataset()
    except LearnerError:
        return Facts(multiply_adds=multiply_adds)
    return Facts(len(dataset.quick_test), multiply_adds, dataset.source)


def save_facts(folder: Path, facts: Facts) -> None:
    """Write `facts` into a run's folder."""
    write_whole(folder / FILE, (json.dumps(asdict(facts), indent=1) + "\n").encode())
