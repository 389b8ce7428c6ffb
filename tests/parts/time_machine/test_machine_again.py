"""The open time machine, given something else: another run, another language, a run that goes on."""

from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Page, ViewportSize

from lib.i18n import catalogue
from lib.parts.packing import Payload
from lib.parts.time_machine import RunFacts, fitting, payload
from lib.parts.time_machine.labels import LABELS
from lib.runs.history import Curves, History, LayerHistory
from lib.runs.snapshots import Maps
from tests.parts.mounted import mount_part
from tests.parts.time_machine.page import (
    CURVES,
    FOLDER,
    HISTORY,
    LAYERS,
    STEPS,
    VIEWPORT,
    median_shown,
    number,
    opened,
    sent,
)

pytestmark = pytest.mark.xdist_group("stepper")


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


def first(count: int) -> History:
    """Return the history as it was after so many snapshots."""
    return History(
        HISTORY.steps[:count],
        tuple(replace(one, kernels=one.kernels[:count], moved=one.moved[:count]) for one in HISTORY.layers),
        {name: Maps(one.values[:count], one.limits[:count]) for name, one in HISTORY.maps.items()},
        HISTORY.pictured,
        None if HISTORY.reconstructions is None else HISTORY.reconstructions[:count],
    )


def given(history: History = HISTORY, curves: Curves = CURVES, *, run: str = "a-run") -> Payload:
    facts = RunFacts(run, "A run", 20, True, "", False, {})
    return payload(history, fitting(history), curves, facts, after=-1)


def test_a_run_that_goes_on_from_an_earlier_state_has_fewer_snapshots(page: Page):
    opened(page, given())
    mount_part(page, FOLDER, given(first(2)))
    assert number(page, "machine-step") == STEPS[1]
    assert page.get_by_test_id("machine-slider").get_attribute("max") == "1"


def test_a_network_that_exploded_is_shown(page: Page):
    kernels, moved = (array.copy() for array in (HISTORY.layers[0].kernels, HISTORY.layers[0].moved))
    kernels[-1], moved[-1] = np.nan, np.nan
    broken = replace(HISTORY.layers[0], kernels=kernels, moved=moved)
    exploded = replace(HISTORY, layers=(broken, *HISTORY.layers[1:]))
    with np.errstate(invalid="ignore"):
        data = given(exploded)
    opened(page, data)
    assert number(page, "machine-step") == STEPS[-1]
    assert page.get_by_test_id("machine-one").inner_text() == "conv1, filter 1"


def test_what_a_jump_found_belongs_to_its_run(page: Page):
    opened(page, given())
    page.get_by_test_id("machine-threshold").select_option("0.95")
    assert "first reached 95\u00a0%" in page.get_by_test_id("machine-why").inner_text()
    mount_part(page, FOLDER, given(run="another"))
    assert "95\u00a0%" not in page.get_by_test_id("machine-why").inner_text()


def test_another_language_is_spoken_everywhere(page: Page):
    opened(page, given())
    mount_part(page, FOLDER, given(), language="zh")
    chinese = catalogue("zh").gettext
    named = page.get_by_test_id("machine-filter-3").get_attribute("aria-label")
    assert named == chinese("Filter {filter}").format(filter=4) != "Filter 4"
    title = page.get_by_test_id("machine-strip-title").inner_text()
    chosen = int(page.get_by_test_id("machine-readout").get_attribute("data-filter") or -1)
    assert title == chinese(str(LABELS["strip"])).format(layer="conv1", filter=chosen + 1)
    scale = page.get_by_test_id("machine-strip-scale").inner_text()
    assert scale.startswith(chinese(str(LABELS["strip_scale"])).partition("{")[0])


def test_a_tick_without_news_leaves_the_focus(page: Page):
    opened(page, sent(live=True))
    mount_part(page, FOLDER, sent(after=STEPS[-1], live=True))
    button = page.get_by_test_id("machine-export-gif")
    button.focus()
    mount_part(page, FOLDER, sent(after=STEPS[-1], live=True))
    assert button.evaluate("(button) => button.matches(':focus')")


def test_an_image_that_is_not_here_leaves_no_frame_on_a_map(page: Page):
    opened(page, given())
    assert page.locator("canvas.input").count() == 1
    mount_part(page, FOLDER, given(replace(HISTORY, pictured=None), run="another"))
    assert page.locator("canvas.input").count() == 0


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
    assert page.evaluate("window.sent") == [
        ["have", {"run": "a-run", "step": 4, "film": ""}],
        ["film", {"run": "a-run", "layer": "", "filters": []}],  # the usual one
    ]
    mount_part(page, FOLDER, sent(begun, after=4, live=True))  # nothing new
    assert number(page, "machine-step") == 4
    mount_part(page, FOLDER, sent(grown, after=4, live=True))
    assert number(page, "machine-step") == 20  # it was at the end, so it follows
    np.testing.assert_allclose(
        median_shown(page, 0),
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
