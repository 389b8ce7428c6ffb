"""The code with its symbols, the plane of votes and the curves: NumPy's numbers, as far as they are known."""

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

from lib.inspectors.answers.routing_observation import RoutingObservation
from tests.motion import box_of
from tests.parts.routing_stepper.kinds import CAPSULE, CLASS, OUTPUT_STEP, ROUTED, VIEWPORT, at_pair
from tests.parts.routing_stepper.page import open_stepper, text, value
from tests.parts.routing_stepper.traces import entropies

pytestmark = pytest.mark.xdist_group("stepper")

SYMBOLS = {
    "dynamic": ["votes", "logits", "couplings", "weighted_sums", "outputs", "agreements"],
    "uniform": ["votes", "couplings", "weighted_sums", "outputs"],
    "self_attention": ["votes", "agreements", "bias", "couplings", "weights", "weighted_sums", "outputs"],
    "em": [
        *("votes", "input_activations", "couplings", "weights", "means", "variances"),
        *("costs", "activations", "outputs", "agreements"),
    ],
}


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


def symbol_values(seen: RoutingObservation) -> dict[str, float]:
    """Return the numbers of the selected class after the last pass, as the symbols give them."""
    last = {name: array[-1].astype(float) for name, array in seen.details.items()}
    values = {
        "votes": np.linalg.norm(seen.votes[CAPSULE, CLASS].astype(float)),
        "sum": np.linalg.norm(seen.weighted_sums[-1, CLASS].astype(float)),
        "output": np.linalg.norm(seen.outputs[-1, CLASS].astype(float)),
    }
    if seen.kind == "em":
        values["variance"] = last["variances"][CLASS].mean()
        values["cost"], values["class-activation"] = last["costs"][CLASS], last["activations"][CLASS]
    return {name: float(number) for name, number in values.items()}


def plane_share(votes: np.ndarray) -> float:
    """Return the share of the spread of votes [inputs, dim] along their mean and the main direction beside it."""
    mean = votes.mean(0)
    along = mean / np.linalg.norm(mean)
    rest = votes - np.outer(votes @ along, along)
    beside = np.linalg.svd(rest, full_matrices=False)[2][0]
    centred = votes - mean
    return float(((centred @ np.stack([along, beside]).T) ** 2).sum() / (centred**2).sum())


@pytest.mark.parametrize("kind", ROUTED)
def test_symbols_plane_and_curves_have_the_numbers_of_numpy(page: Page, kind):
    seen = ROUTED[kind]
    open_stepper(page, at_pair(kind, step=99))
    assert page.locator(".numbers .shape span:first-child").all_inner_texts() == SYMBOLS[kind]
    sizes = dict(zip("IJD", map(str, seen.votes.shape), strict=True))
    shapes = page.locator("[data-shape]").evaluate_all("all => all.map((one) => one.dataset.shape)")
    assert shapes[0] == " × ".join(sizes.values())
    assert shapes[SYMBOLS[kind].index("outputs")] == f"{sizes['J']} × {sizes['D']}"
    for name, expected in symbol_values(seen).items():
        assert value(page, f"routing-pair-{name}") == pytest.approx(expected, rel=1e-4), name
    expected_share = plane_share(seen.votes[:, CLASS].astype(float))
    assert value(page, "routing-plane-share") == pytest.approx(expected_share, abs=1e-4)
    evenness = entropies(seen.couplings)
    assert value(page, "routing-entropy-of-all") == pytest.approx(evenness[-1].mean(), abs=1e-5)
    assert value(page, "routing-entropy-of-one") == pytest.approx(evenness[-1, CAPSULE], abs=1e-5)
    page.get_by_test_id("routing-table").locator("summary").click()
    tables = page.get_by_test_id("routing-table").locator("table")
    tables.nth(3).locator("td[data-value]").first.wait_for()
    read = "cells => cells.map((cell) => Number(cell.dataset.value))"
    listed = np.array(tables.nth(2).locator("td:first-child").all_inner_texts(), int) - 1
    curves = np.reshape(
        tables.nth(2).locator("td[data-value]:not(:first-child)").evaluate_all(read), (len(listed), -1)
    )
    np.testing.assert_allclose(curves, seen.couplings[:, listed, CLASS].T, rtol=1e-5)
    shown = np.reshape(tables.nth(3).locator("td[data-value]").evaluate_all(read), (-1, 2))
    np.testing.assert_allclose(shown, np.stack([evenness.mean(-1), evenness[:, CAPSULE]], -1), atol=1e-5)


@pytest.mark.parametrize("kind", ["dynamic", "em"])
def test_nothing_is_shown_of_a_pass_that_is_still_to_come(page: Page, kind):
    seen = ROUTED[kind]
    open_stepper(page, at_pair(kind, step=0))
    known = page.locator(".numbers [data-known=false] .shape span:first-child").all_inner_texts()
    assert {"outputs", "agreements"} <= set(known)
    assert page.locator(".code .symbol.ahead").all_inner_texts().count("outputs") >= 1
    assert float(
        page.get_by_test_id("routing-entropy-of-all").get_attribute("data-low") or "nan"
    ) == pytest.approx(1)
    steps = len(page.locator("[data-testid^=routing-name-]").all())
    page.get_by_test_id(f"routing-step-{steps}").click()
    evenness = entropies(seen.couplings)[:2].mean(-1)
    assert value(page, "routing-entropy-of-all") == pytest.approx(evenness[1], abs=1e-5)
    assert float(
        page.get_by_test_id("routing-entropy-of-all").get_attribute("data-low") or "nan"
    ) == pytest.approx(evenness.min(), abs=1e-5)
    assert text(page, "routing-curves-said").startswith("Iteration 2:")


def test_the_code_stands_beside_the_stage_and_marks_the_line_that_runs(page: Page):
    open_stepper(page, at_pair("dynamic", step=OUTPUT_STEP["dynamic"]))
    stage, code = box_of(page.locator(".stage")), box_of(page.get_by_test_id("routing-code"))
    assert code["x"] >= stage["x"] + stage["width"] and code["y"] < stage["y"] + stage["height"] / 2
    running = page.locator(".code .runs")
    expect(running).to_contain_text("outputs = squash(weighted_sums)")
    expect(running.locator(".fresh")).to_have_text("outputs")
    page.get_by_test_id("routing-next").click()
    expect(running).to_contain_text("agreements = ")
    assert box_of(page.get_by_test_id("routing-projection"))["height"] >= 300


def test_a_line_of_the_curves_names_its_capsule_and_selects_it(page: Page):
    seen = ROUTED["dynamic"]
    open_stepper(page, at_pair("dynamic", step=14))
    listed = page.locator("[data-testid^=routing-capsule-] b").all_inner_texts()
    other = max((int(number) - 1 for number in listed), key=lambda i: seen.couplings[-1, i, CLASS])
    page.get_by_test_id("routing-curves").scroll_into_view_if_needed()
    box = box_of(page.get_by_test_id("routing-curves"))
    ticks = seen.couplings - 0.1
    room, coupling = 1.08 * float(np.abs(ticks).max()), float(seen.couplings[-1, other, CLASS])
    low, high = max(0.1 - room, 0), min(0.1 + room, 1)
    page.mouse.move(box["x"] + box["width"] - 16, box["y"] + 12 + (240 - 38) * (high - coupling) / (high - low))
    tip = page.locator(".chart .tip")
    expect(tip).to_contain_text(f"capsule {other + 1}, iteration 3: c = ")
    page.mouse.down()
    page.mouse.up()
    assert text(page, "routing-pair").startswith(f"Capsule {other + 1} → {CLASS}")
    page.get_by_test_id("routing-projection").scroll_into_view_if_needed()
    plane = box_of(page.get_by_test_id("routing-projection"))
    page.mouse.move(plane["x"] + 3, plane["y"] + 3)
    expect(page.get_by_test_id("routing-entropy-of-one")).to_contain_text(f"capsule {other + 1}:")


def test_stage_plane_and_curves_are_saved_as_one_picture(page: Page):
    open_stepper(page, at_pair("dynamic", step=14))
    with page.expect_download() as download:
        page.get_by_test_id("routing-picture").click()
    assert download.value.suggested_filename == "routing-dynamic-00000020-test-0-step-14.png"
    picture = Image.open(download.value.path()).convert("RGB")
    stage = box_of(page.locator(".stage"))
    assert picture.width > stage["width"] and picture.height > stage["height"] + 340 + 240
    seen = np.asarray(picture, int)
    orange = (seen[..., 0] - seen[..., 2] > 80).nonzero()[0]
    assert orange.min() < stage["height"] and orange.max() > stage["height"] + 340
