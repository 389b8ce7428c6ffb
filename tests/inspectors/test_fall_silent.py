"""Capsules fall silent on the server: the same routing as without them one after the other, of every kind."""

import numpy as np
import pytest

from lib.inspectors.questions import fall_silent as asked
from lib.inspectors.questions.fall_silent import fall_silent
from lib.inspectors.questions.observe_routing import observe_routing

IMAGE = np.random.default_rng(0).uniform(size=(28, 28, 1)).astype(np.float32)
RUNS = ("capsnet_small", "capsnet_small_em", "capsnet_small_uniform", "efficient_capsnet")


@pytest.mark.parametrize("run_id", RUNS)
def test_each_point_is_the_routing_without_the_first_ones(home, run_id: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(asked, "AT_ONCE", 2)
    capsules = (5, 0, 15, 3)
    found = fall_silent(run_id, "", IMAGE, 2, capsules, (0, 1, 4))
    for count, outputs in zip((0, 1, 4), found.outputs, strict=True):
        expected = observe_routing(run_id, "", IMAGE, 2, capsules[:count]).outputs[-1]
        np.testing.assert_allclose(outputs, expected, atol=1e-6)


def test_capsules_that_are_not_there_are_refused(home):
    with pytest.raises(ValueError, match="16"):
        fall_silent("efficient_capsnet", "", IMAGE, 1, (16,), (1,))
