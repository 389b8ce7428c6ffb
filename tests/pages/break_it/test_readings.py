"""Pictures that a browser sends are read with mistakes in the network, and nothing else is."""

import json
from typing import Any

import numpy as np
import pytest

from lib.inspectors.questions.read_broken import read_broken
from lib.learner import cookie_name, sign
from pages.break_it.readings import readings_route
from tests.parts.payloads import unpacked
from tests.routes import Answer, post

RUN = "capsnet_small"
IMAGE = np.random.default_rng(0).uniform(size=(28, 28, 1)).astype(np.float32)
ASKED: dict[str, Any] = {"image": IMAGE.ravel().tolist(), "iterations": 2, "mistakes": [], "last": None}


def read(run_id: str = RUN, learner: str = "ada", **changes: Any) -> Answer:
    headers = {"Content-Type": "application/json", "Cookie": f"{cookie_name()}={sign(learner)}"}
    content = json.dumps({**ASKED, **changes}).encode()
    return post([readings_route()], f"/broken-readings/{run_id}/final", content, headers)


def test_a_picture_is_read_with_mistakes_and_kept_logits(home):
    last = np.random.default_rng(1).normal(size=(128, 10)).astype(np.float32)
    answer = read(mistakes=["kept", "squash"], last=last.ravel().tolist())
    expected = read_broken(RUN, "final", IMAGE, 2, ("kept", "squash"), last)
    for name, values in vars(expected).items():
        np.testing.assert_allclose(unpacked(answer.content)[1][name], values, atol=1e-6, err_msg=name)


@pytest.mark.parametrize(
    "changes",
    [
        *({"image": []}, {"image": ["a"] * 784}, {"image": [float("nan")] * 784}, {"iterations": 0}),
        *({"iterations": 11}, {"iterations": True}, {"mistakes": ["none"]}, {"mistakes": None}, {"last": [1.0]}),
    ],
)
def test_what_cannot_be_read_is_refused(home, changes: dict[str, Any]):
    assert read(**changes).status == 400


def test_only_networks_with_dynamic_routing_read(home):
    assert read("efficient_capsnet").status == 400
    assert read("lenet").status == 404
    assert read(learner="").status == 404
