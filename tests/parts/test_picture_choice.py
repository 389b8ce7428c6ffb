"""The chooser of pictures inside a part: by number, by class and by hand, without the server's part."""

import json
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from lib import datasets
from lib.datasets.storage.missing import MissingDataError
from lib.inspectors.answers.prepared_picture import prepare
from lib.inspectors.questions.pixels import read_pixels
from lib.inspectors.readings import Reading
from lib.parts.labels import FOLDER
from lib.parts.picture_choice import LABELS, PictureChoice
from lib.pictures.pixels import to_unit_range
from lib.pictures.reference import picture_called
from pages.kit.pictures.in_part import choice_of, has_picture, picture_for_part
from pages.kit.pictures.photos import usual_photo
from pages.kit.pictures.routes import KEEP, address_of_test_images, images_in_block, picture_routes
from tests.parts.mounted import expect_query, import_modules
from tests.parts.origin import ORIGIN
from tests.parts.payloads import unpacked
from tests.routes import get, post

READING = Reading("mnist")
DIGITS = datasets.load("mnist").test
CHOICE = PictureChoice(
    picture="test-115",
    usual="test-115",
    test_images=address_of_test_images(READING),
    together=images_in_block(READING),
    count=10_000,
    shape=READING.input_shape,
    classes=tuple("0123456789"),
    keep=KEEP,
)
MOUNT = """([choice, image, labels, style]) => {
  window.shown = []
  window.settled = []
  window.chooser?.stop()
  window.chooser = modules.createPictureChooser({
    onPicture: ({ image, isMoving }) => shown.push({ image: [...image], isMoving }),
    onSettled: (reference) => settled.push(reference),
  })
  const styled = Object.assign(document.createElement("style"), { textContent: style })
  document.body.replaceChildren(styled, chooser.box)
  const picture = { data: Uint8Array.from(image.data), shape: image.shape }
  window.tell = (choice) => chooser.update(choice, picture, labels)
  tell(choice)
}"""
STYLE = (FOLDER / "kit" / "picture" / "chooser.css").read_text()


@pytest.fixture
def asked() -> list[str]:
    """The paths that the browser asked the server for, beside scripts."""
    return []


@pytest.fixture
def box(page: Page, home, asked: list[str]) -> Locator:
    def answer(route: Route) -> None:
        request = route.request
        path = "/" + request.url.removeprefix(ORIGIN)
        asked.append(path.partition("?")[0])
        if request.method == "POST":
            headers = {"Content-Type": request.headers["content-type"]}
            found = post(picture_routes(), path, request.post_data_buffer or b"", headers)
        else:
            found = get(picture_routes(), path)
        route.fulfill(status=found.status, headers=found.headers, body=found.content)

    import_modules(page, "kit/picture/chooser.js")
    page.route(f"{ORIGIN}test-images/**", answer)
    page.route(f"{ORIGIN}{KEEP}", answer)
    mount(page, CHOICE)
    return page.get_by_test_id("picture-choice")


def mount(page: Page, choice: PictureChoice) -> None:
    image = {"data": DIGITS.images[115].ravel().tolist(), "shape": [28, 28, 1]}
    page.evaluate(MOUNT, [choice.meta(), image, dict(LABELS), STYLE])


def shown(page: Page) -> Any:
    return page.evaluate("shown")


def settled(page: Page) -> list[str]:
    return page.evaluate("settled")


def wait_until_settled(page: Page, count: int) -> list[str]:
    page.wait_for_function("(count) => settled.length >= count", arg=count)
    return settled(page)


def draw(page: Page, *, lift: bool = True) -> None:
    place = page.get_by_test_id("picture-pad").bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 40, place["y"] + 30)
    page.mouse.down()
    page.mouse.move(place["x"] + 90, place["y"] + 30, steps=4)
    page.mouse.move(place["x"] + 60, place["y"] + 110, steps=4)
    if lift:
        page.mouse.up()


def assert_is_test_image(found: Any, number: int) -> None:
    np.testing.assert_array_equal(
        np.array(found["image"], np.float32), to_unit_range(DIGITS.images[number]).ravel()
    )
    assert not found["isMoving"]


def test_it_begins_with_the_servers_picture_and_shows_nothing_of_its_own(page: Page, box: Locator):
    expect(box.get_by_test_id("picture-number")).to_have_value("115")
    expect(box.get_by_test_id("picture-said")).to_have_text(f"Labelled {DIGITS.labels[115]}")
    assert shown(page) == settled(page) == []


def test_a_test_image_by_its_number_is_as_the_server_has_it(page: Page, box: Locator):
    box.get_by_test_id("picture-number").fill("9999")
    assert wait_until_settled(page, 1) == ["test-9999"]
    assert_is_test_image(shown(page)[-1], 9999)
    expect(box.get_by_test_id("picture-said")).to_have_text(f"Labelled {DIGITS.labels[9999]}")


def test_there_is_no_higher_number_than_the_last(page: Page, box: Locator):
    field = box.get_by_test_id("picture-number")
    field.fill("123456")
    assert wait_until_settled(page, 1) == ["test-9999"]
    field.blur()
    expect(field).to_have_value("9999")


def test_a_seven_and_another_one(page: Page, box: Locator):
    box.get_by_test_id("picture-class").select_option("7")
    first = wait_until_settled(page, 1)[0]
    box.get_by_test_id("picture-another").click()
    second = wait_until_settled(page, 2)[1]
    numbers = [int(reference.removeprefix("test-")) for reference in (first, second)]
    assert DIGITS.labels[numbers].tolist() == [7, 7]
    assert numbers[0] != numbers[1]
    assert_is_test_image(shown(page)[-1], numbers[1])


def test_a_class_does_not_stay_beside_the_number_of_another(page: Page, box: Locator):
    of_class = box.get_by_test_id("picture-class")
    of_class.select_option("7")
    wait_until_settled(page, 1)
    expect(of_class).to_have_value("7")
    box.get_by_test_id("picture-number").fill("9999")  # a 6
    wait_until_settled(page, 2)
    expect(of_class).to_have_value("")
    of_class.select_option("7")
    wait_until_settled(page, 3)
    image = {"data": DIGITS.images[18].ravel().tolist(), "shape": [28, 28, 1]}  # a 3, which the part chose
    page.evaluate("({ data, shape }) => chooser.show('test-18', { data: Uint8Array.from(data), shape })", image)
    expect(of_class).to_have_value("")


AT_ONCE = """(number) => {
  const find = (name) => document.querySelector(`[data-testid=picture-${name}]`)
  find("pad").dispatchEvent(new PointerEvent("pointerup", { pointerId: 1 }))
  find("number").value = number
  find("number").dispatchEvent(new Event("input"))
  return new Promise((done) => setTimeout(done, 200)) // later than a drawing is kept
}"""


def test_a_test_image_chosen_at_once_after_a_stroke_takes_its_place(page: Page, box: Locator, asked: list[str]):
    box.get_by_test_id("picture-number").fill("117")
    wait_until_settled(page, 1)  # its neighbours are there too
    draw(page, lift=False)
    page.evaluate(AT_ONCE, "116")
    assert wait_until_settled(page, 2) == ["test-117", "test-116"]
    assert_is_test_image(shown(page)[-1], 116)
    assert f"/{KEEP}" not in asked
    expect(box.get_by_test_id("picture-note")).to_be_hidden()


def test_images_near_each_other_come_together(page: Page, box: Locator, asked: list[str]):
    for count, number in enumerate(("130", "131", "200"), 1):
        box.get_by_test_id("picture-number").fill(number)
        wait_until_settled(page, count)
    assert len([path for path in asked if path.startswith("/test-images") and not path.endswith("labels")]) == 1


@pytest.mark.parametrize("shape", [(28, 28, 1), (32, 32, 3)])
def test_a_drawing_is_received_as_the_server_prepares_it_with_every_move(page: Page, box: Locator, shape):
    mount(page, replace(CHOICE, shape=shape))
    draw(page, lift=False)
    page.wait_for_function("shown.length > 1")
    assert all(one["isMoving"] for one in shown(page)) and settled(page) == []
    page.mouse.up()
    [reference] = wait_until_settled(page, 1)
    last = shown(page)[-1]
    received = prepare(picture_called(reference), shape).model_input
    assert np.abs(np.array(last["image"]) - received.ravel()).max() <= 1.01 / 255
    assert not last["isMoving"]
    expect(box.get_by_test_id("picture-said")).to_have_text("Your own picture")


def test_what_is_taken_back_gives_the_test_image_back(page: Page, box: Locator):
    draw(page)
    wait_until_settled(page, 1)
    box.get_by_test_id("picture-clear").click()
    assert wait_until_settled(page, 2)[1] == "test-115"
    assert_is_test_image(shown(page)[-1], 115)
    expect(box.get_by_test_id("picture-said")).to_have_text(f"Labelled {DIGITS.labels[115]}")


def test_a_run_of_the_page_with_what_was_chosen_here_changes_nothing(page: Page, box: Locator):
    box.get_by_test_id("picture-number").fill("18")
    wait_until_settled(page, 1)
    page.evaluate("(choice) => tell(choice)", {**CHOICE.meta(), "picture": "test-18"})
    expect(box.get_by_test_id("picture-said")).to_have_text(f"Labelled {DIGITS.labels[18]}")
    assert len(shown(page)) == 1 and settled(page) == ["test-18"]


def test_a_run_of_the_page_that_began_before_the_last_choice_changes_nothing(page: Page, box: Locator):
    for count, number in enumerate(("18", "19"), 1):
        box.get_by_test_id("picture-number").fill(number)
        wait_until_settled(page, count)
    for before in ("test-115", "test-18"):
        assert not page.evaluate("(choice) => tell(choice)", {**CHOICE.meta(), "picture": before})
        expect(box.get_by_test_id("picture-said")).to_have_text(f"Labelled {DIGITS.labels[19]}")
    assert page.evaluate("(choice) => tell(choice)", {**CHOICE.meta(), "picture": "held-0"})
    expect(box.get_by_test_id("picture-said")).to_have_text("The image that the snapshots show")


def test_a_drawing_in_the_address_goes_on_and_leads_back_to_the_usual_picture(page: Page, box: Locator):
    draw(page)
    [reference] = wait_until_settled(page, 1)
    mount(page, replace(CHOICE, picture=reference, strokes=strokes(reference)))
    expect(box.get_by_test_id("picture-said")).to_have_text("Your own picture")
    assert shown(page) == []
    box.get_by_test_id("picture-undo").click()
    expect(box.get_by_test_id("picture-number")).to_have_value("115")


def strokes(reference: str) -> Any:
    from lib.parts.drawing_canvas import strokes_of

    return strokes_of(picture_called(reference).name)


def lose(route: Route) -> None:
    route.abort()


def test_a_test_image_that_does_not_arrive_can_be_asked_for_again(page: Page, box: Locator):
    page.route(f"{ORIGIN}test-images/**", lose)
    box.get_by_test_id("picture-number").fill("5000")
    expect(box.get_by_test_id("picture-note")).to_have_text(LABELS["picture_absent"])
    assert shown(page) == settled(page) == []
    page.unroute(f"{ORIGIN}test-images/**", lose)
    box.get_by_test_id("picture-number").fill("5001")
    assert wait_until_settled(page, 1) == ["test-5001"]
    expect(box.get_by_test_id("picture-note")).to_be_hidden()


def test_a_drawing_that_cannot_be_kept_stays_and_that_is_said(page: Page, box: Locator):
    page.route(f"{ORIGIN}{KEEP}", lose)
    draw(page)
    expect(box.get_by_test_id("picture-note")).to_have_text(LABELS["picture_not_kept"])
    expect(box.get_by_test_id("picture-said")).to_have_text("Your own picture")
    assert shown(page) and settled(page) == []


def test_a_picture_that_travelled_here_is_named_in_the_address(page: Page, box: Locator):
    expect_query(page, {})
    mount(page, replace(CHOICE, picture="test-18"))
    expect_query(page, {"image": "test-18"})


def test_a_test_image_that_the_part_chose_after_a_drawing_is_named_too(page: Page, box: Locator):
    mount(page, replace(CHOICE, picture="own-0123456789abcdef"))
    expect(box.get_by_test_id("picture-said")).to_have_text("Your own picture")
    image = {"data": DIGITS.images[18].ravel().tolist(), "shape": [28, 28, 1]}
    page.evaluate("({ data, shape }) => chooser.show('test-18', { data: Uint8Array.from(data), shape })", image)
    expect(box.get_by_test_id("picture-said")).to_have_text(f"Labelled {DIGITS.labels[18]}")


def test_it_is_sent_what_the_address_names(home, monkeypatch):
    monkeypatch.setattr("pages.kit.state.chosen", lambda name: "test-18")
    monkeypatch.setattr("pages.kit.state.accept", lambda name: None)
    picture, choice = picture_for_part(READING)
    assert picture.reference == choice.picture == "test-18"
    assert choice.labels == (3,)
    assert {**vars(choice), "picture": "test-115", "strokes": (), "labels": ()} == vars(CHOICE)
    assert json.dumps(choice.meta())


IN_COLOUR = Reading("oxford_pets:pug+samoyed", 64)
"""What no data set is here for."""


def only_photos() -> PictureChoice:
    """Return what a part is given where the pictures of a network in colour are not on this computer."""
    photo = usual_photo()
    return choice_of(IN_COLOUR, photo, photo.reference, photo.reference)


def test_without_their_data_set_networks_in_colour_are_given_the_photos_of_the_app(home, monkeypatch):
    monkeypatch.setattr("pages.kit.state.chosen", lambda name: "test-18")
    monkeypatch.setattr("pages.kit.state.accept", lambda name: None)
    monkeypatch.setattr("lib.datasets.fashion_mnist.DEBIAN", home / "no package")
    with pytest.raises(MissingDataError):
        picture_for_part(Reading("fashion_mnist"))
    picture, choice = picture_for_part(IN_COLOUR)
    assert (choice.count, choice.labels, len(choice.photos)) == (0, (), 6)
    assert picture.reference == choice.usual == choice.photos[0].reference
    assert (choice.photos[0].title, choice.photos[0].credit) == ("Chelsea the cat", "Stefan van der Walt, CC0")
    check = has_picture(IN_COLOUR)
    assert (check(picture.reference), check("test-0")) == (True, False)
    assert not picture_for_part(READING)[1].photos


def test_a_photo_is_served_as_a_network_receives_it(home):
    choice = only_photos()
    answer = get(picture_routes(), "/" + choice.test_images.replace("{which}", "photos"))
    served = unpacked(answer.content)[1]["images"]
    for image, photo in zip(served, choice.photos, strict=True):
        received = read_pixels(picture_called(photo.reference), IN_COLOUR)
        np.testing.assert_array_equal(to_unit_range(image), received)
    grey = get(picture_routes(), "/" + address_of_test_images(READING).replace("{which}", "photos"))
    assert grey.status == HTTPStatus.NOT_FOUND


def test_where_there_are_photos_alone_one_is_chosen_and_comes_back_after_a_drawing(page: Page, box: Locator):
    choice = only_photos()
    mount(page, choice)
    box = page.get_by_test_id("picture-choice")
    expect(box.get_by_test_id("picture-number")).to_be_hidden()
    photos = box.get_by_test_id("picture-photo")
    expect(photos).to_have_value("0")
    said = box.get_by_test_id("picture-said")
    expect(said).to_have_text("Photo: Stefan van der Walt, CC0. No ready-made network learned from it.")
    photos.select_option("A rocket")
    assert wait_until_settled(page, 1) == [choice.photos[5].reference]
    received = read_pixels(picture_called(choice.photos[5].reference), IN_COLOUR)
    np.testing.assert_array_equal(np.array(shown(page)[-1]["image"], np.float32), received.ravel())
    draw(page)
    wait_until_settled(page, 2)
    expect(said).to_have_text("Your own picture")
    box.get_by_test_id("picture-clear").click()
    assert wait_until_settled(page, 3)[-1] == choice.photos[0].reference


def test_beside_test_images_no_photo_has_to_be_chosen(page: Page, box: Locator):
    expect(box.get_by_test_id("picture-photo")).to_be_hidden()
    photos = only_photos().photos[:2]
    mount(page, replace(CHOICE, photos=photos))
    box = page.get_by_test_id("picture-choice")
    expect(box.get_by_test_id("picture-photo")).to_have_value("")
    tell = replace(CHOICE, photos=photos, picture=photos[1].reference)
    page.evaluate("(choice) => tell(choice)", tell.meta())
    expect(box.get_by_test_id("picture-photo")).to_have_value("1")
    box.get_by_test_id("picture-photo").select_option("none")
    assert wait_until_settled(page, 1) == ["test-115"]
