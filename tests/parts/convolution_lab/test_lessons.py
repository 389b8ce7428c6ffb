"""What follows a convolution in the lab: pooling, activations, normalisation and dropout."""

import numpy as np
import pytest
from playwright.sync_api import Page, ViewportSize
from scipy.special import expit

from tests.fidelity.layer_reference import batch_normalization
from tests.parts.convolution_lab import reference
from tests.parts.convolution_lab.page import (
    FOLDER,
    OTHERS,
    PHOTO,
    START,
    VIEWPORT,
    exported,
    hover,
    opened,
    sent,
    value,
)
from tests.parts.mounted import open_part, wait_for_query

pytestmark = pytest.mark.xdist_group("stepper")


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


def colour_at(page: Page, stage: str, row: int, column: int) -> list[int]:
    """Return the colour of a cell of a stage, [red, green, blue]."""
    script = "(canvas, [x, y]) => [...canvas.getContext('2d').getImageData(x, y, 1, 1).data].slice(0, 3)"
    return page.get_by_test_id(stage).locator("> canvas").evaluate(script, [column, row])


def shown_brightness(page: Page, stage: str) -> float:
    """Return the mean of what a stage shows above its darkest colour."""
    script = "(canvas) => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data]"
    pixels = np.reshape(page.get_by_test_id(stage).locator("> canvas").evaluate(script), (-1, 4))[:, :3].sum(
        axis=1
    )
    return float(np.mean(pixels - pixels.min()))


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
    open_part(page, FOLDER, sent("lrn", lrn="3_1_0.5_0.75", map="2"))
    about = page.get_by_test_id("conv-about").inner_text()
    assert about.startswith("Local response normalisation (LRN) follows ReLU in AlexNet (2012).")
    assert page.get_by_test_id("conv-said").inner_text().startswith("AlexNet took 5 neighbouring channels")
    page.get_by_test_id("conv-guess-skip").click()
    hover(page, "conv-right", 31, 29, 62, 62)
    image = reference.working_image(PHOTO, 64, colour=False)
    maps = np.stack([reference.convolution(image, reference.kernel(name, 3)[None]) for name in START])
    expected = reference.normalised(np.maximum(maps, 0), 3, 1, 0.5, 0.75)
    for channel in range(6):
        assert value(page, f"conv-lrn-{channel}") == pytest.approx(expected[channel, 31, 29], abs=1e-12)
    np.testing.assert_allclose(exported(page)["after"], expected[1], atol=1e-12)
    page.get_by_test_id("conv-lrn-paper").click()
    squares = np.maximum(maps[:4, 31, 29], 0) @ np.maximum(maps[:4, 31, 29], 0)
    assert value(page, "conv-lrn-squares") == pytest.approx(squares, abs=1e-12)
    expected = reference.normalised(np.maximum(maps, 0), 5, 2, 1e-4, 0.75)
    assert value(page, "conv-sum") == pytest.approx(expected[1, 31, 29], abs=1e-12)
    before, after = shown_brightness(page, "conv-left"), shown_brightness(page, "conv-right")
    assert after < 0.8 * before
    assert value(page, "conv-high") == pytest.approx(maps[1].max(), abs=1e-12)
    scale = f"Before and after on one scale: 0 to {maps[1].max():.2f}."
    assert page.locator(".from figcaption").inner_text() == scale


def normalised_batch(maps: np.ndarray, mean: np.floating, variance: np.floating) -> np.ndarray:
    """Return maps after batch normalisation with γ = 1.5 and β = −0.5."""
    weights = {"gamma": 1.5, "beta": -0.5, "moving_mean": mean, "moving_variance": variance}
    return batch_normalization(
        maps, {f"norm/{name}": np.asarray(value) for name, value in weights.items()}, "norm"
    )


def test_batch_normalisation_of_a_place_in_training_and_in_use(page: Page):
    opened(page, "batch", bn="3_training_1.5_-0.5", at="32,30")
    kernel = reference.kernel("vertical", 3)[None]
    maps = np.stack(
        [
            reference.convolution(reference.working_image(photo, 64, colour=False), kernel)
            for photo in (PHOTO, *OTHERS.values())
        ]
    )
    batch = maps[:3]
    expected = normalised_batch(maps[0], batch.mean(), batch.var())
    assert value(page, "conv-sum") == pytest.approx(expected[31, 29], abs=1e-12)
    np.testing.assert_allclose(exported(page)["after"], expected, atol=1e-12)
    cyclic = [maps[[first, (first + 1) % 6, (first + 2) % 6]] for first in range(6)]
    kept = np.mean([one.mean() for one in cyclic]), np.mean([one.var() for one in cyclic])
    after = normalised_batch(batch, batch.mean(), batch.var())
    shown = page.get_by_test_id("conv-bn-moments").locator("[data-value]")
    values = shown.evaluate_all("cells => cells.map((cell) => Number(cell.dataset.value))")
    np.testing.assert_allclose(values, [batch.mean(), batch.var(), *kept, after.mean(), after.var()], atol=1e-12)
    page.get_by_test_id("conv-bn-mode").select_option("use")
    expected = normalised_batch(maps[0], *kept)
    assert value(page, "conv-sum") == pytest.approx(expected[31, 29], abs=1e-12)
    wait_for_query(page, "query.bn === '3_use_1.5_-0.5'")


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
    assert "multiplied by 1 / (1 − p) = 1 / (1 − 0.25) = 1.33." in page.get_by_test_id("conv-formula").inner_text()
    hover(page, "conv-right", 3, 4, 8, 8)
    unit = units[3 * 8 + 4]
    expected_sentence = f"Expected: 0.75 × {unit / 0.75:.4f} + 0.25 × 0 = {unit:.4f}, the same as without dropout."
    fell = np.sum(~kept[:, 3 * 8 + 4])
    mean = unit / 0.75 * (1002 - fell) / 1002
    assert (
        page.get_by_test_id("conv-sum")
        .inner_text()
        .endswith(f"{expected_sentence} It dropped out in {fell} of 1002 draws; its mean so far is {mean:.4f}.")
    )
    brightest = int(np.argmax(np.where(kept[-1], units, -1)))
    place = brightest // 8, brightest % 8
    assert colour_at(page, "conv-right", *place) != colour_at(page, "conv-left", *place)
    rows = page.get_by_test_id("conv-means").locator("tr")
    shown = rows.evaluate_all(
        "rows => rows.slice(1).map((row) => [...row.cells].slice(1).map((cell) => Number(cell.dataset.value)))"
    )
    expected = [
        [units @ weights, expit(units @ weights)],
        [sums.mean(), expit(sums).mean()],
        [0.75 * sums.mean(), expit(0.75 * sums).mean()],
        [sums[-1], expit(sums[-1])],
    ]
    np.testing.assert_allclose(shown, expected, atol=1e-11)
    assert abs(sums.mean() - units @ weights) < 4 * sums.std() / np.sqrt(len(sums))
