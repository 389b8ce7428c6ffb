"""Learning rates by value."""

import pytest

from lib.catalog import SCHEDULES
from lib.training.schedule import learning_rate


@pytest.mark.parametrize("step", [1, 500, 10_000])
def test_constant(step):
    assert learning_rate("constant", 0.004, step, 10_000) == 0.004


@pytest.mark.parametrize(
    ("step", "rate"),
    [
        (1, 1e-3),
        (1001, 0.9797958971e-3),  # smoothly, not in stairs
        (2001, 0.96e-3),
        (4001, 0.9216e-3),
        (20_001, 0.6648326360e-3),
        (338_001, 1.0088773773e-6),
        (340_001, 1e-6),  # 0.96 ** 170 of it would be 9.69e-7
        (900_000, 1e-6),
    ],
)
def test_exponential_is_the_official_codes(step, rate):
    assert learning_rate("exponential", 1e-3, step, 50_000) == pytest.approx(rate, rel=1e-7)


@pytest.mark.parametrize(("step", "rate"), [(1, 5e-4), (430, 5e-4), (431, 4.85e-4), (861, 4.7045e-4)])
def test_once_an_epoch(step, rate):
    assert learning_rate("epochs", 5e-4, step, 4300, 430) == pytest.approx(rate, rel=1e-9)


@pytest.mark.parametrize(
    ("step", "total", "share"),
    [
        (1, 1000, 0.01),  # the warm-up: 100 steps
        (50, 1000, 0.5),
        (90, 1000, 0.9),
        (100, 1000, 0.901),  # 901 of 1000 steps are left
        (501, 1000, 0.5),
        (1000, 1000, 0.001),
        (1, 30, 1 / 3),  # the warm-up: a tenth, 3 steps
        (2, 30, 2 / 3),
        (3, 30, 28 / 30),
        (30, 30, 1 / 30),
        (1, 5, 1.0),
        (5, 5, 0.2),
        (1, 1, 1.0),
    ],
)
def test_linear_warms_up_and_falls(step, total, share):
    assert learning_rate("linear", 0.004, step, total) == pytest.approx(0.004 * share, rel=1e-12)


@pytest.mark.parametrize(
    ("step", "total", "share"),
    [
        (1, 90, 1),
        (60, 90, 1),
        (61, 90, 0.1),
        (81, 90, 0.1),
        (82, 90, 0.01),
        (90, 90, 0.01),
        (1, 1, 1),
        (3, 3, 0.1),
    ],
)
def test_stairs_at_two_thirds_and_at_nine_tenths(step, total, share):
    assert learning_rate("stairs", 0.01, step, total) == pytest.approx(0.01 * share, rel=1e-12)


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("total", [1, 7, 150, 2000])
def test_every_rate_is_positive_and_at_most_the_initial(schedule, total):
    rates = [learning_rate(schedule, 0.01, step, total) for step in range(1, total + 1)]
    assert all(0 < rate <= 0.01 for rate in rates)
