"""What an inspector computes before anybody asks, so that nobody has to wait for it."""

from lib import catalog
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.pictures.ndimage import ndimage
from lib.pictures.reference import TEST, Picture
from lib.runs import open_store

FIRST = Picture(TEST, str(SHOWCASE[0]))


def rehearse() -> None:
    """Observe the first picture with the runs that pages open with, which loads their weights and images.

    The filters that learners' pictures are prepared with are imported too.
    """
    ndimage()
    store = open_store()
    for run in store.runs():
        if run.id in catalog.COMPARED_RUNS:
            checkpoint = store.files(run).checkpoints()[-1]
            observe(run.id, checkpoint, FIRST)
            if run.architecture.has_capsules:
                observe_routing(run.id, checkpoint, FIRST)
