"""A network in a real browser: its numbers are those of TensorFlow's own interpreter, and nothing piles up."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from playwright.sync_api import Page

from lib.parts.served import address_of
from tests.parts.kit.conftest import Site, open_network
from tests.parts.kit.tiny_network import CLASSES, DIM, INPUTS, LOGITS, OUTPUTS, SIDE, VOTES, Arrays, answer_of

pytestmark = pytest.mark.xdist_group("network")  # one worker makes the files

TOLERANCE = 1e-6
IMAGE = np.random.default_rng(1).random((1, SIDE, SIDE, 1), np.float32)
RANDOM_VOTES = np.random.default_rng(2).normal(size=VOTES).astype(np.float32)
MANY = 2000
MB = 1024**2


def ask(page: Page, gesture: str, *given: Any) -> Arrays:
    """Return what the network of the page answers; arrays are given as `{data, shape}`, as an answer has them."""
    script = "async ([gesture, given]) => plain(await network[gesture](...given))"
    return arrays_of(page.evaluate(script, [gesture, given]))


def arrays_of(answer: dict[str, Any]) -> Arrays:
    return {name: np.array(one["data"], np.float32).reshape(one["shape"]) for name, one in answer.items()}


def sent(array: NDArray[np.float32]) -> list[float]:
    return array.ravel().tolist()


def assert_same(found: Arrays, expected: Arrays) -> None:
    assert found.keys() == expected.keys()
    for name, array in expected.items():
        assert_allclose(found[name], array, rtol=0, atol=TOLERANCE, err_msg=name, strict=True)


def test_every_output_of_observe_is_the_interpreters(
    page: Page, network_files: dict[str, Path], console: list[str]
):
    open_network(page)
    found = ask(page, "observe", sent(IMAGE))
    assert_same(found, answer_of(network_files["tiny"], "observe", image=IMAGE))
    assert np.ptp(found["conv"]) > 0.1 and np.ptp(found["lengths"]) > 0.1
    assert console == []


def test_the_passes_of_a_routing_are_the_interpreters_one_after_the_other(
    page: Page, network_files: dict[str, Path]
):
    open_network(page)
    trace = ask(page, "route", {"votes": sent(RANDOM_VOTES), "iterations": 4})
    logits = np.zeros(LOGITS, np.float32)
    for iteration in range(4):
        number = np.array([iteration], np.float32)
        one = answer_of(network_files["tiny"], "route", votes=RANDOM_VOTES, logits=logits, iteration=number)
        assert_same({name: array[iteration : iteration + 1] for name, array in trace.items()}, one)
        logits = one["next_logits"]
    assert trace["couplings"].shape == (4, INPUTS, CLASSES) and np.ptp(trace["couplings"][3]) > 0.1


def test_a_routing_without_logits_makes_one_pass(page: Page, network_files: dict[str, Path]):
    open_network(page, "once")
    trace = ask(page, "route", {"votes": sent(RANDOM_VOTES), "iterations": 3})
    assert_same(trace, answer_of(network_files["once"], "route", votes=RANDOM_VOTES))


def test_couplings_by_hand_and_a_reconstruction(page: Page, network_files: dict[str, Path]):
    open_network(page)
    couplings = np.random.default_rng(3).random(LOGITS, np.float32)
    found = ask(page, "combine", {"votes": sent(RANDOM_VOTES), "couplings": sent(couplings)})
    assert_same(found, answer_of(network_files["tiny"], "combine", votes=RANDOM_VOTES, couplings=couplings))
    mask = np.eye(CLASSES, dtype=np.float32)[1:2]
    found = ask(page, "decode", sent(found["outputs"]), sent(mask))
    outputs = answer_of(network_files["tiny"], "combine", votes=RANDOM_VOTES, couplings=couplings)["outputs"]
    assert_same(found, answer_of(network_files["tiny"], "decode", capsules=outputs, mask=mask))


def test_an_answer_can_be_given_back_as_it_is_and_only_what_is_wanted_comes(page: Page):
    open_network(page)
    script = """async (image) => {
      const { votes, lengths } = await network.observe(image, { only: ["votes", "lengths"] })
      const uniform = await network.route({ votes, only: ["lengths"] })
      return [plain({ lengths }), plain(uniform), votes.data.length]
    }"""
    observed, routed, kept = page.evaluate(script, sent(IMAGE))
    assert_same(arrays_of(routed), arrays_of(observed))
    assert kept == INPUTS * CLASSES * DIM


def test_it_says_what_it_can_do_once_it_is_compiled(page: Page):
    open_network(page)
    signatures = page.evaluate("network.ready")
    assert set(signatures) == {"observe", "route", "combine", "decode"}
    assert signatures["route"]["inputs"] == {"votes": [*VOTES], "logits": [*LOGITS], "iteration": [1]}
    assert signatures["decode"]["inputs"]["capsules"] == [*OUTPUTS]
    assert page.evaluate("network.reason()") is None


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ("network.observe([1, 2, 3])", "observe needs image of 1×64×64×1 values, but has 3"),
        (
            "network.combine({ votes: new Float32Array(72) })",
            "combine needs couplings of 1×6×3 values, but has none",
        ),
        ("network.observe(new Float32Array(4096), { only: ['nothing'] })", "observe gives no nothing, only"),
        (
            "network.route({ votes: new Float32Array(72), iterations: 0 })",
            "iterations must be 1 or more, but is 0",
        ),
    ],
)
def test_a_wrong_question_is_a_fault_of_the_page_and_goes_to_no_server(page: Page, asked: str, complaint: str):
    open_network(page)
    assert complaint in page.evaluate(f"{asked}.catch((error) => `${{error.name}}: ${{error.message}}`)")
    assert page.evaluate("[asked, reasons, network.reason()]") == [[], [], None]
    ask(page, "observe", sent(IMAGE))  # the worker is as before


def test_frames_that_were_overtaken_are_dropped(page: Page):
    """Of 50 at once the first and the last are answered, with their own numbers."""
    open_network(page)
    ask(page, "observe", sent(IMAGE))
    script = """async () => {
      const image = (grey) => new Float32Array(4096).fill(grey)
      const asked = Array.from({ length: 50 }, (_, grey) => network.observe(image(grey / 50), { only: ["votes"] }))
      const route = network.route({ votes: new Float32Array(72), only: ["lengths"] })
      const answers = (await Promise.all(asked)).map((answer) => answer && answer.votes.data[0])
      const alone = await network.observe(image(49 / 50), { only: ["votes"] })
      return [answers, alone.votes.data[0], (await route) !== null]
    }"""
    answers, alone, routed = page.evaluate(script)
    assert answers[1:49] == [None] * 48
    assert answers[0] is not None and answers[49] == alone != answers[0]
    assert routed  # another gesture is no newer frame of this one


def test_memory_stays_level_over_many_answers(page: Page):
    """A tensor that stays would take 16 to 32 kB each time."""
    open_network(page)
    script = """async ([times, wrong]) => {
      const image = new Float32Array(4096).fill(0.5)
      for (let time = 0; time < times; time += 1) {
        await network.observe(image)
        await network.route({ votes: new Float32Array(72), iterations: 3 })
        if (wrong) await network.combine({ votes: new Float32Array(72) }).catch(() => {})
      }
      return networkMemory()
    }"""
    before = page.evaluate(script, [100, True])
    assert before > MB
    assert page.evaluate(script, [MANY, True]) == before


def test_one_worker_and_one_load_serve_the_whole_tab(page: Page, site: Site):
    for _ in range(3):
        open_network(page)
        ask(page, "observe", sent(IMAGE))
    open_network(page, "once")
    ask(page, "observe", sent(IMAGE))
    assert len(page.workers) == 1
    assert site.asked_for(".wasm") == 1 and site.asked_for("tiny.tflite") == 1


def test_nothing_is_loaded_before_a_network_is_opened(page: Page, site: Site):
    open_network(page, None)
    page.wait_for_timeout(500)
    assert page.workers == [] and site.asked_for("litert/") == 0 and site.asked_for("worker.js") == 0


def test_of_ten_networks_the_four_that_were_used_last_are_kept(
    page: Page, site: Site, network_files: dict[str, Path]
):
    site.networks |= {f"n{number}": network_files["tiny"] for number in range(10)}
    site.kept = False
    script = """async ([script, name]) => {
      const { openNetwork } = await import(new URL(script, document.baseURI))
      window[name] ??= openNetwork(`networks/${name}.tflite`)
      const { lengths } = await window[name].observe(new Float32Array(4096).fill(0.5))
      return [...lengths.data]
    }"""

    def use(*numbers: int) -> list[int]:
        """Use these networks one after the other, and return those of them that were loaded for it."""
        site.paths.clear()
        answers = [page.evaluate(script, [address_of("kit/network.js"), f"n{number}"]) for number in numbers]
        assert answers == answers[:1] * len(numbers)
        return [number for number in numbers if site.asked_for(f"n{number}.tflite")]

    assert use(*range(10)) == [*range(10)]
    assert use(9, 8, 7, 6) == []
    assert use(5) == [5]  # and 9 is let go
    assert use(8, 7, 6, 5) == []
    assert use(9) == [9]
