"""The map of class vectors in a real browser: what it shows, and that it follows what the other part says."""

import base64
import csv
import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from lib.parts import capsule_map, umap
from lib.parts.served import address_of
from tests.motion import box_of
from tests.parts.capsule_map.page import FOLDER, SHOWN, images, open_map, publish, sent, serve, vectors
from tests.parts.mounted import expect_query, mount_part, number_in, open_part, query, wait_for_query
from tests.parts.payloads import unpacked

pytestmark = [pytest.mark.xdist_group("stepper"), pytest.mark.usefixtures("home")]

BEGUN = """async (addresses) => {
  const [{ addressOf, startingState }, { ZOOMS }] =
    await Promise.all(addresses.map((address) => import(new URL(address, document.baseURI))))
  const { yaw, pitch } = addressOf(startingState({ dims: "3" }))
  return { yaw, pitch, zooms: ZOOMS }
}"""
needs_umap = pytest.mark.skipif(not umap.runtime_files(), reason="umap-js is not installed: make test does it")


def distances_to(vector: np.ndarray, label: int, *, same: bool) -> np.ndarray:
    """Return the distances of the test images with a picture that are of the class or not, the least first."""
    found = vectors()
    far = np.linalg.norm(found.vectors[:SHOWN].astype(np.float64) - vector, axis=1)
    return np.sort(far[(found.labels[:SHOWN] == label) == same])


def listed(page: Page, kind: str) -> list[float]:
    items = page.get_by_test_id(f"map-{kind}").locator("li")
    return [number_in(items.nth(at), "distance") for at in range(items.count())]


def saved(page: Page) -> list[dict[str, str]]:
    """Return the lines of the file of numbers."""
    with page.expect_download() as download:
        page.get_by_test_id("map-csv").click()
    return list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))


def pixels(page: Page) -> str:
    return page.get_by_test_id("map-canvas").evaluate("(canvas) => canvas.toDataURL()")


def levels(page: Page) -> np.ndarray:
    with Image.open(io.BytesIO(base64.b64decode(pixels(page).partition(",")[2]))) as shown:
        return np.asarray(shown.convert("RGBA"), int)


def test_what_the_browser_gets():
    meta, arrays = unpacked(sent(map="umap").packed("zh"))
    addresses = {"final": "class-vectors/a-run/final?v=1", "begun": "class-vectors/a-run/begun?v=1"}
    classes = list("0123456789")
    assert meta == {
        "vectors": addresses,
        "checkpoint": "final",
        "classes": classes,
        "answers": 1,
        "view": {"map": "umap"},
        "language": "zh",
        "visit": None,
    }
    assert arrays == {}


def test_the_address_offers_what_the_scripts_know(page: Page):
    open_part(page, FOLDER, sent())
    assert page.locator("[data-kind]").evaluate_all("(all) => all.map((one) => one.dataset.kind)") == [
        *capsule_map.KINDS
    ]
    assert page.locator("[data-dims]").evaluate_all("(all) => all.map((one) => one.dataset.dims)") == [
        *capsule_map.DIMENSIONS
    ]
    colourings = (
        page.get_by_test_id("map-by").locator("option").evaluate_all("(all) => all.map((one) => one.value)")
    )
    assert colourings == [*capsule_map.COLOURINGS]
    begun = page.evaluate(BEGUN, [address_of(f"capsule_map/{name}.js") for name in ("state", "maths/camera")])
    assert begun == {"yaw": capsule_map.YAW, "pitch": capsule_map.PITCH, "zooms": [*map(int, capsule_map.ZOOMS)]}


def test_a_guess_then_what_is_near(page: Page):
    serve(page)
    open_part(page, FOLDER, sent())
    vector = vectors().vectors[4] + np.float32(0.01)  # test digit 4 is a four
    publish(page, vector, shown=4)
    said = page.get_by_test_id("map-said")
    expect(said).to_have_text(
        "Where will your picture lie: among test images of one class, or between classes? Guess first, then look."
    )
    expect(page.get_by_test_id("map-same")).to_be_hidden()
    page.get_by_test_id("map-guess-between").click()
    same, others = distances_to(vector, 4, same=True), distances_to(vector, 4, same=False)
    fours = min(10, int((np.sort(np.concatenate([same, others]))[9] >= same).sum()))
    nearest = min(same[0], others[0])
    text = (
        f"Of the 10 test images whose vectors are nearest to your capsule 4, {fours} are of class 4. "
        f"The nearest is {nearest:.2f} away."
    )
    verdict = "You guessed “between classes”, "
    verdict += "but the answer is “among one class”." if fours >= 8 else "and that is right."
    expect(said).to_have_text(f"{verdict} {text}")
    np.testing.assert_allclose(listed(page, "same"), same[:5], atol=1e-5)
    np.testing.assert_allclose(listed(page, "others"), others[:5], atol=1e-5)


def test_a_picture_of_the_test_set_is_not_its_own_neighbour(page: Page):
    open_map(page)
    publish(page, vectors().vectors[7], shown=int(vectors().labels[7]), image=images()[7])
    expect(page.get_by_test_id("map-said")).to_contain_text("Your picture is test image 7, of class 9.")
    places = (
        page.get_by_test_id("map-same").locator("li").evaluate_all("(all) => all.map((one) => one.dataset.place)")
    )
    assert places and "7" not in places


def test_the_learners_digit_lies_on_the_axes_of_the_test_digits_and_moves(page: Page):
    open_map(page)
    found = vectors()
    own, moved = found.vectors[3], found.vectors[3] * np.float32(0.5)
    publish(page, own, shown=int(found.labels[3]))
    first, *test_digits = saved(page)
    assert (first["test image"], first["class"]) == ("Your picture", "0")
    assert len(test_digits) == SHOWN
    axes = ["axis 1", "axis 2"]
    for axis in axes:  # the third test digit has the very vector
        assert float(first[axis]) == pytest.approx(float(test_digits[3][axis]), abs=1e-6)
    assert float(test_digits[3]["distance"]) == pytest.approx(0, abs=1e-6)
    before = pixels(page)
    publish(page, moved, shown=int(found.labels[3]))
    second = saved(page)[0]
    assert any(abs(float(second[axis]) - float(first[axis])) > 0.05 for axis in axes)
    assert pixels(page) != before


def test_without_the_other_part_there_is_the_map_alone(page: Page):
    open_map(page)
    expect(page.get_by_test_id("map-explained")).to_contain_text("the vectors of 1,000 test images")
    assert all(line["test image"] != "Your picture" for line in saved(page))
    publish(page, vectors().vectors[0], shown=7)
    expect(page.get_by_test_id("map-same").locator("li")).to_have_count(5)
    publish(page, None, shown=7)
    expect(page.get_by_test_id("map-same")).to_be_hidden()


def test_one_class_alone_coloured_by_what_was_measured(page: Page):
    open_map(page)
    page.get_by_test_id("map-of").select_option("1")
    page.get_by_test_id("map-by").select_option("slant")
    ones = int((vectors().labels == 1).sum())
    expect(page.get_by_test_id("map-explained")).to_contain_text(f"the vectors of {ones} test images")
    lines = saved(page)
    assert {line["class"] for line in lines} == {"1"}
    slants = [float(line["slant"]) for line in lines]
    low, high = (f"{value:.0f}".replace("-", "−") for value in (min(slants), max(slants)))
    expect(page.get_by_test_id("map-range")).to_have_text(f"slant: from {low}° to {high}°")
    expect_query(page, {"map": "pca", "dims": "2", "by": "slant", "of": "1", "zoom": "1"})


def test_a_map_in_space_is_turned_by_hand_and_by_keys_and_the_address_knows_it(page: Page):
    open_map(page)
    page.get_by_test_id("map-dims-3").click()
    wait_for_query(page, "query.dims === '3'")
    expect(page.get_by_test_id("map-explained")).to_contain_text("along the 3 directions")
    assert "axis 3" in saved(page)[0]
    stage = page.get_by_test_id("map-stage")
    seen = [pixels(page)]
    box = box_of(stage)
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 120)
    page.mouse.up()
    seen.append(pixels(page))
    stage.focus()
    for key in ("ArrowLeft", "ArrowUp", "+"):
        page.keyboard.press(key)
        seen.append(pixels(page))
    assert len(set(seen)) == len(seen)


def open_link(page: Page, view: dict[str, str]) -> None:
    open_part(page, FOLDER, sent(1, **view))
    page.wait_for_function("() => document.querySelector('#host .lab [data-testid=map-explained]').textContent")


def test_a_link_shows_a_map_in_space_as_it_was_turned(page: Page):
    open_map(page, dims="3")
    begun = pixels(page)
    page.get_by_test_id("map-stage").focus()
    for key in ("ArrowLeft", "ArrowUp", "+"):
        page.keyboard.press(key)
    turned = wait_for_query(page, "query.zoom === '2' && query.pitch !== '20'")
    before = pixels(page)
    open_link(page, turned)
    assert pixels(page) == before != begun


def test_a_link_shows_a_flat_map_where_it_was_looked_at_closely(page: Page):
    open_map(page)
    page.get_by_test_id("map-nearer").click()
    wait_for_query(page, "query.zoom === '2'")
    box = box_of(page.get_by_test_id("map-stage"))
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 250, box["y"] + 60)
    assert "middle" not in query(page)  # while it is dragged nothing is written
    page.mouse.up()
    close = wait_for_query(page, "query.middle")
    before = levels(page)
    open_link(page, close | {"middle": "0,0"})
    assert np.abs(levels(page) - before).mean() > 5
    open_link(page, close)
    page.mouse.click(box["x"] + 250, box["y"] + 60)  # at the digit that was held
    assert np.abs(levels(page) - before).mean() < 1  # the address has four decimals


def test_the_keys_go_from_one_digit_to_the_next_and_zoom(page: Page):
    open_map(page)
    stage, pointed = page.get_by_test_id("map-stage"), page.get_by_test_id("map-pointed")
    stage.focus()
    page.keyboard.press("ArrowRight")
    expect(pointed).to_contain_text("Test image ")
    first = pointed.inner_text()
    page.keyboard.press("ArrowDown")
    expect(pointed).not_to_have_text(first)
    farther, nearer = page.get_by_test_id("map-farther"), page.get_by_test_id("map-nearer")
    expect(farther).to_be_disabled()
    page.keyboard.press("+")
    expect(farther).to_be_enabled()
    for _ in range(3):
        nearer.click()
    expect(nearer).to_be_disabled()


def test_another_checkpoint_has_other_vectors(page: Page):
    asked = open_map(page)
    publish(page, vectors().vectors[0], shown=7)
    assert asked == ["final"]
    publish(page, vectors().vectors[0], shown=7, checkpoint="begun")
    expect(page.get_by_test_id("map-same").locator("li")).to_have_count(5)
    assert asked == ["final", "begun"]


def test_vectors_that_do_not_arrive_can_be_asked_for_again(page: Page):
    page.route("**/class-vectors/**", lambda route: route.fulfill(status=503, body="The disk is full."))
    open_part(page, FOLDER, sent())
    expect(page.get_by_test_id("map-note")).to_have_text("The vectors of the test images did not arrive.")
    page.unroute_all()
    serve(page)
    page.get_by_test_id("map-again").click()
    expect(page.get_by_test_id("map-explained")).to_contain_text("PCA looks")
    expect(page.get_by_test_id("map-note")).to_have_text("")


def test_the_table_has_the_same_numbers_in_every_language(page: Page):
    open_map(page)
    mount_part(page, FOLDER, sent(), language="zh")
    page.get_by_test_id("map-numbers").locator("summary").click()
    rows = page.get_by_test_id("map-numbers").locator("tbody tr")
    expect(rows).to_have_count(SHOWN)
    heads = page.get_by_test_id("map-numbers").locator("th").all_inner_texts()
    assert heads[:4] == ["测试图片", "类别", "轴 1", "轴 2"]
    assert rows.nth(0).locator("td").nth(1).inner_text() == "7"


@pytest.mark.parametrize("answers", [1, 2])
def test_of_pictures_with_two_digits_it_says_whose_vector_is_on_the_map(page: Page, answers: int):
    serve(page)
    open_part(page, FOLDER, sent(answers))
    explained = page.get_by_test_id("map-explained")
    expect(explained).to_contain_text("PCA looks")
    sentence = "Each picture shows two digits; its vector and its class are those of the first."
    assert (sentence in explained.inner_text()) == (answers == 2)


@needs_umap
def test_umap_lays_the_digits_out_the_same_each_time_and_finds_a_place_for_the_learners(page: Page):
    open_map(page, map="umap")
    expect(page.get_by_test_id("map-explained")).to_contain_text("UMAP lays 60 vectors out")
    found = vectors()
    publish(page, found.vectors[0], shown=7)
    first = wait_for_own(page)
    page.get_by_test_id("map-pca").click()
    expect(page.get_by_test_id("map-explained")).to_contain_text("PCA looks")
    page.get_by_test_id("map-umap").click()
    expect(page.get_by_test_id("map-explained")).to_contain_text("UMAP lays 60 vectors out")
    again = wait_for_own(page)
    assert again == first
    places = {line["test image"]: np.array([float(line["axis 1"]), float(line["axis 2"])]) for line in first}
    sevens = [line["test image"] for line in first[1:] if line["class"] == "7"]
    others = [line["test image"] for line in first[1:] if line["class"] == "0"]
    mine = places["Your picture"]
    assert min(np.linalg.norm(places[one] - mine) for one in sevens) < min(
        np.linalg.norm(places[one] - mine) for one in others
    )


def wait_for_own(page: Page) -> list[dict[str, str]]:
    """Return the numbers once the learner's digit has a place."""
    for _ in range(50):
        lines = saved(page)
        if lines[0]["test image"] == "Your picture":
            return lines
    raise AssertionError("The learner's digit has no place.")


def test_where_umap_cannot_run_the_map_says_so_and_is_pcas(page: Page):
    page.route("**/umap/umap.js", lambda route: route.fulfill(status=404, body=""))
    open_map(page, map="umap")
    expect(page.get_by_test_id("map-note")).to_have_text(
        "UMAP could not run in this browser, so this is PCA’s map."
    )
    expect(page.get_by_test_id("map-explained")).to_contain_text("PCA looks")
    assert len(saved(page)) == SHOWN


def test_too_few_digits_for_umap(page: Page):
    open_map(page, map="umap", of="6")
    six = int((vectors().labels[:SHOWN] == 6).sum())
    assert six < 8
    expect(page.get_by_test_id("map-note")).to_have_text(
        "There are too few of these images for UMAP, so this is PCA’s map."
    )


def test_the_map_as_a_picture(page: Page):
    open_map(page)
    with page.expect_download() as download:
        page.get_by_test_id("map-png").click()
    assert download.value.suggested_filename == "capsule-map.png"
    assert download.value.path().read_bytes()[:4] == b"\x89PNG"
