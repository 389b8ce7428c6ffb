"""Routing of vectors that somebody typed in: the file that does it in browsers, and who does it where they cannot.

The file has the app's own `dynamic_routing` for one size. A smaller layer leaves the rest of it empty: a lower
capsule that is not there votes zero, and an upper one that is not there has the logit `ABSENT`, so it gets no
coupling.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache

import numpy as np

from lib.inspectors.ask import question
from lib.settings import ASSETS

INPUTS, OUTPUTS, DIM = 4, 3, 4
"""Lower capsules, upper capsules, and the numbers of each, at most."""
ABSENT = -1e9
MOST_ITERATIONS = 10
FILE = ASSETS / "routing" / "typed_vectors.tflite.gz"
"""`python -m lib.inspectors.questions.route_typed` makes it."""
FOLDER = "typed-vectors"


@dataclass(frozen=True)
class TypedRouting:
    """A routing of votes, the iteration first.

    Attributes:
        couplings, agreements, next_logits: [r, inputs, outputs].
        weighted_sums, outputs: [r, outputs, dim].
    """

    couplings: np.ndarray
    agreements: np.ndarray
    next_logits: np.ndarray
    weighted_sums: np.ndarray
    outputs: np.ndarray


@dataclass(frozen=True)
class TypedVotes:
    """What the matrices make of lower capsules: `votes` [inputs, outputs, dim]."""

    votes: np.ndarray


def file_address() -> str:
    """Return where the file is served, relative to a page of the app."""
    return f"{FOLDER}/routing.tflite?v={file_version()}"


@cache
def file_version() -> str:
    """Return what changes with the file."""
    return hashlib.blake2b(FILE.read_bytes(), digest_size=8).hexdigest()


def read_file() -> bytes:
    """Return the LiteRT file; its functions are `route` and `vote`, as of a network's file."""
    return gzip.decompress(FILE.read_bytes())


@question("route_typed", keep=0)
def route_typed(votes: np.ndarray, logits: np.ndarray, iterations: int) -> TypedRouting:
    """Return the dynamic routing of votes [inputs, outputs, dim], which starts from logits [inputs, outputs]."""
    ...


@question("route_typed", keep=0)
def vote_typed(capsules: np.ndarray, matrices: np.ndarray) -> TypedVotes:
    """Return the votes of capsules [inputs, dim] by matrices [inputs, dim, outputs · dim]."""
    ...
