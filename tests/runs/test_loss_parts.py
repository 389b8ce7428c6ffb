"""The parts of a loss times their weights add up to it, whichever scale a run was trained with."""

import numpy as np
import pytest

from lib.runs.loss_parts import weigh_loss_parts

RNG = np.random.default_rng(0)
MARGIN, ERROR = np.linspace(0.9, 0.05, 40) + 0.02 * RNG.random(40), np.linspace(100, 20, 40) + 3 * RNG.random(40)
SCALES = [(1.0, 0.0005), (0.5, 0.0005), (1.0, 0.0)]


def measured(margin_weight: float, weight: float) -> dict[str, np.ndarray]:
    """Return the parts and the loss as the metrics have them: float32."""
    columns = {
        "loss": margin_weight * MARGIN + weight * ERROR,
        "margin_loss": MARGIN,
        "reconstruction_loss": ERROR,
    }
    return {name: values.astype(np.float32).astype(float) for name, values in columns.items()}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("kept", [True, False])
def test_each_part_is_weighted(scale, kept):
    points = measured(*scale)
    weights = {"margin_loss": scale[0], "reconstruction_loss": scale[1]} if kept else {}
    parts = weigh_loss_parts(points, weights)
    np.testing.assert_allclose(parts["margin_loss"], scale[0] * MARGIN, rtol=1e-4)
    np.testing.assert_allclose(parts["reconstruction_loss"], scale[1] * ERROR, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(sum(parts.values()), points["loss"], rtol=1e-5)


def test_a_loss_of_one_part_has_none():
    points = measured(1.0, 0.0005)
    assert weigh_loss_parts({**points, "reconstruction_loss": np.full(40, np.nan)}, {"margin_loss": 1.0}) == {}
    assert weigh_loss_parts({name: values[:0] for name, values in points.items()}, {}) == {}
