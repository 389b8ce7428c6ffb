"""The time machine: its numbers are NumPy's, and everything moves in the browser."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

import lib.parts.time_machine as time_machine
from lib.charts.tiles import diverging
from lib.parts.packing import Payload
from lib.parts.time_machine import MachineState, RunFacts, Wanted, file_of, fitting, payload
from lib.parts.time_machine.machine import HALF, MOST_BYTES, reaches
from lib.parts.time_machine.state import Reached
from lib.runs import Run
from lib.runs.history import Curves, History, LayerHistory
from lib.runs.movement import measure_movement
from lib.runs.snapshots import Maps
from tests.parts.mounted import mount_part, open_part, query
from tests.parts.test_digit_journey import unpacked

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(time_machine.__file__).parent
STEPS = (0, 1, 2, 4, 9, 20)
RNG = np.random.default_rng(0)


def layer_of(name: str, shape: Sequence[int], snapshots: int = len(STEPS), whole: bool = True) -> LayerHistory:
    """Filters that move further at each snapshot, every one by its own share."""
    start, end = RNG.normal(0, 0.1, shape), RNG.normal(0, 1, shape)
    shares = np.linspace(0, 1, snapshots)[:, None, None, None, None] * np.linspace(0.1, 1, shape[-1])
    kernels = (start + shares * end).astype(np.float32)
    return LayerHistory(
        name, kernels, whole, np.stack([measure_movement(kernels[0], kernel) for kernel in kernels])
    )


LAYERS = (layer_of("conv1", (3, 3, 1, 8)), layer_of("conv2", (5, 5, 4, 12)))
HISTORY = History(
    np.array(STEPS),
    LAYERS,
    {"conv1": Maps(RNG.integers(0, 256, (6, 4, 4, 3), np.uint8), RNG.random((6, 2), np.float32))},
    RNG.integers(0, 256, (4, 4, 1), np.uint8),
    RNG.integers(0, 256, (6, 2, 5, 5, 1), np.uint8),
)
RUN = cast(Run, SimpleNamespace(id="a-run", name="A run", total_steps=20))
CURVES = Curves(
    np.array([np.nan, 2.3, 1.5, 0.9, 0.4, 0.1]),
    np.array([np.nan, 0.1, 0.5, 0.85, 0.93, 0.99]),
    np.array([10, 20]),
    np.array([0.5, 0.2]),
    np.array([0.94, 0.97]),
)


def sent(
    history: History = HISTORY, *, after: int = -1, run: str = "a-run", live: bool = False, **view: str
) -> Payload:
    facts = RunFacts(run, "A run", 20, live, "", False, view)
    return payload(history.after(after), fitting(history), CURVES, facts, after=after)


@pytest.fixture
def viewport():
    return {"width": 1130, "height": 900}


def opened(page: Page, data: Payload) -> Page:
    """The machine after its question was skipped."""
    open_part(page, FOLDER, data)
    page.get_by_test_id("machine-guess-skip").click()
    return page


def number(page: Page, testid: str, name: str = "value") -> float:
    return float(page.get_by_test_id(testid).get_attribute(f"data-{name}") or "nan")


def settled(page: Page) -> dict[str, str]:
    """What the address says when time has come to rest."""
    page.wait_for_timeout(300)
    return query(page)


def pixels(page: Page, filter_: int) -> np.ndarray:
    """What a tile shows, uint8 [height, width, 3]."""
    read = """(tile) => {
      const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height)
      return [tile.height, tile.width, ...data]
    }"""
    height, width, *data = page.get_by_test_id(f"machine-filter-{filter_}").evaluate(read)
    return np.array(data).reshape(height, width, 4)[..., :3]


def test_weights_are_sent_within_a_65534th_of_the_limit():
    _, arrays = unpacked(sent().packed("en"))
    for layer in LAYERS:
        limits = arrays[f"limits/{layer.name}"]
        np.testing.assert_array_equal(limits, np.abs(layer.kernels).max(axis=(1, 2, 3, 4)))
        shown = (arrays[f"kernels/{layer.name}"] / HALF - 1) * limits[:, None, None, None, None]
        error = np.abs(shown - layer.kernels.transpose(0, 4, 3, 1, 2)).max(axis=(1, 2, 3, 4))
        assert (error <= 1.01 * limits / 65534).all()
        np.testing.assert_array_equal(arrays[f"moved/{layer.name}"], layer.moved)


def test_a_large_run_is_sent_within_its_bound():
    kernels = np.zeros((50, 3, 3, 64, 64), np.float16)
    layers = tuple(LayerHistory(f"conv{at}", kernels, True, np.zeros((50, 64, 3), np.float32)) for at in range(6))
    maps = {
        layer.name: Maps(np.zeros((50, 48, 48, 10), np.uint8), np.zeros((50, 2), np.float32)) for layer in layers
    }
    drawn = np.zeros((50, 20, 64, 64, 3), np.uint8)
    history = History(np.arange(50), layers, maps, np.zeros((64, 64, 3), np.uint8), drawn)
    curves = Curves(*[np.zeros(50)] * 2, *[np.zeros(0)] * 3)
    facts = RunFacts("r", "r", 50, False, "", False, {})
    data = payload(history, fitting(history), curves, facts, after=-1).packed("en")
    assert 0.6 * MOST_BYTES < len(data) < MOST_BYTES + 60_000


def test_what_is_wanted_is_checked():
    order = {"format": "gif", "run": "a", "step": 1, "layer": "conv1", "channel": 0, "scale": "all"}
    assert MachineState.read({"export": order}).export == Wanted("gif", "a", 1, "conv1", 0, "all")
    for wrong in (None, {}, {**order, "format": "exe"}, {**order, "step": "1"}, {**order, "scale": 3}):
        assert MachineState.read({"export": wrong}).export is None


def test_what_the_browser_has_is_checked():
    assert MachineState.read({"have": {"run": "a", "step": 4}}).have == Reached("a", 4)
    for wrong in (None, {}, {"run": "a"}, {"run": 1, "step": 4}, {"run": "a", "step": "4"}):
        assert MachineState.read({"have": wrong}).have is None


def test_the_numbers_that_are_kept_are_the_runs():
    def kept(form: str) -> bytes:
        wanted = Wanted(form, "a-run", 9, "conv2", 1, "all")
        return file_of(wanted, HISTORY, CURVES, RUN, lambda share: None)

    assert Wanted("npz", "a-run", 9, "conv2", 1, "all").file_name == "a-run-conv2.npz"
    assert Wanted("png", "a-run", 9, "conv2", 1, "all").file_name == "a-run-conv2-step9.png"
    arrays = np.load(BytesIO(kept("npz")))
    np.testing.assert_array_equal(arrays["kernels"], LAYERS[1].kernels)
    np.testing.assert_array_equal(arrays["steps"], STEPS)
    lines = kept("csv").decode().splitlines()
    assert len(lines) == 1 + len(STEPS) * 12
    step, filter_, cosine, change, norm, share = map(float, lines[-1].split(","))
    assert (step, filter_) == (20, 12)
    np.testing.assert_allclose([cosine, change, norm], LAYERS[1].moved[-1, -1], rtol=1e-6)
    np.testing.assert_allclose(share, change / LAYERS[1].moved[0, -1, 2], rtol=1e-6)


def test_tiles_medians_and_readouts_are_numpys(page: Page):
    opened(page, sent())
    limit = reaches(LAYERS[0].kernels).max()
    np.testing.assert_allclose(number(page, "machine-limit"), limit, rtol=1e-6)
    for at in (5, 2):
        page.get_by_test_id("machine-slider").fill(str(at))
        for filter_ in (0, 7):
            expected = diverging(LAYERS[0].kernels[at, :, :, 0, filter_], limit).astype(int)
            assert np.abs(pixels(page, filter_) - expected).max() <= 1
        for number_, layer in enumerate(LAYERS):
            share = layer.moved[at, :, 1] / layer.moved[0, :, 2]
            shown = float(
                page.get_by_test_id(f"machine-median-{number_}").locator(".value").get_attribute("data-value")
            )
            np.testing.assert_allclose(shown, np.median(share), rtol=1e-5)
    page.get_by_test_id("machine-filter-3").click()
    cosine, change, norm = LAYERS[0].moved[2, 3]
    shown = [number(page, "machine-readout", name) for name in ("cosine", "distance", "norm")]
    np.testing.assert_allclose(shown, [cosine, change, norm], rtol=1e-6)
    cells = page.get_by_test_id("machine-large").locator("span")
    weights = [float(cell.get_attribute("data-value")) for cell in cells.all()]
    np.testing.assert_allclose(weights, LAYERS[0].kernels[2, :, :, 0, 3].ravel(), atol=2 * limit / 65534)
    page.get_by_test_id("machine-measure-cosine").click()
    shown = float(page.get_by_test_id("machine-median-1").locator(".value").get_attribute("data-value"))
    np.testing.assert_allclose(shown, np.median(LAYERS[1].moved[2, :, 0]), rtol=1e-5)


def test_another_layer_channel_and_scale(page: Page):
    opened(page, sent())
    page.get_by_test_id("machine-layer-1").click()
    page.get_by_test_id("machine-channel").select_option(index=2)
    page.get_by_test_id("machine-scale-step").click()
    page.get_by_test_id("machine-slider").fill("1")
    limit = reaches(LAYERS[1].kernels)[1]
    np.testing.assert_allclose(number(page, "machine-limit"), limit, rtol=1e-6)
    expected = diverging(LAYERS[1].kernels[1, :, :, 2, 11], limit).astype(int)
    assert np.abs(pixels(page, 11) - expected).max() <= 1
    assert settled(page).items() >= {"layer": "conv2", "channel": "3", "scale": "step", "step": "1"}.items()
    expect(page.get_by_text("No maps of conv2 were kept.")).to_be_visible()


def test_a_copied_link_shows_the_same_moment(page: Page):
    opened(page, sent(step="4", layer="conv2", channel="3", filter="7", measure="cosine"))
    assert number(page, "machine-step") == 4
    assert page.get_by_test_id("machine-channel").input_value() == "2"
    assert page.get_by_test_id("machine-one").inner_text() == "conv2, filter 7"
    assert query(page) == {"step": "4", "layer": "conv2", "channel": "3", "filter": "7", "measure": "cosine"}
    mount_part(page, FOLDER, sent(run="another", step="nonsense", filter="99"))
    page.get_by_test_id("machine-guess-skip").click()
    assert number(page, "machine-step") == 20


def test_hovering_links_bar_and_tile(page: Page):
    opened(page, sent())
    share = LAYERS[0].moved[-1, :, 1] / LAYERS[0].moved[0, :, 2]
    order = np.argsort(-share, kind="stable").tolist()
    bars = page.get_by_test_id("machine-bars").locator("i")
    assert [int(bar.get_attribute("data-filter")) for bar in bars.all()] == order
    assert page.get_by_test_id("machine-one").inner_text() == f"conv1, filter {order[0] + 1}"
    bars.nth(4).hover()
    lit = page.locator("canvas.shown")
    assert int(lit.get_attribute("data-filter")) == order[4]
    page.get_by_test_id("machine-filter-6").hover()
    assert page.locator(".bars i.shown").get_attribute("data-filter") == "6"
    assert page.get_by_test_id("machine-one").inner_text() == "conv1, filter 7"
    assert number(page, "machine-readout", "filter") == 6
    page.get_by_test_id("machine-step").hover()  # away: the chosen one is back
    assert page.get_by_test_id("machine-one").inner_text() == f"conv1, filter {order[0] + 1}"
    page.get_by_test_id("machine-sheet").focus()
    page.get_by_test_id("machine-filter-0").click()
    page.keyboard.press("ArrowRight")
    assert query(page)["filter"] == "2"


def test_of_a_large_layer_the_rest_is_known_by_its_way(page: Page):
    """All filters have their bar; of those whose weights were not kept nothing else is shown."""
    whole = layer_of("conv2", (5, 5, 4, 12))
    part = LayerHistory("conv2", whole.kernels[..., :2, :9], False, whole.moved)
    opened(page, sent(History(np.array(STEPS), (part,), {}, None, None)))
    expect(
        page.get_by_text("The first 9 of 12 filters. Only the first 2 input channels were kept.")
    ).to_be_visible()
    assert page.get_by_test_id("machine-bars").locator("i").count() == 12
    page.locator(".bars i[data-filter='11']").click()
    assert page.get_by_test_id("machine-one").inner_text() == "conv2, filter 12"
    assert "only the change was kept" in page.get_by_test_id("machine-readout").inner_text()
    np.testing.assert_allclose(number(page, "machine-readout", "distance"), whole.moved[-1, 11, 1], rtol=1e-6)
    assert not page.get_by_test_id("machine-large").is_visible()
    assert page.get_by_test_id("machine-strip").locator("button").count() == 0
    page.get_by_test_id("machine-filter-8").click()
    assert page.get_by_test_id("machine-large").is_visible()


def test_playing_and_keys(page: Page):
    opened(page, sent())
    page.get_by_test_id("machine-play").click()  # from the end it begins anew
    page.wait_for_function("document.querySelector('[data-testid=machine-step]').dataset.value < 20")
    page.wait_for_function("document.querySelector('[data-testid=machine-step]').dataset.value == 20")
    slider = page.get_by_test_id("machine-slider")
    slider.focus()
    page.keyboard.press("Home")
    assert number(page, "machine-step") == 0 and settled(page)["step"] == "0"
    assert "nothing learned yet" in page.get_by_test_id("machine-now").inner_text()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert number(page, "machine-step") == 2
    assert page.get_by_test_id("machine-now").inner_text() == "training accuracy 50.0 %, loss 1.50"
    page.get_by_test_id("machine-strip").locator("button").nth(3).click()
    assert number(page, "machine-step") == 4


def test_the_jump_says_what_reached_it(page: Page):
    opened(page, sent())
    page.get_by_test_id("machine-jump").click()  # validation was never measured below 90 %
    assert number(page, "machine-step") == 9
    assert (
        page.get_by_test_id("machine-why")
        .inner_text()
        .startswith("Training accuracy first reached 90 % here: 93.0 %")
    )
    page.get_by_test_id("machine-threshold").select_option("0.95")
    assert number(page, "machine-step") == 20
    assert "Validation accuracy first reached 95 % here: 97.0 %" in page.get_by_test_id("machine-why").inner_text()
    page.get_by_test_id("machine-threshold").select_option("0.5")
    assert number(page, "machine-step") == 2


@pytest.mark.parametrize(("guess", "verdict"), [("conv2", "You said conv2"), ("conv1", "You said conv1")])
def test_the_way_waits_for_a_guess(page: Page, guess, verdict):
    open_part(page, FOLDER, sent())
    assert (
        not page.get_by_test_id("machine-bars").is_visible()
        and not page.get_by_test_id("machine-readout").is_visible()
    )
    page.get_by_test_id(f"machine-guess-{guess}").click()
    said = page.get_by_test_id("machine-said").inner_text()
    medians = {layer.name: np.median(layer.moved[-1, :, 1] / layer.moved[0, :, 2]) for layer in LAYERS}
    furthest = max(medians, key=medians.__getitem__)
    assert verdict in said and ("and so it is" in said) == (guess == furthest)
    assert " · ".join(f"{name} {share:.2f}" for name, share in medians.items()) in said
    assert page.get_by_test_id("machine-bars").is_visible()


def test_new_snapshots_are_added_while_it_trains(page: Page):
    begun = History(
        HISTORY.steps[:4],
        tuple(LayerHistory(one.name, one.kernels[:4], True, one.moved[:4]) for one in LAYERS),
        {},
        None,
        None,
    )
    grown = History(HISTORY.steps, LAYERS, {}, None, None)
    opened(page, sent(begun, live=True))
    assert page.evaluate("window.sent") == [["have", {"run": "a-run", "step": 4}]]
    mount_part(page, FOLDER, sent(begun, after=4, live=True))  # nothing new
    assert number(page, "machine-step") == 4
    mount_part(page, FOLDER, sent(grown, after=4, live=True))
    assert number(page, "machine-step") == 20  # it was at the end, so it follows
    np.testing.assert_allclose(
        float(page.get_by_test_id("machine-median-0").locator(".value").get_attribute("data-value")),
        np.median(LAYERS[0].moved[-1, :, 1] / LAYERS[0].moved[0, :, 2]),
        rtol=1e-5,
    )
    page.get_by_test_id("machine-slider").fill("1")
    mount_part(page, FOLDER, sent(grown, live=True))
    assert number(page, "machine-step") == 1  # it stays where the learner put it
    mount_part(page, FOLDER, sent(grown, after=2, live=True))  # told before it was known what is here
    assert int(page.get_by_test_id("machine-slider").get_attribute("max") or 0) == len(STEPS) - 1
    mount_part(page, FOLDER, sent(grown, after=9, run="another", live=True))
    assert page.evaluate("window.sent.at(-1)") == ["have", None]  # a gap: it asks for all


def test_a_phone_by_touch(browser: Browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    open_part(page, FOLDER, sent())
    page.get_by_test_id("machine-guess-skip").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_test_id("machine-filter-5").tap()
    assert page.get_by_test_id("machine-one").inner_text() == "conv1, filter 6"
    box = page.get_by_test_id("machine-slider").bounding_box()
    assert box and box["y"] + box["height"] <= 844  # always in reach
    page.touchscreen.tap(box["x"] + 2, box["y"] + box["height"] / 2)
    assert number(page, "machine-step") == 0
    page.get_by_test_id("machine-export-png").tap()
    context.close()
