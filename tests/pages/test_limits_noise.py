"""The noise on the Limits page, with what ships with the app: the fair pair, and the curves kept with it."""

import pytest

from lib.inspectors.answers.noise_success import load_kept
from lib.intervals import wilson
from tests.pages.test_pages import opened, texts
from tests.parts.payloads import unpacked


@pytest.fixture(autouse=True)
def nobody_is_asked(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.inspectors.pool.Inspectors.ask", lambda *_: pytest.fail("an inspector was asked"))


def test_the_fair_pair_comes_with_its_curves_and_where_its_gradients_are_zero():
    app = opened("limits", look="noise", counted="shown")
    part, files = app.main.get("bidi_component")[-2:]
    meta = unpacked(part.proto.bytes)[0]
    assert unpacked(files.proto.bytes)[0]["name"] == "noise-success"
    assert [(one["id"], one["loss"]) for one in meta["networks"]] == [
        ("capsnet_small", "loss_margin"),
        ("lenet", "loss_cross_entropy"),
    ]
    assert meta["pair"] == "fair_pair" and meta["networks"][0]["noise"] == "noise/capsnet_small/final"
    shown = texts(app)
    capsules, lenet = ((name, "final") for name in ("capsnet_small", "lenet"))
    for maker, reader in ((capsules, capsules), (lenet, lenet), (lenet, capsules)):
        curve = load_kept(maker, reader, "fgsm")
        assert curve is not None
        last = curve.points[-1]
        low, high = (100 * edge for edge in wilson(last.fooled / 200, 200))
        assert f"{last.fooled / 2:.1f} % of 200 at ε = 0.30 ({low:.1f} to {high:.1f} %)" in shown
    own = load_kept(capsules, capsules, "fgsm")
    assert own is not None
    still = own.points[0].still
    assert f"at every pixel in {still} of 200 images, of the other {200 - still}" in shown
    (table,) = app.table
    assert len(table.value) == 7 and not app.warning


def test_a_size_that_cannot_be_is_said_and_counting_is_asked_for():
    app = opened("limits", look="noise", epsilon="0.4", maker="gone")
    assert sum("0.4" in one.value or "gone" in one.value for one in app.warning) == 2
    assert "Count how many are misled" in [button.label for button in app.button]
