"""What an inspector does before it is asked anything."""

import numpy as np

import lib.pictures.uploads  # noqa: F401  imported now, so that the first picture does not wait for it
from lib import catalog
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.runs import open_store


def rehearse() -> None:
    """Look through the runs that pages open with, so that nobody waits for their weights."""
    store = open_store()
    for run in store.runs():
        if run.id in catalog.COMPARED_RUNS:
            checkpoint = store.files(run).checkpoints()[-1]
            blank = np.zeros(run.spec.input_shape, np.float32)
            observe(run.id, checkpoint, blank)
            if run.architecture.has_capsules:
                observe_routing(run.id, checkpoint, blank)
