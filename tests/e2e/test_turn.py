"""Turn it: a picture is turned under the networks in the browser, and the server hears nothing of it."""

import csv
import re

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from lib.datasets import load
from lib.runs import open_store
from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.fidelity import reference
from tests.notebooks import run_cells, save_notebook

PAIR = ("capsnet_small", "lenet")


def count_of(page: Page, chart: str, network: str) -> int:
    """Return at how many values of the dial a network's curve is known."""
    return int(page.get_by_test_id(chart).locator(f"[data-curve={network}]").get_attribute("data-count") or 0)


def test_a_turned_picture_is_read_in_the_browser_over_the_whole_dial(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/turn?hide=question")
    for network in PAIR:
        expect(page.get_by_test_id(f"turn-answer-{network}")).to_have_text("Reads 4")
    wait_until_drawn(page)
    before = len(sent)
    for network in PAIR:
        curve = page.get_by_test_id("turn-score").locator(f"[data-curve={network}]")
        expect(curve).to_have_attribute("data-count", "73")
    expect(page.get_by_test_id("turn-said")).to_contain_text(re.compile(r"reads 4 from −\d+° to \d+°"))
    dial = page.get_by_test_id("dial-turn")
    dial.focus()
    for _ in range(3):
        dial.press("PageUp")
    expect(page.get_by_test_id("turn-answer-capsnet_small")).not_to_have_text("Reads 4")
    expect(page).to_have_url(re.compile(r"turn=\d+"))
    page.get_by_test_id("turn-reset").click()
    for network in PAIR:
        expect(page.get_by_test_id(f"turn-answer-{network}")).to_have_text("Reads 4")
        expect(page.get_by_test_id(f"turn-inside-{network}")).to_contain_text("turned by 0°")
    expect(page.get_by_test_id("turn-inside-lenet")).to_contain_text("Its 3,136 pooled features (pool2):")
    page.get_by_test_id("turn-feature").select_option("last")
    expect(page.get_by_test_id("turn-inside-lenet")).to_have_text(re.compile(r"Its 1,024 numbers .* by 0°"))
    page.get_by_test_id("turn-iterations").select_option("1")
    expect(page).to_have_url(re.compile("iterations=1&feature=last|feature=last&iterations=1"))
    page.get_by_test_id("picture-number").fill("3")
    for network in PAIR:
        expect(page.get_by_test_id(f"turn-answer-{network}")).to_have_text("Reads 0")
        assert count_of(page, "turn-score", network) <= 73
    keep_screenshot(page, "turn-zero")
    assert len(sent) == before


def test_the_notebook_of_the_dials_finds_answers_and_vectors_again(page: Page):
    page.goto("/turn?hide=question&turn=-40&size=80&dial=size&iterations=2&image=test-3")
    for network in PAIR:
        curve = page.get_by_test_id("turn-cosine").locator(f"[data-curve={network}]")
        expect(curve).to_have_attribute("data-count", "21")
    cells = save_notebook(page.get_by_test_id("turn-notebook"))
    with page.expect_download() as download:
        page.get_by_test_id("turn-save").click()
    with download.value.path().open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    measured = np.array([[row[2:5], row[6:9]] for row in rows[3:24]], float)  # 50 to 150 percent
    for at in range(len(PAIR)):
        found, _said = run_cells([*cells[:3], cells[3 + at]])
        inside = np.stack([found["cosines"], found["lengths"] / found["lengths"][0]], axis=-1)[2:]
        np.testing.assert_allclose(measured[:, at, 1:], inside, atol=1e-5)
        np.testing.assert_allclose(measured[:, at, 0], found["scores"][2:, 0], atol=1e-5)
        reads = [found["classes"][which] for which in found["scores"][2:].argmax(axis=-1)]
        assert [row[1 + 4 * at] for row in rows[3:24]] == reads
    found, _said = run_cells(cells[:4])
    vectors = np.array([row[3:] for row in rows[25:]], float)
    np.testing.assert_allclose(vectors, found["vectors"][2:], atol=1e-5)
    shown = page.get_by_test_id("turn-inside-capsnet_small").inner_text()
    assert shown.endswith(f"direction turned by {np.degrees(np.arccos(found['cosines'][1])):.0f}°")


def test_a_link_opens_what_was_seen(page: Page):
    page.goto("/turn?hide=question&turn=-40&size=80&dial=size&image=test-3")
    expect(page.get_by_test_id("dial-value-turn")).to_have_text("−40°")
    expect(page.get_by_test_id("dial-value-size")).to_have_text("80\u00a0%")
    curve = page.get_by_test_id("turn-cosine").locator("[data-curve=lenet]")
    expect(curve).to_have_attribute("data-count", "21")  # from 50 to 150 percent


def test_the_browser_reads_the_picture_as_the_server_did(page: Page):
    page.goto("/turn?hide=question&iterations=2")
    page.get_by_test_id("turn-inside-lenet").get_by_text("turned by 0°").wait_for()
    live = [
        float(one.get_attribute("data-value") or "nan")
        for one in page.locator(".card").first.locator(".score .number").all()
    ]
    store = open_store()
    weights = store.files(store.get("capsnet_small")).load_checkpoint()
    image = load("mnist").test.images[115:116] / 255
    lengths = reference.forward("capsnet_small", weights, image, 2, "dynamic")["lengths"][0]
    assert live == pytest.approx(np.sort(lengths)[:-4:-1], abs=2e-5)
    page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
    page.reload()
    expect(page.get_by_test_id("turn-note-capsnet_small")).to_contain_text("too little memory")
    by_server = [
        float(one.get_attribute("data-value") or "nan")
        for one in page.locator(".card").first.locator(".score .number").all()
    ]
    assert by_server == pytest.approx(live, abs=2e-5) and np.isfinite(live).all()
    page.get_by_test_id("picture-number").fill("3")  # the server is asked
    for network in PAIR:
        expect(page.get_by_test_id(f"turn-answer-{network}")).to_have_text("Reads 0")
    page.get_by_test_id("picture-number").fill("115")
    dial = page.get_by_test_id("dial-turn")
    dial.focus()
    for _ in range(3):
        dial.press("PageUp")
    expect(page.get_by_test_id("turn-answer-lenet")).not_to_have_text("Reads 4")
    expect(page.get_by_test_id("turn-note-lenet")).not_to_contain_text("as it was")


def test_the_whole_curve_is_measured_once_and_grows_meanwhile(page: Page, keep_screenshot):
    page.goto("/turn?hide=question&runs=lenet&over=thick&images=500")
    page.get_by_role("button", name="Measure the whole curve").click()
    expect(page.get_by_text(re.compile(r"\d+ of 9 values of the dial are measured"))).to_be_visible()
    expect(page.get_by_text("at least half of them right from −1.5 to 2")).to_be_visible()
    expect(page.get_by_text("Too few images for that: choose more.")).to_be_visible()
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)
    expect(page).to_have_url(re.compile("curve=shown"))
    keep_screenshot(page, "turn-curve")
    page.reload()  # it is kept
    expect(page.get_by_text("at least half of them right from")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_test_id("charts-png").click()
    with Image.open(download.value.path()) as saved:
        assert np.ptp(np.asarray(saved.convert("L"))[100:], axis=1).max() > 100  # curves on their ground
    with page.expect_download() as download:
        page.get_by_test_id("charts-csv").click()
    with download.value.path().open(encoding="utf-8") as file:
        rows = {float(row["value"]): int(row["right"]) for row in csv.DictReader(file)}
    first, second = save_notebook(page.get_by_test_id("charts-notebook"))
    found, _said = run_cells([first, "values = (1.5,)", second])
    (point,) = found["curves"]["lenet"]
    assert (point.right, point.images) == (rows[1.5], 500)


def scores_of(page: Page, number: int) -> list[float]:
    """Return the scores of a network's card, whole and in parts, class by class."""
    shown = page.get_by_test_id(f"tiles-answer-{number}").locator("[data-value]")
    return [float(one.get_attribute("data-value") or "nan") for one in shown.all()]


def test_parts_are_read_alike_in_the_browser_on_the_server_and_by_the_notebook(page: Page, keep_screenshot):
    page.goto("/turn?look=parts&hide=question&tiles=2-1-0-3-2_0.3.-2")
    expect(page.get_by_test_id("tiles-inside-0")).to_contain_text("Vector of 4: length")
    expect(page.get_by_test_id("tiles-inside-1")).to_contain_text("direction turned by")
    live = [scores_of(page, number) for number in (0, 1)]
    keep_screenshot(page, "turn-parts")
    found, _said = run_cells(save_notebook(page.get_by_test_id("tiles-notebook"))[:3])
    both = found["scores"]
    listed = np.sort(np.maximum(*both).argsort()[-5:])
    assert live[0] == pytest.approx(np.ravel(both[:, listed].T), abs=2e-5)
    text = page.get_by_test_id("tiles-inside-0").inner_text()
    degrees, lengths = found["degrees"], found["lengths"]
    assert text.endswith(f"length {lengths[1]:.2f}, was {lengths[0]:.2f}; direction turned by {degrees:.0f}°")
    page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
    page.reload()
    expect(page.get_by_test_id("tiles-note-0")).to_contain_text("too little memory")
    expect(page.get_by_test_id("tiles-inside-0")).to_have_text(text)
    assert [scores_of(page, number) for number in (0, 1)] == [pytest.approx(one, abs=2e-5) for one in live]
    page.get_by_test_id("tiles-restore").click()  # the server is asked
    expect(page.get_by_test_id("tiles-inside-0")).to_contain_text("turned by 0°")
    page.get_by_text("Turned", exact=True).click()
    expect(page.get_by_test_id("turn-answer-lenet")).to_have_text("Reads 4")


def test_an_eye_of_a_photo_is_moved_without_the_server(page: Page, keep_screenshot):
    sent = count_sent(page)
    order = "-".join(map(str, range(16)))
    page.goto(f"/turn?look=parts&hide=question&runs=capsnet_small_pets,simple_cnn_pets&tiles=4-{order}")
    expect(page.get_by_text("The data set oxford_pets is not on this computer.")).to_be_visible(timeout=240_000)
    expect(page.get_by_text(re.compile("of 80 test images .* of 80 test images"))).to_be_visible()
    expect(page.get_by_test_id("picture-said")).to_contain_text("Stefan van der Walt, CC0", timeout=240_000)
    for number in (0, 1):  # networks are exported first
        expect(page.get_by_test_id(f"tiles-inside-{number}")).to_contain_text("turned by 0°", timeout=240_000)
    wait_until_drawn(page)
    before = len(sent)
    box = page.get_by_test_id("tiles-place-5").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    for way in range(5, 45, 5):
        page.mouse.move(box["x"] + 20, box["y"] + 20 - way)
    expect(page.get_by_test_id("tiles-moved")).to_contain_text("part 6 by 4 pixels up")
    for number in (0, 1):
        expect(page.get_by_test_id(f"tiles-inside-{number}")).not_to_contain_text("turned by 0°")
    page.mouse.up()
    expect(page).to_have_url(re.compile(f"tiles=4-{order}_5.0.-4"))
    keep_screenshot(page, "turn-photo")
    page.get_by_test_id("picture-photo").select_option("A rocket")
    expect(page.get_by_test_id("picture-said")).to_contain_text("SpaceX, CC0")
    assert len(sent) == before
