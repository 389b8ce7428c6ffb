"""The form for a new run: what it refuses before anything is queued, and the image size of a preset."""

from lib.runs import open_store
from tests.pages.test_pages import opened


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
