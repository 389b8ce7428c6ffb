"""What an inspector does before it is asked anything."""

from lib import catalog
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.pictures.reference import TEST, Picture
from lib.runs import open_store

FIRST = Picture(TEST, str(SHOWCASE[0]))


def rehearse() -> None:
    """Look through the runs that pages open with, so that nobody waits for their weights and images."""
    store = open_store()
    for run in store.runs():
        if run.id in catalog.COMPARED_RUNS:
            checkpoint = store.files(run).checkpoints()[-1]
            observe(run.id, checkpoint, FIRST)
            if run.architecture.has_capsules:
                observe_routing(run.id, checkpoint, FIRST)
