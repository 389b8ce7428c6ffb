"""How well a linear map for each class predicts vectors: known maps, noise, and vectors that vanish."""

import numpy as np
import pytest

from lib.inspectors.answers.linear_change import predict_linearly

COUNT, DIM = 400, 4


@pytest.fixture
def random() -> np.random.Generator:
    return np.random.default_rng(0)


def test_a_linear_map_of_each_class_is_found_exactly(random: np.random.Generator):
    before, labels = random.normal(size=(COUNT, DIM)), np.arange(COUNT) % 3
    maps, middles = random.normal(size=(3, DIM, DIM)), random.normal(size=(3, DIM))
    after = np.einsum("nd,nde->ne", before, maps[labels]) + middles[labels]
    found = predict_linearly(before, after, labels)
    assert (found.change, found.vector) == pytest.approx((1, 1))


def test_noise_is_not_predicted_but_its_change_partly_is(random: np.random.Generator):
    before, after = random.normal(size=(2, COUNT, DIM))
    found = predict_linearly(before, after, np.zeros(COUNT, int))
    assert found.vector == pytest.approx(0, abs=0.1)
    assert found.change == pytest.approx(
        0.5, abs=0.1
    )  # half of what varies in the difference is the vector before


def test_a_vector_that_vanishes_changes_predictably(random: np.random.Generator):
    before = random.normal(size=(COUNT, DIM))
    found = predict_linearly(before, 1e-3 * random.normal(size=(COUNT, DIM)), np.zeros(COUNT, int))
    assert found.change > 0.999 and found.vector < 0.1


def test_a_half_of_noise_is_explained_by_half(random: np.random.Generator):
    before, noise = random.normal(size=(2, 20_000, DIM))
    found = predict_linearly(before, before + noise, np.zeros(20_000, int))
    assert found.vector == pytest.approx(0.5, abs=0.03) and found.change == pytest.approx(0, abs=0.03)


def test_too_few_images_or_no_change_say_nothing(random: np.random.Generator):
    before = random.normal(size=(COUNT, DIM))
    assert np.isnan(predict_linearly(before[:12], before[:12], np.zeros(12, int))).all()
    found = predict_linearly(before, before, np.zeros(COUNT, int))
    assert np.isnan(found.change) and found.vector == pytest.approx(1)
