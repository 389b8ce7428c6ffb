"""What follows a convolution in the lab: pooling, activations, normalisation and dropout."""

import numpy as np
import pytest
from playwright.sync_api import Page, ViewportSize
from scipy.special import expit

from tests.parts.convolution_lab import reference
from tests.parts.convolution_lab.page import PHOTO, START, VIEWPORT, exported, hover, opened, value

pytestmark = pytest.mark.xdist_group("stepper")


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


def test_pooling_shows_the_winner_and_what_a_moved_picture_keeps(page: Page):
    opened(page, "pooling", pool="max-3-2-same", at="6,8")
    image = reference.working_image(PHOTO, 64, colour=False)
    weights = reference.kernel("vertical", 3)[None]
    before = reference.convolution(image, weights)
    pooled, winners = reference.pooling(before, "max", 3, 2, "same")
    assert value(page, "conv-sum") == pytest.approx(pooled[5, 7], abs=1e-12)
    row, column = divmod(int(winners[5, 7]), 62)
    assert page.get_by_test_id("conv-sum").inner_text().endswith(f"from row {row + 1}, column {column + 1}.")
    page.get_by_test_id("conv-shift-right").click()
    moved = np.concatenate([image[:, :1], image[:, :-1]], axis=1)
    after = reference.convolution(moved, weights)
    for tolerance in (0, 0.05):
        page.get_by_test_id("conv-tolerance").select_option(str(tolerance))
        most = tolerance * np.ptp(before) + 1e-12
        kept = [np.mean(np.abs(before - after) <= most)]
        for kind in ("max", "average"):
            was, now = (reference.pooling(map_, kind, 3, 2, "same")[0] for map_ in (before, after))
            kept.append(np.mean(np.abs(was - now) <= most))
        rows = page.get_by_test_id("conv-shares").locator("tr")
        shown = rows.evaluate_all("rows => rows.slice(1).map((row) => Number(row.dataset.value))")
        np.testing.assert_allclose(shown, kept, atol=1e-12)


def test_activations_and_dead_units_of_the_map(page: Page):
    opened(page, "activation", kernels="vertical,blur", act="leaky_0.2_-0.6", at="32,30")
    image = reference.working_image(PHOTO, 64, colour=False)
    before = reference.convolution(image, reference.kernel("vertical", 3)[None])
    x = before[31, 29] - 0.6
    assert value(page, "conv-fact-x") == pytest.approx(x, abs=1e-12)
    assert value(page, "conv-sum") == pytest.approx(x if x > 0 else 0.2 * x, abs=1e-12)
    assert value(page, "conv-fact-slope") == (1 if x > 0 else 0.2)
    page.get_by_test_id("conv-act").select_option("relu")
    page.get_by_test_id("conv-bias").fill("-1")
    assert value(page, "conv-fact-zero") == np.mean(before - 1 <= 0)
    blurred = reference.convolution(image, reference.kernel("blur", 3)[None])
    assert value(page, "conv-fact-dead") == np.sum([np.all(map_ - 1 <= 0) for map_ in (before, blurred)]) == 1


def test_normalisation_of_the_hovered_place(page: Page):
    opened(page, "lrn", lrn="3_1_0.5_0.75", map="2")
    hover(page, "conv-right", 31, 29, 62, 62)
    image = reference.working_image(PHOTO, 64, colour=False)
    maps = np.stack([reference.convolution(image, reference.kernel(name, 3)[None]) for name in START])
    expected = reference.normalised(np.maximum(maps, 0), 3, 1, 0.5, 0.75)
    for channel in range(6):
        assert value(page, f"conv-lrn-{channel}") == pytest.approx(expected[channel, 31, 29], abs=1e-12)
    np.testing.assert_allclose(exported(page)["after"], expected[1], atol=1e-12)
    page.get_by_test_id("conv-lrn-paper").click()
    expected = reference.normalised(np.maximum(maps, 0), 5, 2, 1e-4, 0.75)
    assert value(page, "conv-sum") == pytest.approx(expected[1, 31, 29], abs=1e-12)


def test_dropout_draws_and_their_mean(page: Page):
    opened(page, "dropout", drop="0.25_0")
    image = reference.working_image(PHOTO, 64, colour=False)
    before = np.maximum(reference.convolution(image, reference.kernel("vertical", 3)[None]), 0)
    units = reference.pooling(before, "max", 8, 8, "same")[0].ravel()
    weights = (2 * reference.seeded(7, 64) - 1) * np.sqrt(3 / 64)
    page.get_by_test_id("conv-draw-1000").click()
    page.get_by_test_id("conv-draw-1").click()
    kept = np.stack([reference.seeded(1000003 * (draw + 1), 64) >= 0.25 for draw in range(1002)])
    sums = (kept * units / 0.75) @ weights
    np.testing.assert_allclose(exported(page)["after"].ravel(), kept[-1] * units / 0.75, atol=1e-12)
    rows = page.get_by_test_id("conv-means").locator("tr")
    shown = rows.evaluate_all(
        "rows => rows.slice(1).map((row) => [...row.cells].slice(1).map((cell) => Number(cell.dataset.value)))"
    )
    expected = [
        [units @ weights, expit(units @ weights)],
        [sums.mean(), expit(sums).mean()],
        [sums[-1], expit(sums[-1])],
    ]
    np.testing.assert_allclose(shown, expected, atol=1e-11)
    assert abs(sums.mean() - units @ weights) < 4 * sums.std() / np.sqrt(len(sums))
