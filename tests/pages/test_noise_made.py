"""Noise that a browser asks for: the same as the inspector's, for those who may look at the runs alone."""

import json

import numpy as np
import pytest

from lib.inspectors.answers.adversarial_noise import DIALS, Method, step_away
from lib.inspectors.questions.adversarial import make_noise, read_noisy
from lib.inspectors.readings import Reading
from lib.learner import cookie_name, sign
from lib.pictures.reference import Picture
from lib.runs import open_store
from pages.limits.noise_made import noise_address, noise_route
from tests.parts.payloads import unpacked
from tests.routes import Answer, post

RUN = "lenet"
ASKED = {"picture": "test-3", "method": "fgsm", "label": 0, "readers": [["capsnet_small", "final"]]}


@pytest.fixture(autouse=True)
def here(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process answer in the place of an inspector."""
    monkeypatch.setattr("pages.limits.noise_made.make_noise", make_noise)
    monkeypatch.setattr("pages.limits.noise_made.read_noisy", read_noisy)


def ask(asked: object, run_id: str = RUN, learner: str = "ada") -> Answer:
    headers = {"Content-Type": "application/json", "Cookie": f"{cookie_name()}={sign(learner)}"}
    return post([noise_route()], f"/noise/{run_id}/final", json.dumps(asked).encode(), headers)


def test_it_comes_with_what_others_read_in_it():
    meta, arrays = unpacked(ask(ASKED).content)
    noise = make_noise(RUN, "final", Picture("test", "3"), Method.FGSM, 0)
    np.testing.assert_array_equal(arrays["direction"].astype(int) - 1, noise.direction)
    assert meta == {"label": 0} and arrays["pictures"].shape == (0, 28, 28, 1)
    seen = read_noisy("capsnet_small", "final", (RUN, "final"), Picture("test", "3"), Method.FGSM, 0)
    np.testing.assert_allclose(arrays["scores-capsnet_small"], seen.scores, atol=1e-6)
    assert seen.drawn is not None
    np.testing.assert_array_equal(arrays["drawn-capsnet_small"], np.rint(255 * seen.drawn).astype(np.uint8))
    image = Reading("mnist").test_pixels(3)
    assert len(seen.scores) == len(DIALS[Method.FGSM])
    assert np.abs(step_away(image, noise.direction, 0.1) - image).max() == pytest.approx(0.1, abs=1e-6)


@pytest.mark.parametrize(
    "other",
    [
        *({"method": "other"}, {"method": "target", "label": None}, {"label": "4"}, {"label": True}),
        *(
            {"readers": [["gone", "final"]]},
            {"readers": [["lenet", "gone"]]},
            {"readers": 3},
            {"readers": [["lenet"]]},
        ),
        *({"readers": [["capsnet_small_pairs", "final"]]}, {"readers": [["lenet", "final"]] * 5}, {"picture": 3}),
    ],
)
def test_what_is_no_question_about_noise_is_refused(other: dict[str, object]):
    assert ask({**ASKED, **other}).status in (400, 503)


def test_only_those_who_may_look_at_the_run_get_noise():
    assert ask(ASKED, "gone").status == 404
    assert post([noise_route()], f"/noise/{RUN}/final", b"{}", {"Content-Type": "text/plain"}).status == 415
    assert noise_address(open_store().get(RUN), "final") == "noise/lenet/final"
