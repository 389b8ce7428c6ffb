"""What the part shows of scores, sums, distances and thresholds, and when it asks the server."""

import re

import pytest
from playwright.sync_api import Page, expect

from lib.intervals import wilson
from lib.parts.never_seen.state import NeverSeenState
from tests.parts.mounted import expect_parameter, mount_part, number_in, open_part
from tests.parts.never_seen.page import FOLDER, LENGTHS, sent

ANSWERED = {"hide": "question"}


def test_scores_sum_and_distance_are_those_of_the_server_where_no_browser_runs_the_networks(page: Page):
    open_part(page, FOLDER, sent(kind="digit"), address=ANSWERED)
    expect(page.get_by_test_id("unseen-note-one")).to_contain_text("too large to be sent to a browser")
    expect(page.get_by_test_id("unseen-answer-one")).to_have_text("Reading …")
    assert page.evaluate("window.sent") == [["asks", 1]]
    mount_part(page, FOLDER, sent(kind="digit", answered="test-4"))
    expect(page.get_by_test_id("unseen-answer-one")).to_have_text("Says 3")
    expect(page.get_by_test_id("unseen-answer-other")).to_have_text("Says nothing")
    assert number_in(page.get_by_test_id("unseen-sum-one")) == pytest.approx(LENGTHS.sum(), abs=1e-5)
    expect(page.get_by_test_id("unseen-sum-other")).to_contain_text("Sum of the probabilities: 1.00.")
    assert number_in(page.get_by_test_id("unseen-distance-one")) == pytest.approx(784 / 4, abs=1e-3)
    expect(page.get_by_test_id("unseen-drawn-other")).to_be_hidden()
    expect(page.get_by_test_id("unseen-summary")).to_have_text(
        "One says 3 (0.70). Other says nothing: its highest is 0 (10.0\u00a0%), below 0.50."
    )
    assert page.evaluate("window.sent") == [["asks", 1]]


def test_the_threshold_is_moved_with_the_keyboard_and_decides_what_counts_as_nothing(page: Page):
    open_part(page, FOLDER, sent(threshold="0.61"), address=ANSWERED)
    chart, table = page.get_by_test_id("unseen-chart"), page.get_by_test_id("unseen-table")
    low, high = wilson(1.0, 10)
    share = f"100.0\u00a0% ({100 * low:.1f} to {100 * high:.1f}\u00a0%)"
    expect(chart.locator("text", has_text="below 0.61")).to_have_count(1)
    expect(chart.locator("text", has_text=share)).to_have_count(
        3
    )  # one network's letters, and both below their own
    expect(page.get_by_text("One still answers 95 % of the test digits at 0.900.")).to_be_visible()
    slider = page.get_by_test_id("unseen-threshold")
    slider.focus()
    slider.press("ArrowLeft")
    expect(page.get_by_test_id("unseen-threshold-value")).to_have_text("0.60")
    expect(chart.locator("text", has_text=share)).to_have_count(2)
    expect_parameter(page, "threshold", "0.6")
    table.locator("summary").click()
    row = table.locator("table").last.locator("tbody tr").first
    assert row.locator("td").first.inner_text() == "A letter"
    assert [number_in(cell) for cell in row.locator("td[data-value]").all()] == [10, 0, 1, 1]
    assert page.evaluate("window.sent.length") <= 1  # nothing but the picture that no browser can read


def test_kinds_and_numbers_stay_in_the_address_and_what_is_not_here_is_said(page: Page):
    open_part(page, FOLDER, sent(), address=ANSWERED)
    page.get_by_test_id("unseen-letter").select_option("D")
    expect(page.get_by_test_id("unseen-number")).to_have_value("4")
    page.get_by_test_id("unseen-next").click()
    expect_parameter(page, "number", "5")
    page.get_by_test_id("unseen-kind-clothing").click()
    expect(page.get_by_test_id("unseen-absent")).to_contain_text("Fashion-MNIST is not on this computer.")
    expect(page.get_by_test_id("unseen-absent").get_by_role("link")).to_have_attribute(
        "href", re.compile(r"data\?.*data=fashion_mnist")
    )
    page.get_by_test_id("unseen-kind-digit").click()
    expect(page.get_by_test_id("unseen-caption")).to_have_text("A test digit: 3")
    expect_parameter(page, "kind", "digit")


def test_nothing_tells_the_answer_before_the_guess(page: Page):
    open_part(page, FOLDER, sent(kind="digit", answered="test-4"))
    expect(page.get_by_test_id("unseen-said")).to_contain_text("Other learned digits, and nothing else.")
    for hidden in ("unseen-answer-one", "unseen-summary", "unseen-chart", "unseen-table"):
        expect(page.get_by_test_id(hidden)).to_be_hidden()
    page.get_by_test_id("unseen-guess-sure").click()
    said = page.get_by_test_id("unseen-said")
    expect(said).to_contain_text("You guessed: A digit, with a score of 0.9 or more. Other says nothing")
    expect(said).to_contain_text("So it was: No digit reaches 0.5.")
    expect(page.get_by_test_id("unseen-answer-one")).to_be_visible()


def test_what_is_no_number_of_times_counts_as_none():
    assert [NeverSeenState.read({"asks": one}).asks for one in (3, True, "3", None)] == [3, 0, 0, 0]
