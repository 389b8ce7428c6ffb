"""Constants in float16, where that loses nothing."""

import numpy as np
import pytest
import tensorflow as tf

from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.signatures import Signature
from tests.lite import LiteNetwork

SIDE = 64
HALVES = np.random.default_rng(0).normal(size=(SIDE, SIDE)).astype(np.float16).astype(np.float32)
VECTOR = np.random.default_rng(1).normal(size=(1, SIDE)).astype(np.float32)


def exported(*matrices: np.ndarray) -> bytes:
    """A function for each matrix, which multiplies by it."""
    variables = [tf.Variable(tf.constant(matrix)) for matrix in matrices]
    return to_lite(
        {
            f"product{number}": Signature(
                lambda vector, matrix=variable: {"product": vector @ matrix}, {"vector": (1, SIDE)}
            )
            for number, variable in enumerate(variables)
        }
    )


def test_what_float16_holds_exactly_takes_half_the_room():
    content = exported(HALVES)
    assert 2 * SIDE * SIDE < len(content) < 3 * SIDE * SIDE
    product = LiteNetwork(content).run("product0", vector=VECTOR)["product"]
    np.testing.assert_allclose(product, VECTOR @ HALVES, atol=1e-5)


@pytest.mark.parametrize("number", [np.float32(1 / 3), np.float32(1e6), np.float32(1e-9)])
def test_a_constant_with_one_number_that_would_be_rounded_stays(number):
    matrix = HALVES.copy()
    matrix[3, 5] = number
    content = exported(matrix)
    assert len(content) > 4 * SIDE * SIDE
    product = LiteNetwork(content).run("product0", vector=VECTOR)["product"]
    np.testing.assert_allclose(product, VECTOR @ matrix, rtol=1e-5, atol=1e-5)


def test_functions_keep_their_own_constants():
    both = LiteNetwork(exported(HALVES, HALVES + np.float32(1 / 3)))
    for name, matrix in (("product0", HALVES), ("product1", HALVES + np.float32(1 / 3))):
        np.testing.assert_allclose(both.run(name, vector=VECTOR)["product"], VECTOR @ matrix, atol=1e-4)
