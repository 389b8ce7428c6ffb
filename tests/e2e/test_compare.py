"""Two runs side by side, a picture through both, and a guess before a ready experiment's answer."""

import csv
import re
from io import StringIO

from playwright.sync_api import Page, expect


def test_two_runs_are_compared_and_read_the_same_picture(page: Page, keep_screenshot):
    page.goto("/compare?experiment=own")
    table = page.locator("table.cards")
    expect(table.get_by_text(re.compile(r"^99\.59\s%")).first).to_be_visible()
    expect(table.get_by_text(re.compile(r"95\s% interval 99\.44 to 99\.70\s%, 10,000 images"))).to_be_visible()
    expect(table.get_by_text("3,274,634")).to_be_visible()
    expect(page.locator(".js-plotly-plot .scatterlayer .trace")).to_have_count(4)
    expect(page.get_by_text("It reads “4”")).to_have_count(2)
    keep_screenshot(page, "compare")

    page.get_by_text("seconds of training", exact=True).click()
    expect(page.locator(".js-plotly-plot .xtitle").first).to_have_text("seconds of training")
    expect(page).to_have_url(re.compile("over=seconds"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Table as CSV").click()
    rows = list(csv.DictReader(StringIO(download.value.path().read_text(encoding="utf-8"))))
    assert [(row["run"], float(row["test_accuracy"])) for row in rows] == [
        ("capsnet_small", 0.9959),
        ("lenet", 0.9953),
    ]


def test_a_copied_link_compares_the_same_runs(page: Page):
    page.goto("/compare?experiment=own&compared=lenet,paper-affine-capsnet&measure=loss")
    expect(page.locator("table.cards thead")).to_contain_text("The capsule paper (Capsules, stopped early)")
    expect(page.locator(".js-plotly-plot .gtitle")).to_have_text("Loss")
    expect(
        page.get_by_text("they cannot read a picture: The capsule paper (Capsules, stopped early).")
    ).to_be_visible()


def test_an_experiment_asks_first_and_starts_its_missing_runs(page: Page, keep_screenshot):
    page.goto("/compare?experiment=recurrent")
    expect(page.get_by_text("Guess first: which network reads the most test images correctly?")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    page.get_by_role("button", name="no clear difference").click()
    expect(page.get_by_text("You guessed: no clear difference.")).to_be_visible()
    keep_screenshot(page, "compare-answer")
