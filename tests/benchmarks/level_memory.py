"""Thousands of moves of the pen on Start, and digits chosen between them: does the tab’s memory stay level?"""

import psutil
from playwright.sync_api import Browser, CDPSession, Page

from tests.benchmarks.browser import fresh_page

WARM_STROKES = 10
STROKES = 100
MOVES = 50
"""Of a stroke."""
SETTLE_MS = 3000
EVERY_BLOCK = range(0, 10_000, 100)
"""Test images, of all the blocks in which they come: the browser keeps the newest of those."""
MEGABYTE = 1e6

# A stroke with a frame for each move; then all is cleared and a test image chosen, by its number or by its class.
GESTURE = """async ([seed, moves]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const [canvas] = deepAll("[data-testid=picture-pad]")
  const { left, top, width, height } = canvas.getBoundingClientRect()
  const at = (step) => ({ pointerId: 1, pointerType: "mouse", button: 0, bubbles: true,
    clientX: left + width * (0.2 + 0.6 * ((step * 7 + seed) % 50) / 50),
    clientY: top + height * (0.1 + 0.8 * step / moves) })
  canvas.setPointerCapture = () => {}
  canvas.dispatchEvent(new PointerEvent("pointerdown", at(0)))
  for (let step = 1; step <= moves; step += 1) {
    canvas.dispatchEvent(new PointerEvent("pointermove", at(step)))
    await frame()
  }
  canvas.dispatchEvent(new PointerEvent("pointerup", at(moves)))
  const image = () => new URL(location.href).searchParams.get("image")
  while (!image()?.startsWith("own-")) await frame()
  if (seed % 2) {
    const [number] = deepAll("[data-testid=picture-number]")
    number.value = String((seed * 97) % 10000)
    number.dispatchEvent(new Event("input", { bubbles: true }))
  } else {
    const [another] = deepAll("[data-testid=picture-another]")
    another.click()
  }
  while (!image()?.startsWith("test-")) await frame()
}"""

CHOOSE = """async (images) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const shown = () => new URL(location.href).searchParams.get("image")
  const [number] = deepAll("[data-testid=picture-number]")
  for (const image of images) {
    number.value = String(image)
    number.dispatchEvent(new Event("input", { bubbles: true }))
    while (shown() !== `test-${image}`) await frame()
  }
}"""

# The module from the page's own address, so that it is the one that the parts have.
NETWORKS = """async () => {
  const loaded = performance.getEntriesByType("resource")
  const [parts] = loaded.flatMap(({ name }) => name.match(/.*\\/parts\\/[0-9a-f]+\\//) ?? [])
  const { networkMemory } = await import(`${parts}kit/network.js`)
  return networkMemory()
}"""


def memory_over_gestures(browser: Browser, url: str) -> dict[str, object]:
    """Return what the tab holds after a warm-up, after half of the gestures and after all of them, in megabytes.

    Garbage is collected before each look. `networks` is the WebAssembly memory of LiteRT.js, `process` what the
    browser's process of the tab has for itself, the worker with the networks in it; `process_with_garbage` is the
    same before.
    """
    with fresh_page(browser) as page:
        page.goto(url)
        page.get_by_test_id("journey-choose").click()
        page.get_by_test_id("picture-pad").wait_for()
        tools = page.context.new_cdp_session(page)
        for domain in ("Performance", "HeapProfiler"):
            tools.send(f"{domain}.enable")
        page.evaluate(CHOOSE, list(EVERY_BLOCK))
        looks = []
        for begin, end in ((0, WARM_STROKES), (0, STROKES // 2), (STROKES // 2, STROKES)):
            for seed in range(begin, end):
                page.evaluate(GESTURE, [seed, MOVES])
            looks.append({"moves": end * MOVES, **_look(page, tools)})
        looks[0]["moves"] = 0
        return {"moves_of_warm_up": WARM_STROKES * MOVES, "digits_chosen": STROKES, "looks": looks}


def _look(page: Page, tools: CDPSession) -> dict[str, float]:
    page.wait_for_timeout(SETTLE_MS)
    with_garbage = _process_mb(page)
    for _ in range(2):  # what the first frees may have held more
        tools.send("HeapProfiler.collectGarbage")
    found = {metric["name"]: metric["value"] for metric in tools.send("Performance.getMetrics")["metrics"]}
    heap = tools.send("Runtime.getHeapUsage")
    return {
        "networks": round(page.evaluate(NETWORKS) / MEGABYTE, 3),
        "js_heap": round(found["JSHeapUsedSize"] / MEGABYTE, 3),
        "array_buffers": round(heap.get("backingStorageSize", 0) / MEGABYTE, 3),
        "process": _process_mb(page),
        "process_with_garbage": with_garbage,
        "nodes": int(found["Nodes"]),
        "listeners": int(found["JSEventListeners"]),
    }


def _process_mb(page: Page) -> float:
    """Return what the largest process of pages has for itself."""
    browser = page.context.browser
    assert browser is not None
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    renderers = [psutil.Process(process["id"]) for process in processes if process["type"] == "renderer"]
    return round(max(process.memory_full_info().uss for process in renderers) / MEGABYTE, 1)
