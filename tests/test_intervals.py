"""The 95 % interval of a share."""

import pytest

from lib.intervals import wilson


def test_wilson_of_nothing_wrong_and_of_a_half():
    assert wilson(0.0, 100) == (0.0, pytest.approx(0.03699, abs=1e-5))
    assert wilson(0.5, 100) == pytest.approx((0.40383, 0.59617), abs=1e-5)
