"""A data set that is not on this computer, which has no way to its publisher: one clear message."""

import re

from playwright.sync_api import Page, expect


def test_a_missing_data_set_says_where_to_put_it(page: Page, keep_screenshot):
    """No server of these tests has a way out."""
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
