"""The reference itself, on numbers known from elsewhere, and that it stands apart from the app."""

import ast
from pathlib import Path

import numpy as np
import pytest

from tests.fidelity import classifier_reference, em_reference, layer_reference, reference


@pytest.mark.parametrize("module", [reference, layer_reference, classifier_reference, em_reference])
def test_it_imports_numpy_only(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {getattr(node, "module", None) or node.names[0].name for node in imported}
    own = {name for name in modules if name == "tests.fidelity" or name.startswith("tests.fidelity.")}
    assert modules - own <= {"numpy", "numpy.lib.stride_tricks"}


def test_squash():
    np.testing.assert_allclose(reference.squash(np.array([3.0, 4.0])), [0.5769231, 0.7692308], atol=1e-7)
    np.testing.assert_array_equal(reference.squash(np.zeros((2, 3))), np.zeros((2, 3)))


def test_routing():
    votes = np.arange(8.0).reshape(1, 2, 2, 2)
    once, thrice = reference.routing(votes, 1), reference.routing(votes, 3)
    np.testing.assert_allclose(once["outputs"][-1], [[[0.5150788, 0.7726181], [0.6098214, 0.7622767]]], atol=1e-7)
    np.testing.assert_allclose(thrice["outputs"][-1], [[[7.6e-8, 4.15e-6], [0.6209423, 0.7761009]]], atol=1e-7)
    np.testing.assert_allclose(
        thrice["couplings"][-1], [[[0.0019915, 0.9980085], [9.28e-6, 0.9999907]]], atol=1e-7
    )


def test_margin_loss():
    labels, lengths = [[0, 0, 1], [1, 1, 1]], [[-0.3, 0.3, 0.9], [1.2, 0.5, -0.5]]
    np.testing.assert_allclose(
        reference.margin_terms(labels, lengths), [[0, 0.02, 0], [0, 0.16, 1.96]], atol=1e-12
    )
    np.testing.assert_allclose(reference.margin_loss(labels, lengths), [0.02, 2.12], atol=1e-12)


def test_convolution_written_out():
    random = np.random.default_rng(0)
    maps, kernel, bias = random.normal(size=(2, 7, 6, 3)), random.normal(size=(3, 3, 3, 4)), np.arange(4.0)
    valid = layer_reference.convolution(maps, kernel, bias, stride=2)
    assert valid.shape == (2, 3, 2, 4)
    expected = [(maps[1, 2:5, 2:5] * kernel[..., channel]).sum() + channel for channel in range(4)]
    np.testing.assert_allclose(valid[1, 1, 1], expected, atol=1e-12)
    same = layer_reference.convolution(maps, kernel, bias, padding="same")
    assert same.shape == (2, 7, 6, 4)
    corner = [(maps[0, :2, :2] * kernel[1:, 1:, :, channel]).sum() + channel for channel in range(4)]
    np.testing.assert_allclose(same[0, 0, 0], corner, atol=1e-12)


def test_max_pool():
    maps = np.arange(15.0).reshape(1, 3, 5, 1)
    np.testing.assert_array_equal(layer_reference.max_pool(maps)[0, :, :, 0], [[6, 8]])
