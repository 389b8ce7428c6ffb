"""What two pictures' couplings send to the browser, and what it shows of them."""

import csv
import json
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib.parts.coupling_pair import Typical, payload
from tests.parts.coupling_pair.page import CLASSES, FOLDER, ORIGIN, pictures, sent, typical
from tests.parts.mounted import expect_parameter, expect_query, mount_part, number_in, open_part
from tests.parts.payloads import unpacked

pytestmark = pytest.mark.xdist_group("stepper")


def couplings() -> np.ndarray:
    """Return those of the last pass of both pictures, [2, inputs, outputs]."""
    return np.stack([one.routing.couplings[-1] for one in pictures()])


def test_what_the_browser_gets():
    meta, arrays = unpacked(sent({"to": "3", "capsule": "7"}).packed("zh"))
    np.testing.assert_allclose(arrays["couplings"], couplings(), atol=1e-7)
    np.testing.assert_allclose(
        arrays["lengths"],
        [np.linalg.norm(one.routing.outputs[-1], axis=-1) for one in pictures()],
        atol=1e-7,
    )
    assert arrays["images"].dtype == np.uint8 and arrays["images"].max() == 200
    assert (meta["view"], meta["kind"]) == (
        {"to": 3, "capsule": 6},
        {"name": "dynamic", "decides": True, "priors": False, "uniform": 0.1},
    )
    low, middle, high = np.percentile(typical().alike[:, 0], (5, 50, 95))
    assert meta["typical"]["alike"]["difference"] == pytest.approx([low, middle, high])
    assert unpacked(sent({"to": "answer", "capsule": "x"}).packed("en"))[0]["view"] == {
        "to": None,
        "capsule": None,
    }


def test_pairs_without_a_correlation_and_none_at_all():
    flat = Typical(np.array([[0.0, np.nan]]), np.zeros((0, 2)), 10)
    meta = unpacked(sent(typical=flat).packed("en"))[0]
    assert meta["typical"] == {
        "images": 10,
        "alike": {"difference": [0, 0, 0], "correlation": []},
        "different": None,
    }
    assert unpacked(sent(typical=None).packed("en"))[0]["typical"] is None
    with pytest.raises(ValueError, match="do not fit 24 capsules and 9 classes"):
        sent(classes=CLASSES[:9])


def test_a_guess_then_maps_words_and_numbers(page: Page):
    open_part(page, FOLDER, sent())
    said = page.get_by_test_id("couplings-said")
    expect(said).to_have_text(
        "How strongly do the couplings of the two pictures correlate, over all pairs of capsules? Guess first."
    )
    expect(page.get_by_test_id("couplings-map-first")).to_be_hidden()
    page.get_by_test_id("couplings-guess-high").click()
    one, other = couplings()
    difference, correlation = np.abs(one - other).mean(), np.corrcoef(one.ravel(), other.ravel())[0, 1]
    assert correlation < 0.9
    expect(said).to_have_text(
        "You guessed “they are almost the same (above 0.9)”. Between test image 18 (3) and test image 8 (5) a "
        f"coupling differs by {difference:.4f} on average; all couplings correlate by "
        f"{f'{correlation:.3f}'.replace('-', '−')}. Usual for two test images: 0.0050 within a class, 0.0250 "
        "between classes."
    )
    assert number_in(page.get_by_test_id("couplings-difference")) == pytest.approx(difference, abs=1e-6)
    assert number_in(page.get_by_test_id("couplings-correlation")) == pytest.approx(correlation, abs=1e-5)
    expect(page.locator("figcaption").nth(1)).to_have_text("test image 8 (5): to 5")
    page.get_by_test_id("couplings-to").select_option("7")
    expect(page.locator("figcaption").nth(0)).to_have_text("test image 18 (3): to 7")
    first = page.get_by_test_id("couplings-map-first")
    first.press("ArrowRight")  # to the first capsule
    first.press("ArrowDown")
    capsule = 12  # type 1, row 2, column 1 of 2 × 3 places with 4 types each
    numbers = f"{one[capsule, 7]:.4f} to 7, {other[capsule, 7]:.4f} to 7"
    readout = f"Capsule {capsule + 1} (type 1, row 2, column 1): {numbers}"
    expect(page.get_by_test_id("couplings-readout")).to_have_text(readout)
    expect_query(page, {"to": "7", "capsule": "13"})
    page.locator("summary").click()
    values = [number_in(cell) for cell in page.get_by_test_id("couplings-tables").locator("td[data-value]").all()]
    means = np.stack([one.mean(0), other.mean(0), np.abs(one - other).mean(0)], 1)
    np.testing.assert_allclose(np.reshape(values[:30], (10, 3)), means, atol=1e-6)
    farthest = np.argsort(-np.abs(one - other)[:, 7])[:12]
    np.testing.assert_allclose(np.reshape(values[30:], (12, 2)), couplings()[:, farthest, 7].T, atol=1e-6)
    mount_part(page, FOLDER, sent())  # another run of the page takes nothing away
    expect(page.get_by_test_id("couplings-to")).to_have_value("7")


def test_files_have_every_coupling_and_the_code_that_computes_it(page: Page):
    open_part(page, FOLDER, sent(), address={"hide": "question"})
    files = {}
    for name in ("csv", "png", "notebook"):
        with page.expect_download() as download:
            page.get_by_test_id(f"couplings-{name}").click()
        files[name] = download.value
    assert files["png"].suggested_filename == "couplings-a run-test-18-test-8.png"
    assert files["png"].path().read_bytes()[:4] == b"\x89PNG"
    rows = list(csv.reader(files["csv"].path().read_text("utf-8").splitlines()))
    assert rows[1][:5] == ["a run", "final", "2", "test-18", "test-8"]
    np.testing.assert_allclose(
        np.array([row[4:] for row in rows[3:]], float), np.concatenate(couplings(), axis=1), atol=1e-6
    )
    cells = json.loads(files["notebook"].path().read_text("utf-8"))["cells"]
    assert 'load_network("a run", "final")' in cells[1]["source"] and "answers = [3,5]" in cells[3]["source"]


def test_where_nothing_is_decided_nothing_is_asked_and_it_is_said(page: Page):
    open_part(page, FOLDER, sent(kind="uniform", typical=None))
    expect(page.get_by_test_id("couplings-said")).to_have_text(
        "This network leaves every coupling at 0.10, whatever the picture: there is nothing to compare."
    )
    expect(page.locator(".strips-box")).to_be_hidden()
    open_part(page, FOLDER, sent(typical=None), address={"hide": "question"})
    expect(page.get_by_test_id("couplings-said")).to_contain_text("Measure this network above")


def test_without_a_network_in_the_browser_the_server_is_asked(page: Page):
    open_part(page, FOLDER, sent(), address={"hide": "question"})
    canvas = page.get_by_test_id("couplings-second-card").locator("canvas").last
    page.route("**/pictures", lambda route: route.fulfill(json={"picture": "own-1f"}))
    box = canvas.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 80, box["y"] + 80, steps=5)
    expect(page.locator(".couplings")).to_have_class("lab couplings stale")
    page.mouse.up()
    page.wait_for_function("() => window.sent.some(([name]) => name === 'asks')")
    expect_parameter(page, "second", "own-1f")
    first, second = pictures()
    drawn = replace(second, others=replace(second.others, picture="own-1f", labels=()))
    mount_part(page, FOLDER, payload((first, drawn), ORIGIN, classes=CLASSES, typical=typical()))
    expect(page.locator(".couplings")).to_have_class("lab couplings")
    expect(page.get_by_test_id("couplings-said")).to_contain_text("and your own picture a coupling differs")
