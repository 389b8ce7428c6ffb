"""A learner's own run is measured with each mistake from the page, and what came of it is kept and shown."""

import threading
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.errors import LearnerError
from lib.inspectors import mistakes_queue
from lib.inspectors.answers.measured_mistakes import IMAGES, MistakesTally
from lib.inspectors.mistakes_queue import measured_mistakes
from tests.pages.telling import tell
from tests.pages.test_pages import opened
from tests.parts.payloads import unpacked

RUN = "capsnet_small"


@pytest.fixture
def may_go(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    """Nothing is kept of any run, and it is measured in steps of 400 images, each of which waits for this."""
    measured_mistakes.cache_clear()
    waits, kept = threading.Semaphore(0), {}

    def count(run: str, checkpoint: str, tally: MistakesTally) -> MistakesTally:
        waits.acquire(timeout=60)
        images = min(tally.total, tally.images + 400)
        return replace(tally, images=images, right={name: images * 9 // 10 for name in tally.right})

    monkeypatch.setattr(mistakes_queue, "count_mistakes", count)
    monkeypatch.setattr(mistakes_queue, "save_measured", lambda run, name, found: kept.update({name: found}))
    for module in (mistakes_queue.__name__, "pages.break_it.measured"):
        monkeypatch.setattr(f"{module}.load_measured", lambda run, name: kept.get(name))
    return waits


def sent(app: AppTest) -> dict[str, Any]:
    return unpacked(app.main.get("bidi_component")[-1].proto.bytes)[0]


def asking(app: AppTest) -> AppTest:
    """Run the page as after a press on the part's button."""
    tell(app, "broken", measures=True)
    app.run()
    app.session_state["broken"] = {}
    return app


def test_it_is_measured_once_asked_for_and_shown_with_its_interval(home: object, may_go: threading.Semaphore):
    app = opened("break_it", run=RUN)
    assert (sent(app)["measured"], sent(app)["measuring"]) == ({}, [])
    asking(app)
    assert sent(app)["measuring"] == ["final"]
    job = measured_mistakes().find_job(RUN, "final")
    assert job is not None and "Stop" in [one.label for one in app.button]
    may_go.release(3)
    found = job.future.result(60)
    assert (found.images, job.done, job.total) == (IMAGES, IMAGES, IMAGES)
    app.run()
    measured = sent(app)["measured"]["final"]
    assert measured["images"] == IMAGES
    share, low, high = measured["shares"]["kept"]
    assert share == 0.9 and 0.87 < low < 0.9 < high < 0.92
    assert sent(app)["measuring"] == [] and "Stop" not in [one.label for one in app.button]


def test_it_can_be_stopped_and_asked_for_again(home: object, may_go: threading.Semaphore):
    app = asking(opened("break_it", run=RUN))
    job = measured_mistakes().find_job(RUN, "final")
    assert job is not None
    (stop,) = [one for one in app.button if one.label == "Stop"]
    stop.click().run()
    may_go.release()
    with pytest.raises(LearnerError):
        job.future.result(60)
    app.run()
    assert [one.value for one in app.warning] == ["The measurement was stopped."]
    assert (sent(app)["measured"], sent(app)["measuring"]) == ({}, [])
