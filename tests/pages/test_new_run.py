"""The form for a new run: what it refuses before anything is queued, and the image size of a preset."""

import pytest

from lib.runs import OwnRuns, State, open_store
from tests.pages.test_pages import opened
from tests.runs.specs import spec


def test_images_too_small_for_the_variant_are_refused_in_the_form(home, monkeypatch):
    monkeypatch.setattr("lib.datasets.missing", lambda name: ())
    app = opened("train", network="alexnet", data="oxford_pets", size="32")
    start = [button.label for button in app.button].count("Start training")
    app.get_by_key("option-alexnet-minute-variant").set_value("original").run()
    assert app.error[0].value.startswith("AlexNet’s variant “original” needs images of at least 67 × 67 pixels")
    assert (start, [button.label for button in app.button].count("Start training")) == (1, 0)
    app.get_by_key("size").set_value("96").run()
    assert not app.error
    assert [run for run in open_store().runs() if not run.bundled] == []


def test_a_preset_brings_its_image_size_and_leaves_it_with_another(home, monkeypatch):
    monkeypatch.setattr("lib.datasets.missing", lambda name: ())
    app = opened("train", network="pets_cnn", data="oxford_pets", preset="paper", size="96")
    assert app.get_by_key("size").value == "96"  # of the link
    app.get_by_key("preset").set_value("minute").run()
    assert app.get_by_key("size").value == "64"
    app.get_by_key("preset").set_value("paper").run()
    assert app.get_by_key("size").value == "224"


def start_button(app):
    return next(button for button in app.button if button.label == "Start training")


@pytest.fixture
def takes(home, monkeypatch):
    """Return a function that lets every training be expected to take so many seconds."""
    return lambda seconds: monkeypatch.setattr(
        "pages.train.start_run.training_seconds", lambda _store, _spec: seconds
    )


def test_a_training_of_up_to_ten_minutes_needs_no_confirmation(takes):
    takes(600.0)
    app = opened("train")
    assert not start_button(app).disabled
    assert not [box for box in app.checkbox if str(box.key).startswith("long-training")]


def test_a_longer_one_starts_only_after_a_confirmation(takes):
    takes(36_000.0)
    app = opened("train")
    assert start_button(app).disabled
    [box] = [box for box in app.checkbox if str(box.key).startswith("long-training")]
    assert box.label == "Start it although it takes about 10.0 h and others wait meanwhile"
    box.check().run()
    start_button(app).click().run()
    assert [run.state for run in open_store().runs() if not run.bundled] == [State.QUEUED]


def test_the_confirmation_is_for_one_duration(takes):
    takes(3_600.0)
    app = opened("train")
    next(box for box in app.checkbox if str(box.key).startswith("long-training")).check().run()
    assert not start_button(app).disabled
    takes(36_000.0)
    app.run()
    assert start_button(app).disabled


def test_a_sixth_waiting_run_is_refused_in_words(takes):
    takes(60.0)
    for _ in range(5):
        OwnRuns(open_store(), "ada").start(spec())
    app = opened("train")
    start_button(app).click().run()
    [error] = app.error
    assert error.value.startswith("5 of your runs are waiting already, and no more can wait at a time.")
    assert len(open_store().runs(State.QUEUED)) == 5
