"""Sums and comparisons of votes by fast products; of votes used several times, the gradient is one product."""

from __future__ import annotations

from lib.models.lazy_tensorflow import tf


def multiply(left: tf.Tensor, right: tf.Tensor, *, transpose_left: bool = False) -> tf.Tensor:
    """Return the product of each pair of matrices, [..., n, k] times [..., k, m], by Eigen.

    This form of the operation is not handed to oneDNN, which needs three to four times as long for matrices of 128
    × 16 times a vector.
    """
    return tf.raw_ops.BatchMatMulV3(x=left, y=right, Tout=left.dtype, adj_x=transpose_left)


def compare(votes: tf.Tensor, vectors: tf.Tensor) -> tf.Tensor:
    """Return û_i · v for votes [..., inputs, dim] and a vector of each output, [..., dim]: [..., inputs]."""
    return multiply(votes, vectors[..., None])[..., 0]


class SharedVotes:
    """Votes that routing sums and compares several times.

    The gradient of each use is an outer product as large as all votes. Here each use leaves its two factors, and
    the gradient of the votes is one product of them all.

    Args:
        votes: û, [batch, outputs, inputs, dim].
        uses: how many calls of the two methods there may be.
    """

    def __init__(self, votes: tf.Tensor, uses: int) -> None:
        self.votes = tf.convert_to_tensor(votes)
        self._factors = iter(_factors(self.votes, uses))

    def weigh(self, weights: tf.Tensor) -> tf.Tensor:
        """Return Σ_i w_i û_i for weights [batch, outputs, inputs]: [batch, outputs, dim]."""
        votes = self.votes

        @tf.custom_gradient
        def weigh(weights: tf.Tensor, *_: tf.Tensor):
            def gradient(upstream: tf.Tensor):
                return multiply(votes, upstream[..., None])[..., 0], weights, upstream

            return multiply(votes, weights[..., None], transpose_left=True)[..., 0], gradient

        return weigh(weights, *next(self._factors))

    def compare(self, vectors: tf.Tensor) -> tf.Tensor:
        """Return û_i · v for a vector of each output, [batch, outputs, dim]: [batch, outputs, inputs]."""
        votes = self.votes

        @tf.custom_gradient
        def compare(vectors: tf.Tensor, *_: tf.Tensor):
            def gradient(upstream: tf.Tensor):
                return multiply(votes, upstream[..., None], transpose_left=True)[..., 0], upstream, vectors

            return multiply(votes, vectors[..., None])[..., 0], gradient

        return compare(vectors, *next(self._factors))


def _factors(votes: tf.Tensor, uses: int) -> list[tuple[tf.Tensor, tf.Tensor]]:
    """Return zeros for each use, [batch, outputs, inputs] and [batch, outputs, dim].

    Their values are not used. Their gradients are the factors whose product, summed over the uses, is the gradient
    of the votes.
    """

    @tf.custom_gradient
    def factors(votes: tf.Tensor):
        def gradient(*upstream: tf.Tensor):
            return multiply(tf.stack(upstream[::2], axis=2), tf.stack(upstream[1::2], axis=2), transpose_left=True)

        size = tf.shape(votes)
        of_inputs, of_numbers = size[:-1], tf.concat([size[:-2], size[-1:]], axis=0)
        return [tf.zeros(of_inputs, votes.dtype), tf.zeros(of_numbers, votes.dtype)] * uses, gradient

    made = factors(votes)
    return list(zip(made[::2], made[1::2], strict=True))
