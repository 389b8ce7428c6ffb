"""Route vectors that somebody typed in, by the app's own `dynamic_routing`: here, and in a file for browsers.

`python -m lib.inspectors.questions.route_typed` writes that file.
"""

import gzip

import numpy as np
import tensorflow as tf

from lib.inspectors.answers.typed_vectors import DIM, FILE, INPUTS, OUTPUTS, TypedRouting, TypedVotes
from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.signatures import Signature, Tensors
from lib.models.capsules import dynamic_routing
from lib.models.capsules.class_capsules import votes_by
from lib.whole_file import write_whole

VOTES = (1, INPUTS, OUTPUTS, DIM)
MADE = ("couplings", "weighted_sums", "outputs", "agreements")


def route_typed(votes: np.ndarray, logits: np.ndarray, iterations: int) -> TypedRouting:
    """Return the dynamic routing of votes [inputs, outputs, dim], which starts from logits [inputs, outputs]."""
    given, passes = tf.constant(votes[None], tf.float32), list[dict[str, np.ndarray]]()
    after = tf.constant(logits[None], tf.float32)
    for _ in range(iterations):
        made = _route(given, after)
        passes.append({name: values.numpy()[0] for name, values in made.items()})
        after = made["next_logits"]
    return TypedRouting(**{name: np.stack([one[name] for one in passes]) for name in passes[0]})


def vote_typed(capsules: np.ndarray, matrices: np.ndarray) -> TypedVotes:
    """Return the votes of capsules [inputs, dim] by matrices [inputs, dim, outputs · dim]."""
    made = _vote(tf.constant(capsules[None], tf.float32), tf.constant(matrices, tf.float32))
    return TypedVotes(made["votes"].numpy()[0])


def write_file() -> bytes:
    """Return the LiteRT file.

    - `route`: `votes` [1, inputs, outputs, dim], `logits` [1, inputs, outputs] → one pass of routing, as networks'
      files have it.
    - `vote`: `capsules` [1, inputs, dim], `matrices` [inputs, dim, outputs · dim] → `votes`.
    """
    return to_lite(
        {
            "route": Signature(_route, {"votes": VOTES, "logits": VOTES[:3]}),
            "vote": Signature(_vote, {"capsules": (1, INPUTS, DIM), "matrices": (INPUTS, DIM, OUTPUTS * DIM)}),
        }
    )


def _route(votes: tf.Tensor, logits: tf.Tensor) -> Tensors:
    """Return one pass of routing, without the iteration's axis."""
    trace = dynamic_routing(votes, 1, logits=logits)
    made = {name: getattr(trace, name)[0] for name in MADE}
    assert trace.next_logits is not None  # dynamic routing iterates
    return {**made, "next_logits": trace.next_logits}


def _vote(capsules: tf.Tensor, matrices: tf.Tensor) -> Tensors:
    return {"votes": tf.transpose(votes_by(matrices, capsules, OUTPUTS), (0, 2, 1, 3))}


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    write_whole(FILE, gzip.compress(write_file(), mtime=0))
