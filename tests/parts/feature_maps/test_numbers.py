"""Why this class: from a probability to its logit, and on to the maps, each number NumPy's."""

from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib.inspectors.answers.number_step import NumberStep
from lib.parts.feature_maps import Closer, payload
from lib.parts.packing import Payload
from tests.parts.feature_maps.page import FOLDER, LOGIT_WEIGHTS, OUTPUTS, SEEN, asked, field_shown, shown
from tests.parts.mounted import expect_parameter, expect_query, mount_part, open_part

pytestmark = pytest.mark.xdist_group("stepper")

LOGITS = OUTPUTS["logits"]
WINNER = int(np.argmax(LOGITS))
NAME = SEEN.class_names[WINNER]
OPEN = replace(SEEN, layers=tuple(replace(layer, can_open=True) for layer in SEEN.layers))


def sent(closer: Closer | None = None, *, have: str = "", **view: str) -> Payload:
    return payload("a run", OPEN, closer or Closer(), have=have, view=view)


def probability() -> NumberStep:
    terms, none = np.arange(3, dtype=np.int32), np.zeros(0, np.float32)
    value = float(OUTPUTS["probabilities"][WINNER])
    return NumberStep(
        "probabilities", WINNER, "logits", "softmax", 3, terms, LOGITS, none, rest=0, bias=0, sum=0, value=value
    )


def logit() -> NumberStep:
    inputs, weights = OUTPUTS["conv2"].ravel(), LOGIT_WEIGHTS[:, WINNER].astype(np.float32)
    order = np.argsort(-np.abs(inputs * weights), kind="stable")
    terms, rest = order[:10], float((inputs * weights)[order[10:]].sum())
    value = float(LOGITS[WINNER])
    return NumberStep(
        *("logits", WINNER, "conv2", "linear", len(inputs), terms.astype(np.int32), inputs[terms], weights[terms]),
        rest=rest,
        bias=0.0,
        sum=value,
        value=value,
    )


def test_no_two_buttons_are_called_alike(page: Page):
    """A class has a logit and a probability."""
    open_part(page, FOLDER, sent())
    page.get_by_test_id("maps-skip").click()
    names = page.locator("button:visible").evaluate_all(
        "(all) => all.map((one) => one.ariaLabel ?? one.textContent)"
    )
    assert f"logits: {NAME}" in names and f"probabilities: {NAME}" in names
    assert len(names) == len(set(names))


def test_a_probability_leads_to_its_logit_and_on_to_a_pixel(page: Page):
    open_part(page, FOLDER, sent())
    page.get_by_test_id("maps-skip").click()
    page.get_by_role("button", name=f"Why “{NAME}”?").click()
    assert asked(page) == [{"have": "a run", "layer": "probabilities", "map": WINNER, "need": True}]
    mount_part(page, FOLDER, sent(Closer(number=probability()), have="a run"))
    powers = np.exp(LOGITS.astype(np.float64))
    assert shown(page, "maps-total") == pytest.approx(powers.sum(), rel=1e-6)
    assert shown(page, "maps-output-value") == OUTPUTS["probabilities"][WINNER]
    assert powers[WINNER] / shown(page, "maps-total") == pytest.approx(shown(page, "maps-output-value"), abs=1e-6)
    expect_query(page, {"layer": "probabilities", "map": str(WINNER + 1)})
    expect(page.get_by_test_id("maps-summary")).to_contain_text(f"of which “{NAME}” has")

    page.locator(".terms").get_by_role("button", name=NAME).click()
    assert asked(page)[-1] == {"have": "a run", "layer": "logits", "map": WINNER, "need": True}
    step = logit()
    mount_part(page, FOLDER, sent(Closer(number=step), have="a run"))
    values = [
        float(node.get_attribute("data-value") or "nan") for node in page.locator(".terms [data-value]").all()
    ]
    products = step.inputs * step.weights
    np.testing.assert_allclose(values[:8], products[:8], rtol=1e-6)
    assert sum(values[:10]) == pytest.approx(float(LOGITS[WINNER]), abs=1e-5)  # eight, the others, and the bias
    assert shown(page, "maps-output-value") == LOGITS[WINNER]

    row, column, which = (int(place) for place in np.unravel_index(step.terms[0], (5, 5, 9)))
    first = page.locator(".terms button").first
    expect(first).to_have_text(f"conv2, map {which + 1}, row {row + 1}, column {column + 1}")
    page.mouse.move(0, 0)  # where it was, lines of this sum may be under it
    first.focus()
    expect(page.get_by_test_id("maps-loupe")).to_have_text(f"Map {which + 1} of conv2")
    assert len(field_shown(page)) == 4
    page.keyboard.press("Enter")
    assert asked(page)[-1] == {"have": "a run", "layer": "conv2", "map": which, "need": True}
    expect_parameter(page, "layer", "conv2")
    page.keyboard.press("Escape")
    page.get_by_test_id("maps-to-all").click()
    expect(page.get_by_test_id("maps-why")).to_be_visible()
