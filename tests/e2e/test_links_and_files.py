"""Copied links show the same view; bad files get one sentence; the server has no TensorFlow in it."""

import re
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, expect

from lib.pictures.image_files import MAX_BYTES
from tests.e2e.server import Server
from tests.e2e.waiting import wait_until_answered


def test_a_copied_link_shows_the_same_run_image_and_step(page: Page, browser: Browser):
    page.goto("/routing?image=test-61")
    page.get_by_test_id("routing-next").wait_for()
    for _ in range(3):
        page.get_by_test_id("routing-next").click()
    page.get_by_test_id("routing-class-3").click()
    page.wait_for_url(re.compile("class=3"))
    link, shown = page.url, page.get_by_test_id("routing-length-8").get_attribute("data-value")
    assert "image=test-61" in link and "step=3" in link and "class=3" in link
    other = browser.new_page()
    other.goto(link)
    other.get_by_test_id("routing-next").wait_for()
    expect(other.get_by_test_id("routing-length-8")).to_have_attribute("data-value", str(shown))
    expect(other).to_have_url(link)
    other.close()


BAD_FILES = {
    "wrong type": (b"%PDF-1.7 not a picture", "this is a file of type PDF"),
    "empty": (b"", "0 bytes|empty"),
    "truncated": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "damaged|incomplete|cut off"),
    "too large": (b"\xff\xd8" + b"\0" * MAX_BYTES, "8 MB"),
}


def test_a_bad_file_gets_one_sentence(page: Page, server: Server, tmp_path: Path):
    kept_before = set((server.home / "images").glob("*"))
    page.goto("/predict?source=upload")
    alert = page.get_by_test_id("stAlertContentError")
    for kind, (content, expected) in BAD_FILES.items():
        path = tmp_path / f"{kind}.png"
        path.write_bytes(content)
        page.locator('input[type="file"]').set_input_files(path)
        expect(alert).to_have_text(re.compile(expected))
        expect(alert).to_have_count(1)
        assert set((server.home / "images").glob("*")) == kept_before, kind


def test_tensorflow_is_not_loaded_in_the_web_process(page: Page, server: Server):
    page.goto("/predict?source=test")
    page.get_by_text("It reads “").first.wait_for()
    mapped = Path(f"/proc/{server.process.pid}/maps").read_text()
    assert "/numpy/" in mapped  # so this is the process that draws the pages
    assert "tensorflow" not in mapped


def test_a_server_is_met_by_a_link_to_a_page_and_comes_back_with_everything(browser: Browser, tmp_path: Path):
    first = Server(tmp_path)
    context = browser.new_context(base_url=first.url, locale="en-US")
    page = context.new_page()
    page.set_default_timeout(60_000)  # the server, its inspectors and its spare trainer are all starting
    page.goto("/train?lang=zh")  # before anybody has come by the first page
    page.get_by_test_id("stSidebarUserContent").get_by_text("English").click()
    page.get_by_label("Name of the run").fill("Before the cut")
    page.get_by_label("Name of the run").press("Enter")
    wait_until_answered(page)
    page.get_by_role("button", name="Start training").click()
    expect(page.get_by_text("Before the cut").first).to_be_visible()
    inspectors = [
        child for child in psutil.Process(first.process.pid).children() if "spawn" in " ".join(child.cmdline())
    ]
    first.kill()
    assert inspectors
    _gone, alive = psutil.wait_procs(inspectors, timeout=10)
    assert not alive  # nobody is left over to hold memory
    second = Server(tmp_path, first.port)
    try:
        page.goto(page.url)
        expect(page.get_by_text("Before the cut").first).to_be_visible()
        expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()  # still this learner's own
        page.get_by_role("button", name="Stop", exact=True).click()
        expect(page.get_by_text("stopped").first).to_be_visible()
    finally:
        context.close()
        second.stop()
