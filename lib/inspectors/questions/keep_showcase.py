"""Keep a bundled run's answers about the test images that pages open with, and the network that browsers run.

`python -m lib.inspectors.questions.keep_showcase RUN_ID [TEST_IMAGE ...]` computes them with the run's weights.
"""

import argparse
import sys
from collections.abc import Sequence

from lib.catalog import COMPARED_RUNS
from lib.errors import LearnerError
from lib.inspectors.answers.mistakes_file import has_mistakes, save_mistakes_file
from lib.inspectors.answers.network_file import save_network
from lib.inspectors.answers.observation import save_observation
from lib.inspectors.answers.routing_observation import save_routing
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.questions.export.mistakes import write_mistakes
from lib.inspectors.questions.export.network import write_lite
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.pictures.reference import TEST, Picture
from lib.runs import open_store


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default those of the process, and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.inspectors.questions.keep_showcase",
        description="Keep a run's answers about test images, by default those that pages open with.",
    )
    parser.add_argument("run_id")
    parser.add_argument("test_images", nargs="*", type=int, metavar="TEST_IMAGE", help="its number")
    chosen = parser.parse_args(arguments)
    try:
        keep(chosen.run_id, *chosen.test_images)
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def keep(run_id: str, *indices: int) -> None:
    """Keep the observation of each test image, its routing if the network has capsules, and the exported network.

    Only the networks that pages open with are kept: all others are exported when somebody first needs them.

    Raises:
        LearnerError: if there is no such run or test image.
    """
    store = open_store()
    run = store.get(run_id)
    files = store.files(run)
    if run_id in COMPARED_RUNS:
        checkpoint = files.checkpoint()
        save_network(run, checkpoint, write_lite(run_id, checkpoint), files.networks)
        if has_mistakes(run):
            save_mistakes_file(run, checkpoint, write_mistakes(run_id, checkpoint), files)
    for index in indices or SHOWCASE:
        picture = Picture(TEST, str(index))
        save_observation(files, observe(run_id, "", picture))
        if run.architecture.has_capsules:
            save_routing(files, observe_routing(run_id, "", picture))
        print(f"{run_id}: test image {index} kept")


if __name__ == "__main__":
    sys.exit(main())
