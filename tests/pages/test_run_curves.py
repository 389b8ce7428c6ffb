"""The curves of a run on the Train page, by the numbers that are drawn."""

import base64
import json

import numpy as np
import pytest

from lib.runs import RunSpec, State, open_store
from lib.runs.point import Point
from tests.pages.test_pages import opened

STEPS = np.arange(1, 31)
MARGIN, ERROR = 0.9 / STEPS, 20.0 + 60.0 / STEPS**0.5


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize(("scale", "margin_weight"), [("paper", 1.0), ("official", 0.5)])
def test_the_parts_are_drawn_with_their_weights_and_add_up_to_the_loss(home, scale, margin_weight, kept):
    store = open_store()
    spec = RunSpec.create("capsnet", "mnist", {"margin_scale": scale, "max_steps": 30})
    run_id = store.create(spec, "ada", "Two scales").id
    weights = {"margin_loss": margin_weight, "reconstruction_loss": 0.0005}
    store.change(run_id, state=State.STOPPED, step=30, loss_weights=weights if kept else None)
    losses = margin_weight * MARGIN + 0.0005 * ERROR
    points = zip(STEPS.tolist(), losses.tolist(), MARGIN.tolist(), ERROR.tolist(), strict=True)
    store.metrics.write(run_id, "train", [Point(*values, accuracy=0.5) for values in points])
    figures = [json.loads(found.proto.spec) for found in opened("train", view=run_id).get("plotly_chart")]
    drawn = {trace["name"]: trace for figure in figures[:1] for trace in figure["data"]}
    margin, reconstruction = (np.array(values_of(drawn[name])) for name in ("margin loss", "reconstruction loss"))
    np.testing.assert_allclose(margin, margin_weight * MARGIN, rtol=1e-6)
    np.testing.assert_allclose(reconstruction, 0.0005 * ERROR, rtol=1e-6)
    np.testing.assert_allclose(margin + reconstruction, values_of(drawn["training batches"]), rtol=1e-6)


def values_of(trace: dict) -> np.ndarray:
    """The y values of a trace, which Plotly may write in base64."""
    values = trace["y"]
    if isinstance(values, dict):
        return np.frombuffer(base64.b64decode(values["bdata"]), dtype=values["dtype"])
    return np.array(values)
