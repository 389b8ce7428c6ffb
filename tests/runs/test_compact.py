"""Compact weights come back within half a step."""

import numpy as np

from lib.runs.compact import compact, expand

RANDOM = np.random.default_rng(0)


def test_giant_matrices_take_a_byte_a_weight():
    weights = {
        "dense/kernel": RANDOM.normal(0, [0.01, 1.0], (600_000, 2)).astype(np.float32),
        "dense/bias": RANDOM.normal(0, 1, 2).astype(np.float32),
        "conv/kernel": RANDOM.normal(0, 0.1, (3, 3, 4, 8)).astype(np.float32),
    }
    weights["dense/kernel"][:, 1] += 0.5
    stored = compact(weights)
    assert stored["steps/dense/kernel"].dtype == np.int8
    assert stored["conv/kernel"].dtype == stored["dense/bias"].dtype == np.float16
    back = expand(stored)
    assert back.keys() == weights.keys() and {array.dtype for array in back.values()} == {np.dtype(np.float32)}
    for column in (0, 1):
        half_a_step = np.abs(weights["dense/kernel"][:, column]).max() / 254
        difference = np.abs(back["dense/kernel"] - weights["dense/kernel"])[:, column]
        assert difference.max() <= half_a_step * 1.0001
    np.testing.assert_allclose(back["conv/kernel"], weights["conv/kernel"], rtol=1e-3, atol=1e-6)


def test_a_column_of_zeros_and_a_training_s_own_checkpoints():
    zeros = np.zeros((1_000_000, 1), np.float32)
    np.testing.assert_array_equal(expand(compact({"w": zeros}))["w"], zeros)
    own = {"conv1/kernel": RANDOM.normal(size=(2, 2)).astype(np.float32)}
    np.testing.assert_array_equal(expand(own)["conv1/kernel"], own["conv1/kernel"])
