"""The By hand page: what a learner sets is combined by the network itself, without the server."""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib.inspectors.questions.observe_routing import observe_routing
from lib.inspectors.readings import Reading
from lib.runs import open_store
from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of
from tests.notebooks import run_notebook
from tests.parts.mounted import number_in

RUN = "capsnet_small"
FALLBACK = 'window.capsuleLabNetworkFallback = "memory"'


def lengths_of(page: Page) -> list[float]:
    return [number_in(one) for one in page.locator("[data-testid^=router-length-]").all()]


def lengths_by_numpy(couplings: dict[int, list[float]]) -> np.ndarray:
    """Return the lengths of the class capsules of test image 115, where all other capsules share equally."""
    image = Reading.of(open_store().get(RUN).spec).test_pixels(115)
    votes = observe_routing(RUN, "final", image, 3).votes.astype(float)
    weights = open_store().files(open_store().get(RUN)).load_checkpoint("final")
    shares = np.full(votes.shape[:2], 0.1)
    for capsule, row in couplings.items():
        shares[capsule] = row
    sums = np.einsum("ij,ijd->jd", shares, votes) + weights.get("class_capsules/bias", 0.0)
    squares = (sums**2).sum(-1)
    return squares / (1 + squares)


def set_two_capsules(page: Page) -> dict[int, list[float]]:
    """Answer the question, set one capsule to a class, raise a coupling of another, and return both."""
    page.get_by_test_id("router-guess-9").click()
    page.get_by_test_id("router-all-4").click()
    page.get_by_test_id("router-row-1").click()
    slider = page.get_by_test_id("router-share-9")
    slider.focus()
    for _ in range(3):
        slider.press("ArrowRight")
    first, second = (
        int(page.get_by_test_id(f"router-row-{place}").get_attribute("value") or -1) for place in (0, 1)
    )
    shown = [number_in(one) for one in page.locator(".slider[data-value]").all()]
    assert sum(shown) == pytest.approx(1) and shown[9] == pytest.approx(0.13)
    return {first: list(np.eye(10)[4]), second: shown}


def expect_lengths(page: Page, wanted: np.ndarray) -> None:
    node = page.get_by_test_id("router-length-4")
    page.wait_for_function(
        "([node, wanted]) => Math.abs(Number(node.dataset.value) - wanted) < 1e-5",
        arg=[node.element_handle(), float(wanted[4])],
    )
    np.testing.assert_allclose(lengths_of(page), wanted, atol=1e-5)


def test_couplings_set_by_hand_are_combined_in_the_browser_and_stand_in_the_notebook(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto(f"/by_hand?run={RUN}")
    page.get_by_test_id("router-guess-9").wait_for()
    expect(page.get_by_test_id("router-summary")).to_be_hidden()
    wait_until_drawn(page)
    before = len(sent)
    couplings = set_two_capsules(page)
    expect(page.get_by_test_id("router-said")).to_contain_text("You guessed: 9. With equal couplings the longest")
    expect_lengths(page, lengths_by_numpy(couplings))
    page.get_by_test_id("router-reveal").click()
    compared = page.get_by_test_id("router-compared")
    expect(compared).to_contain_text("The margin loss")
    keep_screenshot(page, "by-hand")
    assert len(sent) == before
    found = run_notebook(page.get_by_test_id("router-notebook"))
    np.testing.assert_allclose(found["lengths"], lengths_of(page), atol=1e-5)
    assert found["difference"] == pytest.approx(number_in(compared, "difference"), abs=1e-5)
    expect(compared).to_contain_text(f"{found['losses'][0]:.3f} with yours, {found['losses'][1]:.3f} with")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect_lengths(page, lengths_by_numpy(couplings))
    expect(compared).to_contain_text("The margin loss")


def test_the_server_combines_where_the_browser_cannot(page: Page):
    page.add_init_script(FALLBACK)
    page.goto(f"/by_hand?run={RUN}")
    couplings = set_two_capsules(page)
    expect_lengths(page, lengths_by_numpy(couplings))
    expect(page.get_by_test_id("routing-note")).to_contain_text("too little memory")


def route_by_numpy(votes: np.ndarray, iterations: int) -> tuple[np.ndarray, np.ndarray]:
    """Return couplings and outputs of the last iteration (Sabour, Frosst, Hinton 2017, procedure 1)."""
    logits = np.zeros(votes.shape[:2])
    couplings, outputs = logits, logits
    for _ in range(iterations):
        powers = np.exp(logits)
        couplings = powers / powers.sum(1, keepdims=True)
        sums = np.einsum("ij,ijd->jd", couplings, votes)
        squares = (sums**2).sum(-1, keepdims=True)
        outputs = squares / (1 + squares) * sums / np.sqrt(squares)
        logits = logits + np.einsum("ijd,jd->ij", votes, outputs)
    return couplings, outputs


def expect_routed(page: Page, votes: np.ndarray, iterations: int) -> None:
    """Wait until the last squash shows what NumPy makes of the votes."""
    couplings, outputs = route_by_numpy(votes, iterations)
    node = page.get_by_test_id("bench-length-0")
    page.wait_for_function(
        "([node, wanted]) => Math.abs(Number(node.dataset.value ?? NaN) - wanted) < 1e-5",
        arg=[node.element_handle(), float(np.linalg.norm(outputs[0]))],
    )
    for j, output in enumerate(outputs):
        assert number_in(page.get_by_test_id(f"bench-length-{j}")) == pytest.approx(
            np.linalg.norm(output), abs=1e-5
        )
        for i in range(len(votes)):
            coupling = number_in(page.get_by_test_id(f"bench-coupling-{i}-{j}"))
            assert coupling == pytest.approx(couplings[i, j], abs=1e-5)


def typed(page: Page, inputs: int, outputs: int, dim: int) -> np.ndarray:
    """Return the votes that stand in the fields."""
    fields = [
        number_in(page.get_by_test_id(f"bench-vote-{i}-{j}-{at}"))
        for i in range(inputs)
        for j in range(outputs)
        for at in range(dim)
    ]
    return np.array(fields).reshape(inputs, outputs, dim)


def test_typed_and_dragged_vectors_are_routed_in_the_browser(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/by_hand?look=vectors&preset=example")
    page.get_by_test_id("bench-guess-0").click()
    wait_until_drawn(page)
    before = len(sent)
    for _ in range(12):
        page.get_by_test_id("bench-next").click()
    expect_routed(page, np.arange(8.0).reshape(2, 2, 2), 3)
    expect(page.get_by_test_id("bench-said")).to_have_text(
        "You guessed: Upper capsule 1. Upper capsule 2 is longest, 0.99."
    )
    field = page.get_by_test_id("bench-vote-0-0-0")
    field.fill("many")
    field.press("Tab")
    expect(page.get_by_test_id("bench-wrong")).to_contain_text("“many” is no number from −99 to 99")
    field.fill("-1.5")
    field.press("Tab")
    expect(page.get_by_test_id("bench-wrong")).to_be_hidden()
    expect_routed(page, np.array([-1.5, *range(1, 8)]).reshape(2, 2, 2), 3)
    tip = box_of(page.get_by_test_id("bench-plane-1-tip-1"))
    page.mouse.move(tip["x"] + tip["width"] / 2, tip["y"] + tip["height"] / 2)
    page.mouse.down()
    page.mouse.move(tip["x"] - 40, tip["y"] + 60, steps=4)
    page.mouse.up()
    votes = typed(page, 2, 2, 2)
    assert votes[1, 1].tolist() != [6, 7]
    expect_routed(page, votes, 3)
    keep_screenshot(page, "vectors-by-hand")
    assert len(sent) == before
    found = run_notebook(page.get_by_test_id("bench-notebook"))
    np.testing.assert_allclose(found["couplings"][-1], route_by_numpy(votes, 3)[0], atol=1e-5)
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect_routed(page, votes, 3)


def test_the_server_routes_typed_capsules_where_the_browser_cannot(page: Page):
    page.add_init_script(FALLBACK)
    u, w = "1,0,0.5,0.5", "1,2,3,4,0.1,0.2,0.3,0.4,1,0,0,1,-1,0,0,1"
    page.goto(f"/by_hand?look=vectors&from=capsules&size=2x2x2&u={u}&w={w}&passes=2&step=8&hide=question")
    capsules, matrices = (np.array(text.split(","), float) for text in (u, w))
    votes = np.einsum("ir,ijrc->ijc", capsules.reshape(2, 2), matrices.reshape(2, 2, 2, 2))
    expect_routed(page, votes, 2)
    expect(page.get_by_test_id("bench-note")).to_contain_text("too little memory")
    found = run_notebook(page.get_by_test_id("bench-notebook"))
    np.testing.assert_allclose(found["votes"][0], votes, atol=1e-6)
    np.testing.assert_allclose(found["outputs"][-1], route_by_numpy(votes, 2)[1], atol=1e-5)
