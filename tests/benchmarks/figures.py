"""Many measurements in a few figures."""

from collections.abc import Sequence

import numpy as np

Figures = dict[str, float | int]


def figures(values: Sequence[float], digits: int = 1) -> Figures:
    """Median, 95th percentile, largest and number of `values`; only the number if there are none."""
    if not values:
        return {"count": 0}
    p50, p95 = np.percentile(values, (50, 95))
    return {
        "p50": round(float(p50), digits),
        "p95": round(float(p95), digits),
        "max": round(float(max(values)), digits),
        "count": len(values),
    }
