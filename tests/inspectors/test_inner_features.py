"""Which layer is compared before and after a picture has changed."""

import numpy as np
import pytest

from lib.inspectors.answers.inner_features import find_features, find_pooled
from lib.runs import open_store


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ({"conv": (3, 3, 2), "class_capsules": (10, 16), "lengths": (10,)}, ("class_capsules", 16)),
        ({"conv": (3, 3, 2), "dense": (12,), "logits": (10,), "probabilities": (10,)}, ("dense", 12)),
    ],
)
def test_what_is_compared_is_a_class_capsule_or_the_last_layer_before_the_answer(layers, expected):
    random = np.random.default_rng(0)
    outputs = {name: random.random(shape) for name, shape in layers.items()}
    assert find_features(outputs, 10) == expected


def test_dropout_that_passes_everything_on_is_not_what_is_compared():
    dense = np.arange(12.0)
    outputs = {"flatten": np.arange(18.0), "dense": dense, "dropout": dense.copy(), "probabilities": np.zeros(10)}
    assert find_features(outputs, 10) == ("dense", 12)


@pytest.mark.parametrize(
    ("run_id", "expected"),
    [("lenet", ("pool2", 7 * 7 * 64)), ("compare-alexnet-lenet-lenet", ("pool2", 4)), ("paper-baseline", None)],
)
def test_the_pooled_features_are_those_of_the_last_pooling_if_there_is_one(home: object, run_id: str, expected):
    layers = {
        "pool1": np.zeros((2, 2, 3)),
        "pool2": np.zeros((7, 7, 64) if run_id == "lenet" else (2, 2)),
        "dense": np.zeros(5),
    }
    run = open_store().get(run_id)
    assert find_pooled(run, layers) == expected
    assert find_pooled(run, {**layers, "class_capsules": np.zeros((10, 16))}) is None
