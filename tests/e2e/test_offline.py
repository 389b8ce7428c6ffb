"""A data set that is not on this computer, which has no way to its publisher: one clear message."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.server import Server

NOWHERE = "http://127.0.0.1:9"  # a port that nobody listens on


@pytest.fixture
def offline(monkeypatch, tmp_path: Path):
    """A server whose every way out ends at once."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, NOWHERE)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "127.0.0.1")  # but the server itself
    server = Server(tmp_path)
    yield server
    server.stop()


def test_a_missing_data_set_says_where_to_put_it(browser: Browser, offline: Server, keep_screenshot):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=offline.url, locale="en-US")
    page = context.new_page()
    page.goto("/data?data=cifar10")
    expect(page.get_by_text("This data set is not on this computer.")).to_be_visible()
    page.get_by_role("button", name="Download").click()
    error = page.get_by_test_id("stAlertContentError")
    expect(error).to_contain_text(re.compile("could not be downloaded"))
    expect(error).to_contain_text("datasets/cifar10")
    expect(error).to_contain_text("mnist")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    keep_screenshot(page, "data-offline")
    page.goto("/train?network=alexnet&data=cifar10")
    expect(page.get_by_role("combobox", name="Data")).to_have_value(re.compile("not on this computer"))
    expect(page.get_by_role("link", name="Download it")).to_be_visible()
    context.close()
