"""What goes with the steps of each kind: the question, the address, the export, the table, the orders."""

import csv
import io
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.parts.mounted import expect_query, wait_for_query
from tests.parts.routing_stepper.kinds import (
    ASKED,
    CAPSULE,
    CLASS,
    MATRICES,
    OUTPUT_STEP,
    ROUTED,
    VECTORS,
    VIEWPORT,
    at_pair,
    lengths,
)
from tests.parts.routing_stepper.page import address_at, mount, open_stepper, sent, text
from tests.parts.routing_stepper.traces import CLASSES, entropies, routed

pytestmark = pytest.mark.xdist_group("stepper")


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


@pytest.mark.parametrize("kind", ROUTED)
def test_one_question_is_asked_before_its_answer_shows(page: Page, kind):
    seen = ROUTED[kind]
    open_stepper(page, at_pair(kind, step=ASKED[kind] - 1))
    page.get_by_test_id("routing-next").click()
    before, after = lengths(seen)[1:3] if kind == "dynamic" else (0 * lengths(seen)[-1], lengths(seen)[-1])
    known = int(before.argmax() if kind == "dynamic" else after.argmax())
    gained = np.where(np.arange(10) == known, -np.inf, after - before)
    right = int(gained.argmax())
    assert page.get_by_test_id("routing-question").is_visible()
    assert page.get_by_test_id(f"routing-guess-{known}").count() == 0
    page.get_by_test_id(f"routing-guess-{right}").click()
    assert address_at(page, ASKED[kind])["step"] == str(ASKED[kind])
    page.get_by_test_id("routing").press("End")
    said = text(page, "routing-prediction")
    assert said.startswith(f"You guessed {CLASSES[right]}, and {CLASSES[right]} ")
    assert f"{after[right]:.2f}" in said
    page.get_by_test_id("routing").press("Home")
    page.get_by_test_id("routing").press("End")
    assert page.get_by_test_id("routing-question").is_hidden()  # once a picture


def test_em_in_three_iterations_asks_the_question_about_the_third(page: Page):
    open_stepper(page, sent(routed("em", MATRICES, 3), {"step": 11}))
    page.get_by_test_id("routing-next").click()
    assert "in iteration 3?" in text(page, "routing-question")


def test_a_class_that_was_guessed_wrong_is_told(page: Page):
    seen = ROUTED["self_attention"]
    open_stepper(page, at_pair("self_attention", step=2))
    page.get_by_test_id("routing-next").click()
    first, second, third = np.argsort(-lengths(seen)[0])[:3]
    assert f"{CLASSES[first]} leads" in text(page, "routing-question")
    page.get_by_test_id(f"routing-guess-{third}").click()
    page.get_by_test_id("routing").press("End")
    shown = lengths(seen)[0]
    expected = f"You guessed {third} ({shown[third]:.2f}); {second} comes second: {shown[second]:.2f}."
    assert expected in text(page, "routing-prediction")


COLUMNS = {
    "dynamic": ["logit", "coupling", "agreement"],
    "uniform": ["coupling"],
    "self_attention": ["agreement", "coupling", "prior", "weight"],
    "em": ["input_activation", "posterior", "weight", "log_likelihood"],
}


@pytest.mark.parametrize("on", ["button", "key", "play", "tick"])
def test_who_goes_on_while_the_question_waits_skips_it(page: Page, on):
    open_stepper(page, at_pair("dynamic", step=9))
    page.get_by_test_id("routing-next").click()
    expect(page.get_by_test_id("routing-question")).to_be_visible()
    if on == "key":
        page.get_by_test_id("routing").press("ArrowRight")
    else:
        page.get_by_test_id(
            {"button": "routing-next", "play": "routing-play", "tick": "routing-step-10"}[on]
        ).click()
    expect(page.get_by_test_id("routing-question")).to_be_hidden()
    expect(page.get_by_test_id("routing-step-10")).to_have_attribute(
        "data-state", "past" if on == "play" else "now"
    )
    assert text(page, "routing-prediction") == ""


def test_playing_goes_on_after_the_question(page: Page):
    open_stepper(page, at_pair("dynamic", step=8))
    play = page.get_by_test_id("routing-play")
    play.click()
    page.get_by_test_id("routing-guess-3").click()
    expect(play).to_have_text("Pause")
    expect(page.get_by_test_id("routing-step-12")).to_have_attribute("data-state", "now")
    expect(play).to_have_text("Play")  # it is at the end


def test_a_jump_is_asked_where_the_guess_has_something_to_build_on(page: Page):
    seen = ROUTED["dynamic"]
    open_stepper(page, sent(seen))
    page.get_by_test_id("routing-step-12").click()
    known = lengths(seen)[1]
    assert f"besides {known.argmax()}, which will gain most" in text(page, "routing-question")
    shown = page.locator("output").evaluate_all("all => all.map(({ dataset }) => Number(dataset.value))")
    assert shown == pytest.approx(known, abs=1e-6)
    page.get_by_test_id("routing-skip").click()
    expect(page.get_by_test_id("routing-step-12")).to_have_attribute("data-state", "now")


@pytest.mark.parametrize("kind", ROUTED)
def test_nothing_tells_the_answer_before_the_lengths_do(page: Page, kind):
    """The votes are made for class 4, which is neither marked nor selected before it is known to lead."""
    seen = ROUTED[kind]
    open_stepper(page, sent(seen))
    pressed, pair = page.locator(".class [aria-pressed=true]"), page.get_by_test_id("routing-pair")
    for step in range(OUTPUT_STEP[kind]):
        assert (pressed.inner_text(), pair.get_attribute("data-class")) == ("0", "0"), step
        assert page.locator("[data-winner=true]").count() == 0
        if step == OUTPUT_STEP[kind] - 1:
            break
        page.get_by_test_id("routing-next").click()
    page.get_by_test_id("routing-next").click()
    skip = page.get_by_test_id("routing-skip")
    if skip.is_visible():
        skip.click()
    assert pressed.inner_text() == str(lengths(seen)[0].argmax())
    page.get_by_test_id("routing-class-7").click()
    page.get_by_test_id("routing").press("ArrowLeft")
    assert pressed.inner_text() == "7"  # what was chosen stays


@pytest.mark.parametrize("kind", ROUTED)
def test_the_export_has_every_pair_of_every_iteration(page: Page, kind):
    seen = ROUTED[kind]
    open_stepper(page, at_pair(kind))
    with page.expect_download() as download:
        page.get_by_test_id("routing-export").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8"))))
    assert download.value.suggested_filename == f"routing-{kind}-00000020-test-0.csv"
    assert list(rows[0]) == [
        "run",
        "checkpoint",
        "picture",
        "iteration",
        "capsule",
        "off",
        "class",
        *COLUMNS[kind],
        "entropy",
    ]
    assert {(row["run"], row["checkpoint"], row["picture"]) for row in rows} == {(kind, "00000020", "test-0")}
    assert len(rows) == seen.couplings.size
    each = seen.couplings[0].size
    assert [int(row["iteration"]) for row in rows[::each]] == list(range(1, len(seen.couplings) + 1))
    last = str(len(seen.votes))
    assert [(row["capsule"], row["class"]) for row in rows[-2:]] == [(last, "8"), (last, "9")]
    read = {name: np.array([float(row[name]) for row in rows]) for name in COLUMNS[kind]}
    alpha = MATRICES.activations[:, None]
    prior = seen.details.get("priors", np.zeros(1))[0]
    expected = {
        "logit": seen.logits,
        "coupling": seen.couplings,
        "posterior": seen.couplings,
        "agreement": seen.agreements,
        "log_likelihood": seen.agreements,
        "prior": prior,
        "input_activation": np.broadcast_to(alpha, (len(seen.couplings), len(alpha), 10)),
        "weight": seen.couplings * alpha if kind == "em" else seen.couplings + prior,
    }
    for name in COLUMNS[kind]:
        np.testing.assert_allclose(read[name], expected[name].ravel(), rtol=1e-5, atol=1e-7, err_msg=name)
    evenness = np.repeat(entropies(seen.couplings).ravel(), 10)
    np.testing.assert_allclose([float(row["entropy"]) for row in rows], evenness, atol=1e-6)


@pytest.mark.parametrize("kind", ROUTED)
def test_the_table_follows_the_steps(page: Page, kind):
    seen = ROUTED[kind]
    open_stepper(page, at_pair(kind, step=OUTPUT_STEP[kind]))
    page.get_by_test_id("routing-table").locator("summary").click()
    first = page.get_by_test_id("routing-table").locator("table").first
    first.locator("td[data-value]").first.wait_for()  # it is filled once it is open
    read = first.locator("td[data-value]").evaluate_all("cells => cells.map((cell) => Number(cell.dataset.value))")
    np.testing.assert_allclose(read, lengths(seen)[0], rtol=1e-5)
    second = page.get_by_test_id("routing-table").locator("table").nth(1)
    assert second.locator("tbody tr").count() == min(24, len(seen.primary))


@pytest.mark.parametrize("kind", ROUTED)
def test_keys_step_and_the_address_follows(page: Page, kind):
    open_stepper(page, at_pair(kind))
    page.get_by_test_id("routing").press("ArrowRight")
    if page.get_by_test_id("routing-skip").is_visible():
        page.get_by_test_id("routing-skip").click()
    assert address_at(page, 1) == {"step": "1", "capsule": str(CAPSULE + 1), "class": str(CLASS)}
    page.get_by_test_id("routing").press("ArrowLeft")
    assert address_at(page, 0)["step"] == "0"


def test_the_steps_of_dynamic_routing_keep_their_addresses(page: Page):
    open_stepper(page, at_pair("dynamic", step=7))
    assert text(page, "routing-summary").startswith("Iteration 2: squash")
    assert text(page, "routing-line").startswith("outputs = squash(weighted_sums)")


def test_a_step_beyond_the_end_is_the_last(page: Page):
    open_stepper(page, at_pair("uniform", step=14))
    assert text(page, "routing-summary").startswith("squash · Done")
    assert page.get_by_test_id("routing-next").is_disabled()
    expect_query(page, {})  # nothing is written until somebody acts


def test_nothing_is_ordered_by_movement_where_nothing_moves(page: Page):
    open_stepper(page, at_pair("uniform", order="moved"))
    order = page.get_by_test_id("routing-order")
    assert order.locator("option").evaluate_all("all => all.map(({ value }) => value)") == ["longest", "position"]
    listed = page.locator("[data-testid^=routing-capsule-] b").all_inner_texts()
    assert [int(number) - 1 for number in listed] == np.argsort(-VECTORS.activations, kind="stable")[:24].tolist()


def test_the_list_of_em_has_the_capsules_with_the_largest_posterior_for_the_answer(page: Page):
    seen = ROUTED["em"]
    open_stepper(page, at_pair("em", shown="12"))
    answer = int(lengths(seen)[-1].argmax())
    listed = page.locator("[data-testid^=routing-capsule-] b").all_inner_texts()
    expected = np.argsort(-seen.couplings[-1, :, answer], kind="stable")[:12]
    assert [int(number) - 1 for number in listed] == expected.tolist()


def test_no_activation_of_em_is_called_a_length(page: Page):
    open_stepper(page, at_pair("em", step=8))
    names = page.locator(".class .box").evaluate_all("all => all.map((one) => one.ariaLabel)")
    page.get_by_test_id("routing-next").click()
    asked = text(page, "routing-question")
    page.locator("[data-testid^=routing-guess-]").first.click()
    page.get_by_test_id("routing-table").locator("summary").click()
    caption = page.get_by_test_id("routing-table").locator("caption").first.inner_text()
    said = " ".join(
        [*names, asked, caption, text(page, "routing-prediction"), page.locator(".heads").inner_text()]
    )
    assert "activation" in said and "long" not in said and "length" not in said


def test_another_kind_keeps_step_and_pair(page: Page):
    open_stepper(page, at_pair("dynamic", step=7))
    mount(page, at_pair("em", step=7))
    assert text(page, "routing-summary").startswith("Iteration 2, M-step: mean")
    assert text(page, "routing-pair").startswith(f"Capsule {CAPSULE + 1} → {CLASS}")
    assert page.locator("[data-testid^=routing-name-]").count() == 6
    mount(page, at_pair("uniform"))
    assert text(page, "routing-summary").startswith("equal shares")  # its question comes before the next step


def test_another_language_keeps_the_step_and_leaves_no_word_behind(page: Page):
    open_stepper(page, at_pair("dynamic", step=1))
    page.get_by_test_id("routing").press("ArrowRight")
    english = text(page, "routing")
    mount(page, at_pair("dynamic", step=1), language="zh")
    assert address_at(page, 2)["step"] == "2"
    chinese = page.locator(
        ".steps, .said, .seen, .routes, dt, .sum, .tools, .votes, .over-iterations"
    ).all_inner_texts()
    page.get_by_test_id("routing-table").locator("summary").click()
    mount(page, at_pair("dynamic", step=1))
    assert page.get_by_test_id("routing-table").locator("caption").first.inner_text().startswith("Length of each")
    page.get_by_test_id("routing-table").locator("summary").click()
    assert text(page, "routing") == english
    assert not set(re.findall(r"[A-Za-z]{3,}", " ".join(chinese))) - {"softmax", "squash", "logit", "CSV", "PNG"}


def test_stepping_hovering_and_choosing_tell_the_server_nothing(page: Page):
    open_stepper(page, at_pair("em"))
    page.get_by_test_id("routing").press("ArrowRight")
    page.get_by_test_id("routing-class-3").click()
    page.get_by_test_id("routing-shown-all").click()
    assert page.get_by_test_id("routing-order").is_disabled()
    shown = wait_for_query(page, "query.shown === 'all'")
    assert shown == {"step": "1", "capsule": str(CAPSULE + 1), "class": "3", "shown": "all"}
    assert page.evaluate("window.sent") == []


def test_playing_goes_on_by_itself_and_ends_with_other_data(page: Page):
    open_stepper(page, at_pair("dynamic"))
    play = page.get_by_test_id("routing-play")
    play.click()
    expect(play).to_have_text("Pause")
    expect(page.get_by_test_id("routing-name-2")).to_have_attribute("data-state", "now")  # two steps later
    mount(page, at_pair("em"))
    expect(play).to_have_text("Play")
    play.click()
    page.get_by_test_id("routing").press(" ")
    expect(play).to_have_text("Play")
