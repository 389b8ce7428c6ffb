"""Keep a bundled run's answers about the test images that pages open with.

`python -m lib.inspectors.questions.keep_showcase RUN_ID [TEST_IMAGE ...]` computes them with the run's weights.
"""

import sys

from lib.inspectors.answers.observation import save_observation
from lib.inspectors.answers.routing_observation import save_routing
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.pictures.reference import TEST, Picture
from lib.runs import open_store


def main(run_id: str, *indices: str) -> None:
    """Keep the observation of each test image, and its routing if the network has capsules."""
    store = open_store()
    run = store.get(run_id)
    files = store.files(run)
    for index in [int(text) for text in indices] or SHOWCASE:
        picture = Picture(TEST, str(index))
        save_observation(files, observe(run_id, "", picture))
        if run.architecture.has_capsules:
            save_routing(files, observe_routing(run_id, "", picture))
        print(f"{run_id}: test image {index} kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
