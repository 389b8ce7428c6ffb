"""The inspectors: real processes, which answer, pass errors on, and may die."""

import os
import signal
import time

import numpy as np
import pytest

from lib.datasets import load
from lib.errors import LearnerError
from lib.inspectors import ask as client
from lib.inspectors import worker
from lib.inspectors.pool import Inspectors
from lib.inspectors.questions import inspect

pytestmark = pytest.mark.xdist_group("inspectors")  # one worker starts them


@pytest.fixture(scope="module")
def image() -> np.ndarray:
    return load("mnist").test.images[0].astype(np.float32) / 255.0


@pytest.fixture
def inspectors(trained_store):
    """One inspector that knows the trained home; slow to start, as it imports TensorFlow."""
    inspectors = Inspectors(1)
    inspectors.warm()
    yield inspectors
    inspectors.close()


def die_once(path: str) -> str:
    """Kills its own process the first time, and answers the second."""
    if not os.path.exists(path):  # noqa: PTH110
        with open(path, "w") as file:  # noqa: PTH123
            file.write(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGKILL)
    return f"answered by {os.getpid()}"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_an_inspector_that_is_killed(inspectors, trained_home, image, tmp_path):
    """Slow: three inspectors are started one after the other. Killed in the middle of a question, killed
    while idle, and dying of the question itself."""
    expected = inspect.observe(trained_home.run_id, "", image)

    def check_it_answers() -> None:
        seen = inspectors.ask(worker.observe, trained_home.run_id, "", image)
        np.testing.assert_allclose(seen.scores, expected.scores, atol=1e-6)
        assert list(seen.layers) == list(expected.layers)
        routing = inspectors.ask(worker.observe_routing, trained_home.run_id, "", image, 2)
        assert routing.outputs.shape == (2, 10, 16)

    check_it_answers()
    with pytest.raises(LearnerError) as caught:  # a LearnerError crosses the border whole
        inspectors.ask(worker.observe, "gone", "", image)
    assert caught.value.values == {"run_id": "gone"}
    assert str(caught.value) == "There is no run “gone”. It may have been deleted."

    first = inspectors.ask(os.getpid)
    answer = inspectors.ask(die_once, str(tmp_path / "died"))
    died = int((tmp_path / "died").read_text())
    assert died == first
    assert answer == f"answered by {inspectors.ask(os.getpid)}"
    assert inspectors.ask(os.getpid) != first

    os.kill(inspectors.ask(os.getpid), signal.SIGKILL)
    time.sleep(0.2)
    check_it_answers()


def test_an_image_is_found_by_its_content():
    one, same = np.zeros((28, 28, 1), np.float32), np.zeros((28, 28, 1), np.float32)
    other, reshaped = np.ones((28, 28, 1), np.float32), np.zeros((14, 56, 1), np.float32)
    key = client.ByContent
    assert key(one) == key(same)
    assert hash(key(one)) == hash(key(same))
    assert len({key(one), key(same), key(other), key(reshaped)}) == 3


def test_a_question_is_asked_once(trained_store, trained_home, image, monkeypatch):
    asked = []

    class Counting:
        def ask(self, question, *args):
            asked.append(question.__name__)
            return getattr(inspect, question.__name__)(*args)

    monkeypatch.setattr(client, "inspectors", Counting)
    client._observe.cache_clear()
    client._observe_routing.cache_clear()
    checkpoint = trained_store.files(trained_store.get(trained_home.run_id)).checkpoints()[-1]
    first = client.observe(trained_home.run_id, checkpoint, image)
    assert client.observe(trained_home.run_id, checkpoint, image.copy()) is first
    client.observe_routing(trained_home.run_id, checkpoint, image, 3)
    client.observe_routing(trained_home.run_id, checkpoint, image, 3)
    client.observe_routing(trained_home.run_id, checkpoint, image, 2)
    client.observe(trained_home.run_id, "00000000", image)
    assert asked == ["observe", "observe_routing", "observe_routing", "observe"]
