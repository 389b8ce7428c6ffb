"""What a link asks of the lab, and only the lab knows is not there, is said above it in words."""

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.parts.convolution_lab.page import FOLDER, opened, sent
from tests.parts.mounted import mount_part, wait_for_query

pytestmark = pytest.mark.xdist_group("stepper")


def said(page: Page) -> list[str]:
    return page.get_by_test_id("notice").locator("p").all_inner_texts()


def sentence(title: str, wanted: str) -> str:
    return f"This link asks for the {title} “{wanted}”, which is not available here."


@pytest.mark.parametrize(
    ("address", "gone"),
    [
        ({"map": "6"}, {}),
        ({"map": "7"}, {"map": "7"}),
        ({"map": "0"}, {"map": "0"}),
        ({"kernels": "blur,edges", "map": "2"}, {}),
        ({"kernels": "blur,edges", "map": "3"}, {"map": "3"}),
        ({"kernels": "blur,nonsense"}, {"choice of kernels": "blur,nonsense"}),
        ({"layer": "64-grey-99-1-valid-1"}, {"layer": "64-grey-99-1-valid-1"}),
        ({"at": "62,62"}, {}),
        ({"at": "63,1"}, {"place": "63,1"}),
        ({"at": "0,1"}, {"place": "0,1"}),
        ({"at": "here"}, {"place": "here"}),
    ],
)
def test_the_lab_says_what_a_link_asks_for_and_is_not_there(page: Page, address, gone):
    opened(page, **address)
    assert said(page) == [sentence(title, wanted) for title, wanted in gone.items()]


@pytest.mark.parametrize(("at", "is_gone"), [("31,31", False), ("62,62", False), ("63,62", True)])
def test_a_place_may_lie_in_the_map_or_in_what_was_pooled(page: Page, at: str, is_gone: bool):
    opened(page, "pooling", at=at)
    assert said(page) == ([sentence("place", at)] if is_gone else [])


def test_the_notice_speaks_the_pages_language_and_stays_until_it_is_closed(page: Page):
    opened(page, shift="99,1", drop="2_1", map="3")
    assert said(page) == [sentence("shift", "99,1"), sentence("dropout", "2_1")]
    wait_for_query(page, 'JSON.stringify(query) === \'{"map":"3"}\'')
    mount_part(page, FOLDER, sent(image=np.zeros((64, 64, 1), np.uint8)), language="zh")
    assert said(page) == [
        "此链接要求的平移“99,1”在这里不可用。",
        "此链接要求的dropout“2_1”在这里不可用。",
    ]
    page.get_by_role("button", name="关闭").click()
    assert page.get_by_test_id("notice").count() == 0
    mount_part(page, FOLDER, sent(image=np.ones((64, 64, 1), np.uint8)))
    assert page.get_by_test_id("notice").count() == 0
