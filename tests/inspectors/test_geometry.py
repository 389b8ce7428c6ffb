"""Where each primary capsule sits and which pixels it sees, checked on the networks themselves."""

import numpy as np
import pytest
import tensorflow as tf

from lib.inspectors.answers.routing_observation import Geometry
from lib.inspectors.questions.observe_routing import capsule_geometry
from tests.models.networks import MNIST_SHAPE, TINY_SHAPE, randomized, tiny_capsule_network

NETWORKS = {
    "capsnet_small": (lambda: randomized("capsnet_small"), MNIST_SHAPE, Geometry(4, 4, 8, 15, 4, 0)),
    "capsnet": (lambda: randomized("capsnet"), MNIST_SHAPE, Geometry(6, 6, 32, 17, 2, 0)),
    # Each capsule sees the whole picture, but for a last row and column that the stride leaves out.
    "efficient_capsnet": (lambda: randomized("efficient_capsnet"), MNIST_SHAPE, Geometry(1, 1, 16, 27, 2, 0)),
    # With more iterations a capsule also depends on the windows that it competes with.
    "em_capsnet": (lambda: randomized("em_capsnet", iterations=1), MNIST_SHAPE, Geometry(3, 3, 6, 17, 4, 0)),
    "tiny": (tiny_capsule_network, TINY_SHAPE, Geometry(3, 3, 2, 8, 2, 0)),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_by_value(name: str):
    build, shape, expected = NETWORKS[name]
    network = build()
    geometry = capsule_geometry(network, shape)
    assert geometry == expected
    primary, votes, _ = network.route(np.zeros((1, *shape), np.float32))
    assert geometry.rows * geometry.columns * geometry.types == primary.shape[1] == votes.shape[1]


@pytest.mark.parametrize("name", ["capsnet_small", "efficient_capsnet", "em_capsnet", "tiny"])
def test_a_capsule_sees_its_field_and_nothing_else(name: str):
    """The gradient of a capsule by the pixels is zero outside of its field, and reaches all four sides within."""
    build, shape, geometry = NETWORKS[name]
    network = build()
    images = tf.constant(np.random.default_rng(0).random((1, *shape)), tf.float32)
    last = (geometry.rows - 1, geometry.columns - 1, geometry.types - 1)
    for row, column, kind in [(0, 0, 0), np.minimum((1, 2, 1), last), last]:
        number = (row * geometry.columns + column) * geometry.types + kind
        with tf.GradientTape() as tape:
            tape.watch(images)
            primary, _, _ = network.route(images)
            value = tf.reduce_sum(primary[0, number])
        seen = np.array(tape.gradient(value, images))[0, ..., 0] != 0
        rows, columns = np.flatnonzero(seen.any(1)), np.flatnonzero(seen.any(0))
        top = geometry.field_offset + geometry.field_stride * row
        left = geometry.field_offset + geometry.field_stride * column
        assert (rows[0], rows[-1]) == (top, top + geometry.field_size - 1)
        assert (columns[0], columns[-1]) == (left, left + geometry.field_size - 1)
