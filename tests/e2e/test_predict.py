"""The Predict page: what it says is about the picture that one sees, whatever was there before."""

import re
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.e2e.test_main_journey import draw_seven
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of

VERDICT = re.compile("It reads “|It sees “|None of them")
ASK = "Draw, upload or photograph something, and it appears here."


def test_what_is_said_is_about_what_is_on_the_canvas(page: Page, keep_screenshot):
    page.goto("/predict")
    wait_until_drawn(page)
    expect(page.get_by_test_id("canvas-example")).to_be_visible()
    expect(page.get_by_text(VERDICT).first).to_be_visible()
    keep_screenshot(page, "predict-first")
    draw_seven(page)
    expect(page.get_by_test_id("canvas-example")).to_be_hidden()
    expect(page).to_have_url(re.compile("image=own-"))
    expect(page.get_by_text("It reads “7”").first).to_be_visible()
    page.get_by_test_id("canvas-clear").click()
    expect(page.get_by_text(ASK)).to_be_visible()
    expect(page.get_by_text(VERDICT)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("image="))
    page.get_by_test_id("canvas-undo").click()
    expect(page.get_by_text("It reads “7”").first).to_be_visible()


def test_a_drawing_stays_through_a_reload_and_another_page(page: Page):
    page.goto("/predict")
    draw_seven(page)
    expect(page).to_have_url(re.compile("image=own-"))
    page.reload()
    expect(page.get_by_test_id("canvas-status")).to_have_text("1 stroke drawn.")
    page.get_by_role("link", name="Filter evolution").click()
    expect(page).to_have_url(re.compile("/filters"))
    wait_until_drawn(page)
    page.get_by_role("link", name="Predict", exact=True).click()
    expect(page).to_have_url(re.compile("/predict.*image=own-"))
    expect(page.get_by_test_id("canvas-status")).to_have_text("1 stroke drawn.")
    expect(page.get_by_text("It reads “7”").first).to_be_visible()
    page.get_by_test_id("canvas-undo").click()
    expect(page.get_by_text(VERDICT)).to_have_count(0)


def test_of_several_digits_the_one_that_is_read_has_a_frame(page: Page, tmp_path: Path, keep_screenshot):
    sheet = Image.new("L", (900, 300), 250)
    pen = ImageDraw.Draw(sheet)
    pen.line([(80, 60), (200, 60), (130, 250)], fill=20, width=16)
    pen.ellipse([600, 50, 760, 260], outline=20, width=18)
    sheet.save(tmp_path / "two.jpg")
    page.goto("/predict?source=upload")
    page.locator('input[type="file"]').set_input_files(tmp_path / "two.jpg")
    frame = page.get_by_test_id("preparation-taken")
    expect(frame).to_be_visible()
    whole, framed = box_of(page.locator(".preparation .whole").first), box_of(frame)
    left, right = (framed["x"] - whole["x"], framed["x"] + framed["width"] - whole["x"])
    assert 0.6 < left / whole["width"] < 0.68 and 0.83 < right / whole["width"] < 0.91  # around the zero
    expect(page.get_by_text("It reads “0”").first).to_be_visible()
    keep_screenshot(page, "predict-two-digits")


def test_a_tap_is_a_dot_that_the_networks_receive(page: Page):
    page.goto("/predict")
    page.get_by_test_id("canvas-surface").wait_for()
    wait_until_drawn(page)
    page.get_by_test_id("canvas-surface").click()
    expect(page).to_have_url(re.compile("image=own-"))
    expect(page.get_by_text(VERDICT).first).to_be_visible()
