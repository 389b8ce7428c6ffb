"""The Turn it page on what ships with the app: the fair pair, its facts, and the curves that are kept with it."""

from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from lib.experiments.fair_pair import FairPair
from lib.inspectors.answers.observation import load_observation
from lib.inspectors.answers.turned_curve import load_kept
from lib.inspectors.kept import read_test_pixels
from lib.intervals import wilson
from lib.pictures.reference import Picture
from lib.runs import open_store
from pages.kit.runs.readers import Reader
from pages.turn.networks import describe, explain_pair
from tests.pages.test_pages import opened, texts
from tests.parts.payloads import unpacked


@pytest.fixture(autouse=True)
def nobody_is_asked(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.inspectors.pool.Inspectors.ask", lambda *_: pytest.fail("an inspector was asked"))


def sent(app: AppTest) -> dict[str, Any]:
    """Return what the part got, but for the arrays."""
    return unpacked(app.main.get("bidi_component")[-1].proto.bytes)[0]


def test_it_opens_on_the_fair_pair_with_both_records_beside_each_other():
    meta = sent(opened("turn"))
    assert meta["pair"] == "fair_pair"
    capsules, other = meta["networks"]
    assert (capsules["id"], capsules["features"], capsules["numbers"]) == ("capsnet_small", "class_capsules", 16)
    assert (other["id"], other["features"], other["numbers"]) == ("lenet", "dense", 1024)
    assert (capsules["pooled"], capsules["trained_with"]) == (None, 3)
    assert (other["pooled"], other["trained_with"]) == ({"layer": "pool2", "numbers": 7 * 7 * 64}, None)
    for network in (capsules, other):
        run = open_store().get(network["id"])
        assert (network["parameters"], network["accuracy"]) == (run.parameters, run.test_accuracy)
        assert network["interval"] == pytest.approx(list(wilson(network["accuracy"], 10_000)))
        assert network["images"] == 10_000 and network["network"]


def test_other_networks_are_no_fair_pair_and_one_is_enough():
    meta = sent(opened("turn", runs="lenet"))
    assert [one["id"] for one in meta["networks"]] == ["lenet"] and meta["pair"] == ""
    readers = [Reader(open_store().get(name), "final") for name in ("capsnet_small", "lenet")]
    assert explain_pair(readers, None) == ""


def test_the_pair_of_digits_stays_the_usual_one_whatever_pair_of_other_data_is_closer(monkeypatch):
    store = open_store()
    digits, closer = (
        FairPair(store.get(capsules), store.get(other))
        for capsules, other in (("capsnet_small", "lenet"), ("capsnet", "compare-alexnet-lenet-lenet"))
    )
    for place in ("pages.kit.runs.readers", "pages.turn.parts"):
        monkeypatch.setattr(f"{place}.find_fair_pairs", lambda _runs: {"cifar10": closer, "mnist": digits})
    app = opened("turn", look="parts")
    assert [one["id"] for one in sent(app)["networks"]] == ["capsnet_small", "lenet"]
    (link,) = [one.proto for one in app.main.get("page_link")]
    assert link.label == "The same on other pictures: MNIST"
    assert parse_qs(link.query_string)["runs"] == ["capsnet,compare-alexnet-lenet-lenet"]


def test_parts_say_on_how_many_images_the_networks_were_measured_and_whether_that_tells_them_apart():
    said = texts(opened("turn", look="parts"))
    assert "LeNet 99.5 % of 10,000 test images (99.4 to 99.6 %)." in said
    assert "the difference may be chance" in said
    far = texts(opened("turn", look="parts", runs="capsnet_small,capsnet_small_em"))
    assert "of 10,000 test images" in far and "the difference may be chance" not in far


def test_without_a_network_it_asks_for_one():
    assert "Choose at least one network." in texts(opened("turn", runs=""))


def test_a_kept_curve_is_shown_once_it_is_asked_for():
    app = opened("turn")
    assert "of them right from" not in texts(app)
    (button,) = [one for one in app.button if one.label == "Measure the whole curve"]
    button.click().run()
    shown = texts(app)
    assert "Small capsule network · MNIST reads at least half of them right from −45° to 45°." in shown
    assert "fitted on 1,000 images and checked on the other 1,000" in shown
    curve = load_kept("capsnet_small", "final", "turn", 2000)
    assert curve is not None
    (table,) = app.table
    column = list(table.value["Small capsule network · MNIST"])
    for text, point in zip(column, curve.points, strict=True):
        low, high = (100 * edge for edge in wilson(point.right / 2000, 2000))
        share = f"{100 * (point.right / 2000):.1f}\u00a0% ({low:.1f} – {high:.1f}\u00a0%)"
        assert text == share


def test_a_link_names_dial_and_number_of_images():
    app = opened("turn", over="thick", images="500")
    assert (app.query_params["over"], app.query_params["images"]) == ("thick", "500")
    assert not app.warning


@pytest.mark.parametrize("angle", ["200", "-180.5", "far"])
def test_an_angle_that_cannot_be_is_said(angle: str):
    app = opened("turn", turn=angle)
    assert [f"angle “{angle}”" in warning.value for warning in app.warning] == [True]


def test_the_accuracy_on_record_is_not_that_of_an_earlier_checkpoint(monkeypatch: pytest.MonkeyPatch):
    store = open_store()
    run = store.get("lenet")
    image = read_test_pixels("lenet", Picture("test", "115"))
    assert image is not None
    seen = load_observation(store.files(run), image)
    assert seen is not None
    assert describe(store, Reader(run, "final"), seen, seen.scores, None).accuracy == run.test_accuracy
    monkeypatch.setattr("lib.runs.files.RunFiles.checkpoints", lambda _files: ["final", "00000900"])
    assert describe(store, Reader(run, "final"), seen, seen.scores, None).accuracy is None
