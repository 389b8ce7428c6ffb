"""Two routings of the same picture: lengths, entropies and couplings as in NumPy, and no answer too early."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

import lib.parts.routing_beside as routing_beside
from tests.parts.mounted import number_in, open_part, wait_for_query
from tests.parts.routing_beside.page import BESIDE, FIRST, publish, sent
from tests.parts.routing_stepper.kinds import lengths

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(routing_beside.__file__).parent


def entropy(couplings: np.ndarray) -> float:
    """Return the mean entropy of couplings [inputs, classes], as a share of uniform."""
    shares = couplings.astype(float)
    return float(-(shares * np.log(shares)).sum(-1).mean() / np.log(shares.shape[1]))


def test_both_are_shown_once_nothing_is_asked_above_and_the_guess_is_in(page: Page):
    open_part(page, FOLDER, sent())
    publish(page, isAsked=True)
    expect(page.get_by_test_id("beside-waiting")).to_contain_text("First answer or skip the question above")
    expect(page.get_by_test_id("beside-lengths")).to_be_hidden()
    publish(page)
    expect(page.get_by_test_id("beside-said")).to_contain_text("What will A network, iterations: 1 say?")
    expect(page.get_by_test_id("beside-lengths")).to_be_hidden()
    page.get_by_test_id("beside-guess-shorter").click()
    above, beside = lengths(FIRST)[-1], lengths(BESIDE)[-1]
    assert above.argmax() == beside.argmax() == 4 and beside[4] < above[4]
    said = f"Both say 4: {above[4]:.2f} above, {beside[4]:.2f} beside."
    expect(page.get_by_test_id("beside-said")).to_contain_text(
        f"You guessed “4 too, but shorter”, and that is right. {said}"
    )
    for name, expected in (("first", above), ("second", beside)):
        shown = [number_in(page.get_by_test_id(f"beside-{name}-{j}")) for j in range(10)]
        np.testing.assert_allclose(shown, expected, atol=1e-6)
    found = page.get_by_test_id("beside-entropy")
    assert number_in(found, "first") == pytest.approx(entropy(FIRST.couplings[-1]), abs=1e-6)
    assert number_in(found, "second") == pytest.approx(1)
    widest = np.abs(FIRST.couplings[-1][:, 4].astype(float) - 0.1).max()
    assert number_in(page.get_by_test_id("beside-scale")) == pytest.approx(widest, abs=1e-6)
    moved = np.abs(FIRST.couplings[-1] - BESIDE.couplings[-1])
    i, j = np.unravel_index(moved.argmax(), moved.shape)
    expect(page.get_by_test_id("beside-moved").locator("li").first).to_contain_text(f"capsule {i + 1} → {j}:")


def test_another_number_is_asked_of_the_server_and_stands_in_the_address(page: Page):
    open_part(page, FOLDER, sent(), address={"hide": "question"})
    publish(page)
    expect(page.get_by_test_id("beside-lengths")).to_be_visible()
    page.get_by_test_id("beside-more").click()
    wait_for_query(page, "query.beside === 'same' && query.beside_iterations === '2'")
    page.wait_for_function("window.sent.length === 1")
    assert page.evaluate("window.sent") == [["asks", True]]
    expect(page.get_by_test_id("beside-waiting")).to_contain_text("so the server answers")
    page.get_by_test_id("beside-open").click()
    wait_for_query(page, "!('beside' in query) && !('beside_iterations' in query)")
    expect(page.get_by_test_id("beside-lengths")).to_be_hidden()
