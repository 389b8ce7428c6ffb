"""Keep what a bundled run's network makes of the test images that pages open with.

`python -m lib.inspectors.questions.keep_showcase RUN_ID [TEST_IMAGE ...]` computes it with the run's own weights.
"""

import sys

import numpy as np

from lib import datasets
from lib.inspectors.answers.observation import save_observation
from lib.inspectors.answers.routing_observation import save_routing
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.runs import open_store


def main(run_id: str, *indices: str) -> None:
    """Keep the observation of each test image, and its routing if the network has capsules."""
    store = open_store()
    run = store.get(run_id)
    files = store.files(run)
    for index in [int(text) for text in indices] or SHOWCASE:
        example = datasets.read_test_example(run.spec.dataset, index, run.spec.image_size)
        image = example.images[0].astype(np.float32) / 255.0
        save_observation(files, observe(run_id, "", image))
        if run.architecture.has_capsules:
            save_routing(files, observe_routing(run_id, "", image))
        print(f"{run_id}: test image {index} kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
