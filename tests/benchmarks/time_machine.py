"""What a move of the time machine's slider costs with 100 snapshots of 256 filters; one JSON object.

python -m tests.benchmarks.time_machine
"""

import json

import numpy as np

from lib.parts.packing import Payload
from lib.parts.time_machine import RunFacts, fitting, payload
from lib.runs.history import Curves, History
from tests.benchmarks.browser import fresh_page
from tests.benchmarks.figures import figures
from tests.benchmarks.machine import machine
from tests.chromium import chromium
from tests.parts.mounted import open_part
from tests.parts.origin import through_origin
from tests.parts.time_machine.page import FOLDER, layer_of

COUNT, MOVES = 100, 60

# From the slider's event until the frame after the one in which its answer was drawn begins.
MOVE = """(slider) => (async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  await frame()
  const began = performance.now()
  slider.value = (Number(slider.value) + 37) % 100
  slider.dispatchEvent(new Event("input"))
  const handled = performance.now() - began
  await frame()
  await frame()
  return [handled, performance.now() - began]
})()"""


def large() -> Payload:
    """What is sent of a run with a layer of 256 filters of 9×9 and one of 64."""
    history = History(
        np.arange(COUNT),
        (layer_of("conv1", (9, 9, 1, 256), COUNT), layer_of("conv2", (5, 5, 8, 64), COUNT)),
        {},
        None,
        None,
    )
    curves = Curves(np.ones(COUNT), np.ones(COUNT), *[np.zeros(0)] * 3)
    facts = RunFacts("large", "large", COUNT, False, "", False, {})
    return payload(history, fitting(history), curves, facts, after=-1)


def main() -> None:
    with chromium() as browser, fresh_page(browser, through_origin()) as page:
        open_part(page, FOLDER, large())
        page.get_by_test_id("machine-guess-skip").click()
        slider = page.get_by_test_id("machine-slider")
        moves = [slider.evaluate(MOVE) for _ in range(MOVES)]
    found = {
        "handler_ms": figures([handled for handled, _ in moves]),
        "painted_ms": figures([painted for _, painted in moves]),
    }
    print(json.dumps({"machine": machine(), "snapshots": COUNT, **found}))


if __name__ == "__main__":
    main()
