"""The controls that `hide=` in the address takes away, part by part."""

import re
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from lib.inspectors.answers.description import Layer, NetworkDescription
from lib.inspectors.answers.routing_observation import Geometry
from lib.models.layers.description import LayerDescription, LayerKind, Window
from lib.parts import (
    chart_files,
    convolution_lab,
    digit_overlap,
    drawing_canvas,
    learning_step,
    neuron_capsule,
    shape_tracer,
)
from lib.parts.feature_maps import Closer
from lib.parts.labels import FOLDER
from lib.parts.packing import Payload
from pages.kit.discovery import all_pages
from pages.kit.guess import QUESTION
from tests.parts import (
    test_augmentation_preview,
    test_digit_journey,
    test_digit_overlap,
    test_saliency_overlay,
    test_scrambled_tiles,
)
from tests.parts.adversarial_noise import page as noise_page
from tests.parts.broken_routing import page as broken_page
from tests.parts.capsule_map import page as map_page
from tests.parts.class_capsules import page as capsules_page
from tests.parts.convolution_lab import page as lab_page
from tests.parts.coupling_pair import page as pair_page
from tests.parts.feature_maps import page as maps_page
from tests.parts.hand_router import page as router_page
from tests.parts.mounted import open_part
from tests.parts.never_seen import page as unseen_page
from tests.parts.routing_beside import page as beside_page
from tests.parts.routing_stepper import page as stepper_page
from tests.parts.routing_stepper.kinds import ROUTED
from tests.parts.routing_stepper.traces import made_votes, routed
from tests.parts.test_scripts import NAMES
from tests.parts.time_machine import page as machine_page
from tests.parts.turned_picture import page as turned_page
from tests.parts.vector_bench import page as bench_page

pytestmark = pytest.mark.xdist_group("stepper")

ROOT = FOLDER.parent.parent
DOCS = ROOT / "docs" / "browser-parts.md"
CONTROLS = "[data-control]:not([data-control=''])"
SKIP = "[data-control=question] [data-testid$=-skip]"
VISIBLE = "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.control)"


def documented() -> dict[str, set[str]]:
    """Return the names of each part's controls in the table of the documentation."""
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    return {part: set(re.findall(r"`(\w+)`", names)) for part, names in rows if (FOLDER / part).is_dir()}


def many_channels() -> Closer:
    """Return a map with more channels than are listed at first."""
    step = maps_page.convolution_step(0)
    twice = {
        name: np.concatenate([getattr(step, name)] * 2)
        for name in ("kernels", "shares", "contributions", "limits")
    }
    return Closer(step=replace(step, channels=np.arange(8, dtype=np.int32), **twice))


def traced() -> Payload:
    window = Window("conv1", LayerKind.CONVOLUTION, 9, 1, channels=256)
    layer = Layer(LayerDescription(window.layer, window.kind, (window,)), (1, 1, 1), 0, 0, ())
    return shape_tracer.payload("a network", NetworkDescription((28, 28, 1), (layer,)), view="")


def stepped() -> Payload:
    return stepper_page.sent(routed("dynamic", made_votes(Geometry(2, 2, 8, 15, 4, 0)), 3))


PAYLOADS: dict[str, Callable[[], list[Payload]]] = {
    "adversarial_noise": lambda: [noise_page.sent({"method": "target"})],
    "augmentation_preview": lambda: [test_augmentation_preview.sent()],
    "broken_routing": lambda: [broken_page.sent(), broken_page.sent(look="switches")],
    "capsule_map": lambda: [map_page.sent()],
    "chart_files": lambda: [chart_files.payload("name", title="", charts={}, csv="", cells=[])],
    "class_capsules": lambda: [capsules_page.sent(ROUTED["dynamic"])],
    "convolution_lab": lambda: [lab_page.sent(lesson) for lesson in convolution_lab.PARTS],
    "coupling_pair": lambda: [pair_page.sent()],
    "digit_journey": lambda: [test_digit_journey.payload_of(view={"step": "iteration-2"})],
    "digit_overlap": lambda: [
        digit_overlap.payload(
            test_digit_overlap.DIGITS, test_digit_overlap.SHIFTS, test_digit_overlap.answer((3, 5)), reader=""
        )
    ],
    "drawing_canvas": lambda: [drawing_canvas.payload(drawing_canvas.CanvasState())],
    "feature_maps": lambda: [
        maps_page.sent(),
        maps_page.sent(many_channels(), layer="conv2", map="1"),
    ],
    "hand_router": lambda: [router_page.sent(ROUTED["dynamic"])],
    "learning_step": lambda: [learning_step.payload({})],
    "neuron_capsule": lambda: [
        neuron_capsule.payload(
            neuron_capsule.Neuron("a", "final", "a network", None, 64),
            neuron_capsule.Capsule("another", 128, 8, 16),
            classes=tuple("0123456789"),
            view={},
        )
    ],
    "never_seen": lambda: [unseen_page.sent(), unseen_page.sent(kind="digit")],
    "routing_beside": lambda: [beside_page.sent()],
    "routing_stepper": lambda: [stepped(), stepper_page.sent(ROUTED["dynamic"])],
    "saliency_overlay": lambda: [test_saliency_overlay.sent()],
    "scrambled_tiles": lambda: [test_scrambled_tiles.sent()],
    "shape_tracer": lambda: [traced()],
    "time_machine": lambda: [machine_page.sent(layer="conv2")],
    "turned_picture": lambda: [turned_page.sent()],
    "vector_bench": lambda: [bench_page.sent(), bench_page.sent({"from": "capsules"})],
}
"""For each part, payloads with which each of its controls is drawn."""


MORE = {
    "adversarial_noise": {"image"},
    "augmentation_preview": {"shift", "flip"},
    "broken_routing": {"image"},
    "never_seen": {"image"},
    "scrambled_tiles": {"image"},
    "turned_picture": {"image"},
}
"""Controls that a part has with these payloads, beside those of its line in the table."""
KEYS_TO_QUESTION = {"digit_journey": "ArrowRight", "routing_stepper": "End"}
"""What leads to the question of a part that does not ask at once."""
LIVE = {"routing_beside": beside_page.publish}
"""What another part of the page says to a part that draws nothing before."""
QUESTIONED = [part for part, controls in documented().items() if "question" in controls]


NOTES = {"vector_bench": "bench-note"}
"""What a part says, a moment later, that has no network here."""


def go_to_question(page: Page, part: str) -> None:
    if part in NOTES:
        expect(page.get_by_test_id(NOTES[part])).to_be_visible()
    if part in LIVE:
        LIVE[part](page)
    if part in KEYS_TO_QUESTION:
        page.locator(".lab").press(KEYS_TO_QUESTION[part])


def settled(root: Locator) -> str:
    """Return what the part says once it has said the same for a while: words may follow a moment later."""
    before, since = root.inner_text(), time.monotonic()
    while time.monotonic() - since < 0.5:
        root.page.wait_for_timeout(50)
        if (now := root.inner_text()) != before:
            before, since = now, time.monotonic()
    return before


def visible(page: Page, part: str) -> set[str]:
    """Return the names of the controls that are drawn while the part asks its question, or once it is skipped."""
    go_to_question(page, part)
    drawn = set(page.locator(CONTROLS).evaluate_all(VISIBLE))
    skip = page.locator(SKIP)
    if skip.is_visible():
        skip.click()
    return drawn | set(page.locator(CONTROLS).evaluate_all(VISIBLE))


def test_the_table_has_every_part_with_controls():
    scripts = {name: "".join(path.read_text("utf-8") for path in (FOLDER / name).rglob("*.js")) for name in NAMES}
    assert documented().keys() == PAYLOADS.keys() == {name for name in NAMES if "control:" in scripts[name]}


@pytest.mark.parametrize("part", PAYLOADS)
def test_every_control_is_drawn_unless_the_address_hides_it(page: Page, part: str):
    names = documented()[part] | MORE.get(part, set())
    drawn: set[str] = set()
    for data in PAYLOADS[part]():
        open_part(page, FOLDER / part, data)
        drawn |= visible(page, part)
        open_part(page, FOLDER / part, data, address={"hide": ",".join(sorted(names))})
        assert page.locator(".lab").count() == 1
        assert visible(page, part) == set()
    assert drawn == names


@pytest.mark.parametrize("part", QUESTIONED)
def test_a_hidden_question_counts_as_skipped_and_nothing_is_remembered(page: Page, part: str):
    page.emulate_media(reduced_motion="reduce")
    root, skip, asked = page.locator(".lab"), page.locator(SKIP), 0
    for data in PAYLOADS[part]():
        open_part(page, FOLDER / part, data, address={"hide": "question"})
        go_to_question(page, part)
        assert skip.count() == 0 and page.locator(".asking").count() == 0
        remembered = page.evaluate("Object.keys(sessionStorage)")
        assert [key for key in remembered if "-tries-" not in key] == []  # what the learner tried is no answer
        shown = settled(root)
        open_part(page, FOLDER / part, data)
        go_to_question(page, part)
        if skip.is_visible():
            asked += 1
            skip.click()
        expect(root).to_have_text(shown, use_inner_text=True)
        page.evaluate("sessionStorage.clear()")
    assert asked >= 1


@pytest.mark.parametrize("name", all_pages())
def test_a_page_declares_the_controls_of_its_parts(name: str):
    declared = all_pages()[name].state
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "pages" / name).rglob("*.py"))
    mounted = set(re.findall(r"^from lib\.parts\.(\w+)", source, re.MULTILINE))
    if declared.find("source"):
        mounted.add("drawing_canvas")  # by pages/kit/sources.py
    names = {control for part in mounted for control in documented().get(part, ())}
    names |= set(re.findall(r'is_hidden\("(\w+)"\)', source))  # those that the page draws itself
    if "ask_for_guess(" in source:
        names.add(QUESTION)
    assert {control for control in names if not declared.find(control)} == set(declared.controls)
