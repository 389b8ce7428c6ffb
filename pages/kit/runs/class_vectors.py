"""Serves the class vectors of a checkpoint to browsers, with the first of the test images that they are of."""

import gzip
from math import prod
from urllib.parse import quote

import numpy as np
from starlette.responses import Response
from starlette.routing import Route

from lib import datasets
from lib.inspectors.answers.class_vectors import class_vectors
from lib.parts.packing import pack
from lib.parts.served import version
from lib.runs import Run, open_store
from pages.kit.runs.serving import BYTES, COMPRESSED, FOR_GOOD, Served

IMAGES = 300
"""How many test images are sent with the vectors, the first ones."""
MOST_BYTES = 2_000_000
"""Of test images that are sent; of larger ones these are fewer."""
COMPRESSION = 6


def vectors_address(run: Run, checkpoint: str) -> str | None:
    """Return where the class vectors are served, relative to a page of the app; None if the run has no capsules.

    Raises:
        LearnerError: if there is no such checkpoint or data set.
    """
    if not run.architecture.has_capsules:
        return None
    return f"class-vectors/{quote(run.id)}/{quote(checkpoint)}?v={_version_of(run, checkpoint)}"


def class_vectors_route() -> Route:
    """Return the route that serves class vectors, below the base path of the app."""
    return _VECTORS.route()


def _version_of(run: Run, checkpoint: str) -> str:
    """Return what the answer changes with; raise LearnerError if the checkpoint or the data set is gone."""
    digest = open_store().files(run).checkpoint_digest(checkpoint)
    return f"{digest}-{datasets.version_of(run.spec.dataset)}-{version()}"


def _has(run: Run, checkpoint: str, asked: str) -> bool:
    return run.architecture.has_capsules and asked == _version_of(run, checkpoint)


def _make(run: Run, checkpoint: str) -> bytes:
    """Return `ClassVectors` and `images`, uint8 [k, height, width, channels], packed as a part's payload is."""
    found = class_vectors(run.id, checkpoint)
    test = run.spec.load_dataset().quick_test
    most = min(IMAGES, MOST_BYTES // prod(run.spec.input_shape), len(test))
    return pack({}, {**vars(found), "images": test.take(np.arange(most)).images})


def _respond(packed: bytes, takes_gzip: bool) -> Response:
    if takes_gzip:
        return Response(gzip.compress(packed, COMPRESSION), headers=COMPRESSED, media_type=BYTES)
    return Response(packed, headers=FOR_GOOD, media_type=BYTES)


_VECTORS = Served(
    path="class-vectors/{run}/{checkpoint}",
    has=_has,
    make=_make,
    respond=_respond,
    absent="There are no such class vectors here, or not any more.",
)
