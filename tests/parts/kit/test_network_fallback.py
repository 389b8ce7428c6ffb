"""Where a network cannot run in the browser a server answers, the page hears why, and other networks go on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from lib.parts.served import address_of, served_file
from tests.parts.kit.conftest import Site, open_network
from tests.parts.kit.tiny_network import CLASSES

pytestmark = pytest.mark.xdist_group("network")  # one worker makes the files

ALL = """async () => {
  const [image, votes, couplings] = [4096, 72, 18].map((length) => new Float32Array(length).fill(0.5))
  const answers = [await network.observe(image), await network.route({ votes, iterations: 3 }),
    await network.combine({ votes, couplings }), await network.decode(new Float32Array(12), [1, 0, 0])]
  return answers.map((answer) => Object.keys(answer))
}"""
GESTURES = ["observe", "route", "combine", "decode"]


def assert_server_answers(page: Page, reason: str | None) -> None:
    """Use every gesture: the server answers each, and the page heard the reason once."""
    assert page.evaluate(ALL) == [[gesture] for gesture in GESTURES]
    assert page.evaluate("asked") == GESTURES
    assert page.evaluate("reasons") == ([reason] if reason else [])
    assert page.evaluate("network.reason()") == reason and page.evaluate("network.ready") is None


def assert_browser_answers(page: Page) -> None:
    """Use a network: it answers in the browser."""
    lengths = page.evaluate(
        "network.observe(new Float32Array(4096).fill(0.5)).then(({ lengths }) => [...lengths.data])"
    )
    assert len(lengths) == CLASSES and min(lengths) > 0
    assert page.evaluate("network.reason()") is None


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "cut off": lambda whole: whole[: len(whole) // 2],
    "another kind of file": lambda whole: b"<!doctype html><p>Log in to the school's network</p>" * 20,
    "random behind the mark": lambda whole: whole[:8] + bytes(range(256)) * 50,
    "zeros behind the mark": lambda whole: whole[:8] + bytes(len(whole)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file(page: Page, site: Site, network_files: dict[str, Path], damage: str, console: list[str]):
    site.networks["damaged"] = DAMAGES[damage](network_files["tiny"].read_bytes())
    open_network(page, "damaged")
    assert_server_answers(page, "damaged")
    asked = site.asked_for("damaged")
    open_network(page, "damaged")  # as another part of the page does
    assert page.evaluate("network.ready") is None and page.evaluate("network.reason()") == "damaged"
    assert site.asked_for("damaged") == asked
    open_network(page)
    assert_browser_answers(page)
    assert console == []


def test_other_networks_go_on_while_one_turns_out_to_be_damaged(page: Page, site: Site):
    site.networks["damaged"] = b"\x1c\0\0\0TFL3" + bytes(2000)
    open_network(page)
    assert_browser_answers(page)
    script = """async () => {
      const first = network
      const { openNetwork } = await import(document.script)
      const damaged = openNetwork("networks/damaged.tflite", { fallback: { observe: async () => ({}) } })
      const image = new Float32Array(4096).fill(0.5)
      const answers = await Promise.all([damaged.observe(image), first.observe(image), damaged.ready, first.ready])
      return [Object.keys(answers[0]).length, answers[1].lengths.data.length, damaged.reason(), first.reason()]
    }"""
    page.evaluate(
        "(script) => { document.script = new URL(script, document.baseURI).href }", address_of("kit/network.js")
    )
    assert page.evaluate(script) == [0, CLASSES, "damaged", None]


def test_a_file_that_is_not_there(page: Page):
    open_network(page, "nowhere")
    assert_server_answers(page, "missing")


def test_a_file_that_comes_later_is_found_when_the_network_is_opened_again(
    page: Page, site: Site, network_files: dict[str, Path]
):
    open_network(page, "later")
    assert_server_answers(page, "missing")
    site.networks["later"] = network_files["tiny"]
    open_network(page, "later")
    assert_browser_answers(page)


def test_a_page_without_a_file_asks_the_server_and_has_nothing_to_complain_about(page: Page):
    open_network(page, None)
    assert_server_answers(page, None)


def test_a_browser_without_simd(page: Page, site: Site):
    page.add_init_script("WebAssembly.validate = () => false")
    page.reload()
    open_network(page)
    assert_server_answers(page, "unsupported")
    assert site.asked_for("litert/") == site.asked_for("networks/") == 0


@pytest.mark.parametrize("reason", ["unsupported", "missing", "damaged", "memory", "failed"])
def test_a_fallback_that_a_test_forces(page: Page, site: Site, reason: str, console: list[str]):
    page.add_init_script(f"window.capsuleLabNetworkFallback = '{reason}'")
    page.reload()
    open_network(page)
    assert_server_answers(page, reason)
    assert page.workers == [] and site.asked_for("networks/") == 0 and console == []


GROW = ("litert/wasm/litert_wasm_internal.js", "wasmMemory.grow(pages)", "wasmMemory.grow(65537)")
NO_PLACE_FOR_THE_FILE = ("_malloc(file.byteLength)", "_malloc(0xfff00000)")
ALL_TAKEN = ("_free(room)", "_free(room); while (_malloc(4096)) {}")


@pytest.mark.parametrize("change", [NO_PLACE_FOR_THE_FILE, ALL_TAKEN])
def test_too_little_memory(page: Page, change: tuple[str, str]):
    """The browser gives no more than there is at first, so LiteRT.js breaks down in the middle of its work."""
    change_script(page, *GROW)
    change_script(page, "kit/network/litert.js", *change)
    open_network(page)
    assert_server_answers(page, "memory")


def change_script(page: Page, path: str, before: str, after: str) -> None:
    """Let the page get a script of this path with other code in one place."""
    file = served_file(path)
    assert file is not None
    text = file.content.decode()
    assert text.count(before) == 1
    changed = text.replace(before, after)
    page.route(f"**/{path}", lambda route: route.fulfill(body=changed, content_type=file.media_type))


@pytest.mark.parametrize(
    "lost", ["**/litert/index.js", "**/*.wasm", "**/network/worker.js", "**/network/passes.js"]
)
def test_a_runtime_that_does_not_load(page: Page, lost: str):
    page.route(lost, lambda route: route.abort())
    open_network(page)
    assert_server_answers(page, "failed")
    page.unroute(lost)
    open_network(page)  # it is tried again
    assert_browser_answers(page)


def test_without_a_server_the_request_is_rejected(page: Page):
    open_network(page, "nowhere", with_server=False)
    script = "network.observe(new Float32Array(4096)).catch((error) => [error.name, error.reason])"
    assert page.evaluate(script) == ["NetworkError", "missing"]


def test_frames_that_the_server_is_too_slow_for_are_dropped_too(page: Page):
    open_network(page, "nowhere")
    page.evaluate("network.ready")
    script = """async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => network.observe(new Float32Array(4096))))
      return [answers.map((answer) => answer !== null), window.asked.length]
    }"""
    assert page.evaluate(script) == [[True, *[False] * 18, True], 2]


def test_offline_after_the_load_it_goes_on(page: Page, console: list[str]):
    open_network(page)
    assert_browser_answers(page)
    page.context.set_offline(True)
    script = "fetch('page').then(() => 'online', () => 'offline')"
    assert page.evaluate(script) == "offline"
    console.clear()
    assert_browser_answers(page)
    assert page.evaluate("network.route({ votes: new Float32Array(72), iterations: 10 }).then(Object.keys)")
    assert page.evaluate("[asked, reasons]") == [[], []] and console == []


def test_a_closed_network_answers_nothing_and_asks_nobody(page: Page):
    open_network(page, "nowhere")
    script = """async () => {
      const image = new Float32Array(4096)
      const asked = [network.observe(image), network.observe(image)]
      network.close()
      return [...await Promise.all(asked), await network.decode(new Float32Array(12), [1, 0, 0])]
    }"""
    assert page.evaluate(script) == [None, None, None]
    assert page.evaluate("[window.asked, window.reasons]") == [[], []]


def test_who_hears_of_the_fallback_can_ask_why(page: Page, site: Site):
    script = """async ([script]) => {
      const { openNetwork } = await import(new URL(script, document.baseURI))
      return new Promise((done) => {
        const onFallback = (why) => done([why, network.reason()])
        const network = openNetwork("networks/nothing.tflite", { onFallback })
      })
    }"""
    assert page.evaluate(script, [address_of("kit/network.js")]) == ["missing", "missing"]


LOSE_MESSAGES = """(alive) => {
  const { postMessage } = Worker.prototype
  window.lost = 0
  Worker.prototype.postMessage = function (message, ...more) {
    if (alive && message.kind === "ping") postMessage.call(this, message, ...more)
    else window.lost += 1
  }
  window.answered = network.observe(new Float32Array(4096).fill(0.5)).then((answer) => Object.keys(answer))
}"""


def test_a_worker_that_the_browser_ended_without_a_word_is_not_waited_for(page: Page):
    page.clock.install()
    open_network(page)
    assert_browser_answers(page)
    page.evaluate(LOSE_MESSAGES, False)
    page.wait_for_function("window.lost === 1")
    page.clock.run_for(39_000)
    assert page.evaluate("network.reason()") is None
    page.clock.run_for(2_000)
    assert page.evaluate("answered") == ["observe"]  # by the server
    assert page.evaluate("network.reason()") == "memory"


def test_a_worker_that_is_busy_for_long_is_waited_for(page: Page):
    page.clock.install()
    open_network(page)
    assert_browser_answers(page)
    page.evaluate(LOSE_MESSAGES, True)
    page.wait_for_function("window.lost === 1")
    for _ in range(6):
        page.clock.run_for(15_000)
        page.wait_for_timeout(100)  # the worker answers in its own time
    assert page.evaluate("network.reason()") is None
