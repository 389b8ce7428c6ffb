"""Capsules fall silent for a browser that cannot run the network, and nothing else is computed."""

import json
from typing import Any

import numpy as np
import pytest

from lib.inspectors.questions.fall_silent import fall_silent
from lib.learner import cookie_name, sign
from pages.routing.falling import falling_route
from tests.parts.payloads import unpacked
from tests.routes import Answer, post

RUN = "capsnet_small"
IMAGE = np.random.default_rng(0).uniform(size=(28, 28, 1)).astype(np.float32)
ASKED: dict[str, Any] = {
    "image": IMAGE.ravel().tolist(),
    "iterations": 2,
    "capsules": [7, 3, 100],
    "counts": [0, 2, 3],
}


def ask(run_id: str = RUN, learner: str = "ada", **changes: Any) -> Answer:
    headers = {"Content-Type": "application/json", "Cookie": f"{cookie_name()}={sign(learner)}"}
    content = json.dumps({**ASKED, **changes}).encode()
    return post([falling_route()], f"/falling-silent/{run_id}/final", content, headers)


def test_a_picture_is_routed_without_more_and_more_capsules(home):
    expected = fall_silent(RUN, "final", IMAGE, 2, (7, 3, 100), (0, 2, 3)).outputs
    np.testing.assert_allclose(unpacked(ask().content)[1]["outputs"], expected, atol=1e-6)


@pytest.mark.parametrize(
    "changes",
    [
        *({"image": [0.5]}, {"image": [float("inf")] * 784}, {"iterations": 0}, {"iterations": 11}),
        *({"capsules": [3, 3]}, {"capsules": [-1]}, {"capsules": [0.5]}, {"capsules": "3"}, {"capsules": [128]}),
        *({"counts": []}, {"counts": [4]}, {"counts": [1] * 201}, {"counts": None}),
    ],
)
def test_what_cannot_be_routed_is_refused(home, changes: dict[str, Any]):
    given = {"counts": [1], **changes} if "capsules" in changes else changes
    assert ask(**given).status == 400


def test_only_networks_with_capsules_that_a_learner_may_see_answer(home):
    assert ask("lenet").status == 404
    assert ask(learner="").status == 404
