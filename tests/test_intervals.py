"""The 95 % interval of a share."""

import pytest

from lib.intervals import mcnemar, wilson


def test_wilson_of_nothing_wrong_and_of_a_half():
    assert wilson(0.0, 100) == (0.0, pytest.approx(0.03699, abs=1e-5))
    assert wilson(0.5, 100) == pytest.approx((0.40383, 0.59617), abs=1e-5)


def test_mcnemar_counts_the_tails_of_a_fair_coin():
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(3, 0) == mcnemar(0, 3) == 2 / 8
    assert mcnemar(2, 2) == 1.0
    assert mcnemar(14, 2) == pytest.approx(2 * (1 + 16 + 120) / 2**16)
    assert mcnemar(2000, 0) < 1e-300
