"""What the digit's journey sends to the browser, by value."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

import lib.parts.digit_journey as digit_journey
from lib.parts.digit_journey import Further, Journey, JourneyState, payload
from lib.parts.digit_journey.journey import furthest_moved, liveliest, principal_directions
from lib.parts.packing import Payload, pack, quantise
from tests.parts.mounted import expect_parameter, expect_query, import_modules, mount_part, open_part, query
from tests.parts.payloads import CHOICE, unpacked

FOLDER = Path(digit_journey.__file__).parent
CLASSES = [str(number) for number in range(10)]


def a_journey(name: str, seed: int) -> Journey:
    """Return random numbers in the shapes of capsnet_small."""
    random = np.random.default_rng(seed)
    couplings = random.uniform(0.02, 0.3, (3, 128, 10))
    couplings[0] = 0.1
    return Journey(
        name=name,
        title=f"test image {seed}",
        label=4,
        image=random.integers(0, 256, (28, 28, 1)) / np.float32(255),
        maps=(
            random.normal(0, 2, (13, 13, 32)).clip(0).astype(np.float32),
            random.normal(1, 3, (11, 11, 64)).astype(np.float32),
        ),
        primary=random.normal(0, 0.3, (128, 8)).astype(np.float32),
        couplings=couplings.astype(np.float32),
        lengths=random.uniform(0, 1, (3, 10)).astype(np.float32),
        reconstruction=random.uniform(0, 1, (28, 28, 1)).astype(np.float32),
        positions=(4, 4),
    )


JOURNEYS = [a_journey("test-1", 1), a_journey("test-2", 2)]
OTHER = a_journey("test-5", 3)
FURTHER = Further(None, ("relu1", "relu2"), replace(CHOICE, picture="test-1"), 3)


def payload_of(
    journeys: Sequence[Journey] = JOURNEYS, picture: str = "test-1", view: Mapping[str, str] | None = None
) -> Payload:
    further = replace(FURTHER, choice=replace(CHOICE, picture=picture))
    return payload(journeys, classes=CLASSES, view=view or {}, examples=2, further=further)


@pytest.fixture(scope="module")
def sent() -> tuple[dict, dict[str, np.ndarray]]:
    return unpacked(payload_of(view={"step": "answer"}).packed("de"))


def own_scripts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.js"))


def test_the_scripts_contain_no_text_for_learners():
    written = re.findall(r"""(?:text|title|"aria-label"): ["'`]([A-Za-z][^"'`]*)""", own_scripts())
    assert written == []


def test_pictures_are_within_half_a_step(sent):
    _, arrays = sent
    for at, journey in enumerate(JOURNEYS):
        np.testing.assert_array_equal(arrays["image"][at], np.rint(journey.image * 255))
        shown = arrays["reconstruction"][at] / 255
        assert np.abs(shown - journey.reconstruction).max() <= 0.5 / 255 + 1e-6


def test_maps_are_within_half_a_step_of_their_own_range(sent):
    meta, arrays = sent
    for layer in (0, 1):
        for at, journey in enumerate(JOURNEYS):
            maps = journey.maps[layer]
            low, high = meta["layers"][layer]["ranges"][at]
            assert (low, high) == (pytest.approx(maps.min()), pytest.approx(maps.max()))
            shown = low + arrays[f"maps_{layer}"][at] * ((high - low) / 255)
            assert np.abs(shown - maps).max() <= (high - low) / 510 + 1e-5


def test_capsules_lengths_and_links_are_exact(sent):
    _, arrays = sent
    for at, journey in enumerate(JOURNEYS):
        np.testing.assert_array_equal(arrays["primary"][at], journey.primary)
        np.testing.assert_array_equal(arrays["lengths"][at], journey.lengths)
        rows = arrays["link_capsules"][at]
        np.testing.assert_array_equal(arrays["links"][at], journey.couplings[:, rows])


def test_arrows_point_along_the_two_strongest_directions(sent):
    meta, arrays = sent
    primary = np.stack([journey.primary for journey in JOURNEYS])
    scatter = primary.reshape(-1, 8).T @ primary.reshape(-1, 8)
    strengths, vectors = np.linalg.eigh(scatter)  # ascending
    assert meta["share"] == pytest.approx(strengths[-2:].sum() / strengths.sum(), rel=1e-5)
    expected = primary @ vectors[:, [-1, -2]]
    expected /= np.linalg.norm(expected, axis=-1, keepdims=True)
    # An eigenvector's sign is free.
    np.testing.assert_allclose(np.abs(arrays["directions"]), np.abs(expected), atol=1e-3)


def test_the_description_of_a_journey(sent):
    meta, _ = sent
    one = meta["journeys"][0]
    journey = JOURNEYS[0]
    assert (one["name"], one["title"], one["label"]) == ("test-1", "test image 1", 4)
    assert one["winner"] == journey.lengths[2].argmax()
    assert one["mean_couplings"] == pytest.approx(
        [journey.couplings[k, :, one["winner"]].mean() for k in range(3)]
    )
    assert one["error"] == pytest.approx(np.mean(np.abs(journey.image - journey.reconstruction)))
    assert meta["language"] == "de"
    assert meta["view"] == {"step": "answer"}
    assert meta["positions"] == [4, 4]


def test_the_capsules_that_moved_furthest_come_by_class_then_by_share():
    couplings = np.full((2, 6, 4), 0.25)
    couplings[1, 4] = [0.1, 0.1, 0.7, 0.1]
    couplings[1, 1] = [0.1, 0.1, 0.1, 0.7]
    couplings[1, 2] = [0.05, 0.05, 0.85, 0.05]
    couplings[1, 0] = [0.31, 0.23, 0.23, 0.23]
    assert furthest_moved(couplings, 4).tolist() == [0, 2, 4, 1]
    assert furthest_moved(couplings, 3).tolist() == [2, 4, 1]


def test_with_one_iteration_nothing_moved_and_the_first_capsules_stand_for_all():
    assert furthest_moved(np.full((1, 40, 10), 0.1), 3).tolist() == [0, 1, 2]


def test_the_liveliest_maps_keep_their_order():
    maps = np.zeros((2, 3, 3, 4))
    maps[:, 0, 0, 3] = 9
    maps[:, 0, 0, 1] = 5
    maps[:, :, :, 2] = 100  # the same everywhere: nothing to see
    assert liveliest(maps, 2) == [1, 3]


def test_capsules_in_a_plane_keep_their_angles():
    angles = np.linspace(0, 3, 20)
    plane, _ = np.linalg.qr(np.random.default_rng(0).normal(size=(8, 2)))
    capsules = np.stack([np.cos(angles), np.sin(angles)], axis=1) @ plane.T
    axes, share = principal_directions(capsules[None])
    assert share == pytest.approx(1)
    drawn = capsules @ axes.T
    np.testing.assert_allclose(drawn @ drawn.T, np.cos(angles[:, None] - angles[None]), atol=1e-9)


def test_eleven_digits_are_below_600_kb():
    journeys = [a_journey(f"test{seed}", seed) for seed in range(11)]
    content = payload_of(journeys).packed("en")
    assert len(content) < 300_000


@pytest.mark.parametrize(
    ("journeys", "message"),
    [
        ([], "at least one"),
        ([JOURNEYS[0], JOURNEYS[0]], "names of their own"),
        ([JOURNEYS[0], replace(JOURNEYS[1], lengths=JOURNEYS[1].lengths[:2])], "one network"),
        ([replace(JOURNEYS[0], lengths=JOURNEYS[0].lengths[:, :9])], "expected"),
        ([replace(JOURNEYS[0], maps=())], "1 to 3 layers"),
    ],
)
def test_journeys_that_do_not_belong_together_are_refused(journeys, message):
    with pytest.raises(ValueError, match=message):
        payload_of(journeys)


def test_a_guess_comes_before_the_last_iteration_and_a_rerun_keeps_it(page: Page):
    open_part(page, FOLDER, payload_of(view={"step": "iteration-2"}))
    page.get_by_test_id("journey-next").click()
    assert "besides 3, which will gain most" in page.get_by_test_id("journey-say").inner_text()
    before, after = JOURNEYS[0].lengths[1:]
    gained = int(np.argmax(np.where(np.arange(10) == JOURNEYS[0].winner, -1, after - before)))
    page.get_by_test_id(f"journey-guess-{gained}").click()
    assert f"You guessed {gained}, and that is right." in page.get_by_test_id("journey-say").inner_text()
    shown = float(page.get_by_test_id("journey-length-4").get_attribute("data-value") or "nan")
    np.testing.assert_allclose(shown, after[4], rtol=1e-6)
    expect_query(page, {"image": "test-1", "step": "iteration-3"})
    mount_part(page, FOLDER, payload_of(view=query(page)), language="zh")
    assert page.get_by_test_id("journey-step-iteration-3").get_attribute("aria-current") == "step"
    page.get_by_test_id("journey-back").click()
    page.get_by_test_id("journey-next").click()
    assert page.get_by_test_id("journey-skip").count() == 0


def test_the_examples_alone_decide_on_directions_and_maps(sent):
    meta, arrays = sent
    more, further = unpacked(payload_of([*JOURNEYS, OTHER], "test-5").packed("en"))
    np.testing.assert_array_equal(further["axes"], arrays["axes"])
    np.testing.assert_array_equal(further["directions"][:2], arrays["directions"])
    assert [layer["shown"] for layer in more["layers"]] == [layer["shown"] for layer in meta["layers"]]
    assert (more["examples"], more["choice"]["picture"], more["network"]) == (2, "test-5", None)


def test_where_the_browser_cannot_the_server_is_asked_for_another_picture(page: Page):
    open_part(page, FOLDER, payload_of())
    page.get_by_test_id("journey-choose").click()
    images = np.zeros((100, 28, 28, 1), np.uint8)
    labels = np.zeros((10_000, 1), np.int32)
    page.route("**/test-images/mnist/0", lambda route: route.fulfill(body=pack({}, {"images": images})))
    page.route("**/test-images/mnist/labels", lambda route: route.fulfill(body=pack({}, {"labels": labels})))
    page.get_by_test_id("picture-number").fill("5")
    page.wait_for_function("window.sent.length > 0")
    assert page.evaluate("window.sent") == [["is_asked", True]]
    expect_parameter(page, "image", "test-5")
    mount_part(page, FOLDER, payload_of([*JOURNEYS, OTHER], "test-5"))
    shown = [page.get_by_test_id(f"journey-length-{j}").get_attribute("data-value") for j in range(10)]
    np.testing.assert_allclose(np.array(shown, float), OTHER.lengths[-1], rtol=1e-6)
    page.get_by_test_id("journey-digit-test-2").click()
    expect_parameter(page, "image", "test-2")
    assert page.get_by_test_id("picture-number").input_value() == "2"


@pytest.mark.parametrize(("sent", "is_asked"), [({"is_asked": True}, True), ({"is_asked": 1}, False), ({}, False)])
def test_the_state(sent, is_asked):
    assert JourneyState.read(sent) == JourneyState(is_asked)


def test_the_scripts_compute_what_python_does(page: Page, sent):
    meta, arrays = sent
    journey = JOURNEYS[1]
    import_modules(page, "digit_journey/maths.js")

    def compute(expression: str, values: np.ndarray) -> list[float]:
        script = f"(values) => {{ values = Float32Array.from(values); return [...{expression}] }}"
        return page.evaluate(script, values.ravel().tolist())

    moved = compute("modules.furthestMoved(values, 10, 26)", journey.couplings[-1])
    assert moved == furthest_moved(journey.couplings).tolist()
    maps = journey.maps[1]
    low, high = compute("modules.rangeOf(values)", maps)
    assert [low, high] == meta["layers"][1]["ranges"][1]
    quantised = compute(f"modules.quantised(values, [{low}, {high}])", maps)
    assert np.abs(np.array(quantised) - quantise(maps, low, high).ravel()).max() <= 1
    axes = json.dumps({"data": arrays["axes"].ravel().tolist(), "shape": [2, 8]})
    capsules = "{ data: values, shape: [1, 128, 8] }"
    directions = compute(f"modules.unitAlong({axes}, {capsules})", journey.primary)
    np.testing.assert_allclose(directions, arrays["directions"][1].ravel(), atol=1e-5)
    winner = journey.winner
    means = compute(f"modules.meanCouplings(values, 3, 128, 10, {winner})", journey.couplings)
    np.testing.assert_allclose(means, meta["journeys"][1]["mean_couplings"], rtol=1e-5)
