"""What is measured has stopped moving, and what turns without an end goes on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.accessibility import find_barriers
from tests.motion import box_of, finish_motion

PAGE = """<!doctype html><html lang=en><title>Motion</title><body data-testid=stApp style="background: #fff">
<div id=host></div><script>
const root = document.getElementById("host").attachShadow({ mode: "open" })
root.innerHTML = `<style>
  button { background: #2e6db5; color: #7fa3cf; transition: color 60s; }
  button b { transition: color 60s; }
  button.now { color: #fff; }
  .arriving { width: 80px; height: 20px; animation: arrive 60s; }
  .turning { width: 9px; height: 9px; animation: turn 1s linear infinite; }
  @keyframes arrive { from { transform: translateX(300px) } }
  @keyframes turn { to { rotate: 1turn } }
</style><button>A <b>name</b></button><div class=arriving></div><div class=turning></div>`
const button = root.querySelector("button")
button.getBoundingClientRect()
button.className = "now"
</script>"""


@pytest.fixture
def moving(browser: Browser) -> Iterator[Page]:
    """Yield a page on which a browser part changes a colour and a place within a minute."""
    page = browser.new_page()
    page.set_content(PAGE)
    assert set(page.evaluate(RUNNING)) == {"color", "arrive", "turn"}
    yield page
    page.close()


RUNNING = """() => document.getElementById("host").shadowRoot.getAnimations()
  .map(({ animationName, transitionProperty }) => animationName ?? transitionProperty)"""


def test_a_colour_is_read_after_its_transition(moving: Page):
    assert find_barriers(moving) == []


def test_a_place_is_read_after_its_animation(moving: Page):
    body = moving.locator("body").bounding_box()
    assert body is not None
    assert box_of(moving.locator(".arriving"))["x"] == body["x"]


def test_only_what_has_no_end_goes_on(moving: Page):
    finish_motion(moving)
    assert moving.evaluate(RUNNING) == ["turn"]
    assert moving.locator("b").evaluate("(one) => getComputedStyle(one).color") == "rgb(255, 255, 255)"
