"""Class capsules that a browser sends are drawn by the network's own decoder."""

import json

import numpy as np
import pytest
import tensorflow as tf

from lib.inspectors.questions.networks import load_network
from lib.learner import cookie_name, sign
from lib.models.capsule_network import CapsuleNetwork
from lib.runs import open_store
from pages.capsules.drawings import MOST, drawings_address, drawings_route
from tests.parts.payloads import unpacked
from tests.routes import Answer, post

RUN = "capsnet_small"


def draw(drawings: object, run_id: str = RUN, learner: str = "ada") -> Answer:
    headers = {"Content-Type": "application/json", "Cookie": f"{cookie_name()}={sign(learner)}"}
    content = json.dumps({"drawings": drawings}).encode()
    return post([drawings_route()], f"/capsule-drawings/{run_id}/final", content, headers)


def capsule(which: int, numbers: object) -> dict[str, object]:
    return {"class": which, "numbers": numbers}


def test_a_hundred_capsules_are_drawn_as_tensorflow_draws_them(home):
    random = np.random.default_rng(3)
    vectors, classes = random.uniform(-0.4, 0.4, (100, 16)), random.integers(0, 10, 100)
    answer = draw([[capsule(int(which), list(one))] for which, one in zip(classes, vectors, strict=True)])
    network, _ = load_network(RUN, "final")
    assert isinstance(network, CapsuleNetwork)
    capsules, mask = np.zeros((100, 10, 16), np.float32), np.eye(10, dtype=np.float32)[classes]
    capsules[np.arange(100), classes] = vectors
    wanted = network.reconstruct(tf.constant(capsules), tf.constant(mask)).numpy()
    np.testing.assert_allclose(unpacked(answer.content)[1]["images"], wanted, atol=1e-6)


def test_two_capsules_are_drawn_together(home):
    one, other = capsule(3, [0.2] * 16), capsule(5, [-0.1] * 16)
    images = unpacked(draw([[one, other], [one], [other]]).content)[1]["images"]
    assert images.shape == (3, 28, 28, 1)
    assert np.abs(images[0] - images[1]).max() > 0.1 < np.abs(images[0] - images[2]).max()


@pytest.mark.parametrize(
    "drawings",
    [
        *(None, [], [[]], [[3]], [["a"]], [[capsule(10, [0] * 16)]], [[capsule(-1, [0] * 16)]]),
        *([[capsule(1, [0] * 15)]], [[capsule(1, ["a"] * 16)]], [[capsule(1, None)]]),
        *([[capsule(1, [float("nan")] * 16)]], [[capsule(1, [0] * 16)]] * (MOST + 1)),
    ],
)
def test_what_is_no_capsule_of_the_run_is_refused(home, drawings: object):
    assert draw(drawings).status == 400


def test_only_capsule_networks_draw(home):
    assert draw([[capsule(1, [0] * 16)]], "lenet").status == 404
    assert draw([[capsule(1, [0] * 16)]], learner="").status == 404
    assert drawings_address(open_store().get(RUN), "final") == "capsule-drawings/capsnet_small/final"
