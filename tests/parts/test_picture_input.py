"""The field for pictures: what a browser sends of a file, and what the page takes from there."""

import base64
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

import lib.parts.picture_input as picture_input
from lib.parts.picture_input import CAMERA, UPLOAD, PictureInputState, payload
from lib.parts.served import address_of
from lib.pictures.image_files import MAX_BYTES, MAX_SIDE, UploadError, decode
from tests.learners_files.pictures import colours
from tests.parts.mounted import mount_part, open_part, unmount_part
from tests.pictures.drawings import file_of

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(picture_input.__file__).parent
QUARTER_TURN = 6
"""EXIF's orientation of a picture that has to be turned by 90° clockwise."""


def photo(width: int, height: int) -> Image.Image:
    """A noisy photo that is dark in its left half."""
    pixels = np.random.default_rng(3).integers(120, 255, (height, width, 3), np.uint8)
    pixels[:, : width // 2] //= 4
    return Image.fromarray(pixels)


def choose(page: Page, *files: tuple[str, str, bytes]) -> None:
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": kind, "buffer": content} for name, kind, content in files]
    )


def sent(page: Page, count: int = 1) -> list[dict]:
    page.wait_for_function("(count) => window.sent.length >= count", arg=count)
    return [value for _name, value in page.evaluate("() => window.sent")]


def content_of(message: dict) -> bytes:
    file = PictureInputState.read({"file": message}).file
    assert file is not None
    return file.content


def test_a_phone_photo_is_made_smaller_upright_and_says_nothing_of_the_phone(page: Page):
    exif = Image.Exif()
    exif[0x0112], exif[0x0110] = QUARTER_TURN, "A phone"
    large = file_of(photo(4000, 3000), "JPEG", quality=97, exif=exif)
    assert len(large) > MAX_BYTES
    open_part(page, FOLDER, payload(UPLOAD))
    choose(page, ("IMG_1.jpg", "image/jpeg", large))
    [message] = sent(page)
    content = content_of(message)
    assert message["size"] == len(content) < 3 * 1024**2
    with Image.open(io.BytesIO(content)) as small:
        assert small.size == (1200, MAX_SIDE)
        assert not small.getexif()
        grey = np.asarray(small.convert("L"))
    assert grey[: MAX_SIDE // 2 - 20].mean() < 64 < grey[MAX_SIDE // 2 + 20 :].mean()  # the left is on top now
    expect(page.get_by_test_id("picture-sent")).to_be_visible()


def test_a_small_drawing_is_sent_byte_for_byte(page: Page):
    drawn = file_of(Image.new("RGBA", (28, 28), (0, 0, 0, 0)), "PNG")
    open_part(page, FOLDER, payload(UPLOAD))
    choose(page, ("digit.png", "image/png", drawn))
    assert content_of(sent(page)[0]) == drawn


@pytest.mark.parametrize("channels", [3, 4])
def test_colours_of_sixteen_bits_are_for_the_server_to_read(page: Page, channels: int):
    deep = colours(4_095, channels, times=60)()  # so large that the browser would make it smaller, in 8 bits
    open_part(page, FOLDER, payload(UPLOAD))
    choose(page, ("microscope.png", "image/png", deep))
    content = content_of(sent(page)[0])
    assert content == deep
    assert np.asarray(decode(content)).max() == 255


def test_a_large_drawing_keeps_its_transparent_ground(page: Page):
    open_part(page, FOLDER, payload(UPLOAD))
    choose(page, ("sheet.png", "image/png", file_of(Image.new("RGBA", (3000, 1000), (255, 0, 0, 0)), "PNG")))
    with Image.open(io.BytesIO(content_of(sent(page)[0]))) as small:
        assert (small.size, small.format, small.mode) == ((MAX_SIDE, 533), "PNG", "RGBA")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_the_browser_cannot_read_is_for_the_server_to_refuse(page: Page, content: bytes):
    open_part(page, FOLDER, payload(UPLOAD))
    choose(page, ("picture.png", "image/png", content))
    assert content_of(sent(page)[0]) == content
    with pytest.raises(UploadError):
        decode(content)
    expect(page.get_by_test_id("picture-sent")).to_be_hidden()


def test_a_file_that_is_too_large_is_not_sent_and_refused_by_its_size(page: Page):
    open_part(page, FOLDER, payload(UPLOAD))
    choose(page, ("film.mp4", "video/mp4", b"\0" * (MAX_BYTES + 1024**2)))
    [message] = sent(page)
    assert message["content"] is None
    with pytest.raises(UploadError) as refused:
        content_of(message)
    assert refused.value.values == {"size": "9.0", "limit": 8}


def test_several_files_go_one_by_one(page: Page):
    files = [file_of(Image.new("L", (8, 8), shade), "PNG") for shade in (0, 100, 200)]
    open_part(page, FOLDER, payload(UPLOAD, takes_several=True))
    choose(page, *((f"{number}.png", "image/png", content) for number, content in enumerate(files)))
    for received in (1, 2, 3):
        assert [message["number"] for message in sent(page, received)] == list(range(1, received + 1))
        mount_part(page, FOLDER, payload(UPLOAD, takes_several=True, received=received))
    assert [content_of(message) for message in sent(page, 3)] == files
    expect(page.get_by_test_id("picture-status")).to_have_text("3 pictures were sent.")


def test_over_http_the_phone_takes_the_photo_and_the_page_says_why(page: Page):
    open_part(page, FOLDER, payload(CAMERA))  # the address is http, and no localhost
    assert not page.evaluate("() => window.isSecureContext")
    expect(page.get_by_test_id("picture-why")).to_contain_text("only over https or on localhost")
    assert page.locator("input[type=file]").get_attribute("capture") == "environment"
    expect(page.get_by_test_id("picture-start")).to_be_hidden()
    choose(page, ("photo.jpg", "image/jpeg", file_of(photo(800, 600), "JPEG")))
    with Image.open(io.BytesIO(content_of(sent(page)[0]))) as taken:
        assert taken.size == (800, 600)


GIVES_CAMERA = """(isGiven) => {
  Object.defineProperty(window, "isSecureContext", { value: true })
  const getUserMedia = async () => {
    if (!isGiven) throw new DOMException("no", "NotAllowedError")
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 })
    const pen = canvas.getContext("2d")
    const draw = () => { pen.fillStyle = "#0a0"; pen.fillRect(0, 0, 640, 480); requestAnimationFrame(draw) }
    draw()
    const stream = canvas.captureStream(30)
    window.tracks = stream.getTracks()
    return stream
  }
  Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia } })
}"""


def test_the_camera_is_shown_live_and_given_back(page: Page):
    with page.add_init_script(f"({GIVES_CAMERA})(true)"):
        open_part(page, FOLDER, payload(CAMERA))
    page.get_by_test_id("picture-start").click()
    page.wait_for_function("() => document.querySelector('#host').querySelector('video').videoWidth === 640")
    page.get_by_test_id("picture-take").click()
    pixels = np.asarray(decode(content_of(sent(page)[0])))
    assert pixels.shape == (480, 640, 3)
    np.testing.assert_allclose(pixels.reshape(-1, 3).mean(0), (0, 0xAA, 0), atol=6)
    unmount_part(page)
    assert page.evaluate("() => window.tracks.every((track) => track.readyState === 'ended')")


LISTEN = """async (address) => {
  const { listen } = await import(new URL(address, document.baseURI))
  window.heard = []
  listen("picture", (picture) => {
    const colour = picture && [...picture.pixels().data.subarray(0, 3)]
    window.heard.push(picture && { ...picture, ...picture.pixels(), data: null, colour })
  })
}"""


def open_live(page: Page, **asked: Any) -> None:
    with page.add_init_script(f"({GIVES_CAMERA})(true)"):
        open_part(page, FOLDER, payload(CAMERA, **asked))
    page.evaluate(LISTEN, address_of("kit/live.js"))
    page.get_by_test_id("picture-start").click()
    page.wait_for_function("() => document.querySelector('#host').querySelector('video').videoWidth === 640")


def test_the_page_follows_what_the_camera_sees_and_the_server_gets_the_picture_that_is_taken(page: Page):
    open_live(page)
    page.wait_for_function("heard.length >= 3")
    first = page.evaluate("heard[1]")
    assert (first["from"], first["isMoving"], first["number"]) == ("camera", True, None)
    assert (first["height"], first["width"], first["channels"]) == (480, 640, 3)
    assert page.evaluate("window.sent ?? []") == []
    page.get_by_test_id("picture-take").click()
    content = content_of(sent(page)[0])
    taken = page.evaluate("heard.at(-1)")
    assert (taken["isMoving"], taken["number"]) == (False, 1)
    with Image.open(io.BytesIO(content)) as kept:
        assert kept.format == "PNG" and kept.convert("RGB").getpixel((0, 0)) == (*taken["colour"],)
    expect(page.get_by_test_id("picture-taken")).to_be_visible()
    expect(page.get_by_test_id("picture-video")).to_be_hidden()
    count = page.evaluate("heard.length")
    mount_part(page, FOLDER, payload(CAMERA, received=1))
    page.wait_for_timeout(300)
    assert page.evaluate("heard.length") == count  # what was taken stays
    page.get_by_test_id("picture-again").click()
    page.wait_for_function("heard.at(-1).isMoving")
    expect(page.get_by_test_id("picture-video")).to_be_visible()


def test_a_page_that_is_hidden_gives_the_camera_back(page: Page):
    open_live(page)
    page.wait_for_function("heard.length >= 2")
    page.evaluate("""() => {
      Object.defineProperty(document, "hidden", { value: true })
      document.dispatchEvent(new Event("visibilitychange"))
    }""")
    assert page.evaluate("() => window.tracks.every((track) => track.readyState === 'ended')")
    assert page.evaluate("heard.at(-1)") is None
    expect(page.get_by_test_id("picture-start")).to_be_visible()


def test_where_several_pictures_are_taken_nobody_follows_the_camera(page: Page):
    open_live(page, takes_several=True)
    page.get_by_test_id("picture-take").click()
    with Image.open(io.BytesIO(content_of(sent(page)[0]))) as kept:
        assert kept.format == "JPEG"
    assert page.evaluate("heard") == []
    expect(page.get_by_test_id("picture-video")).to_be_visible()


def test_without_a_camera_the_page_says_what_to_do(page: Page):
    with page.add_init_script(f"({GIVES_CAMERA})(false)"):
        open_part(page, FOLDER, payload(CAMERA))
    page.get_by_test_id("picture-start").click()
    expect(page.get_by_test_id("picture-why")).to_contain_text("Take or choose a photo instead")
    expect(page.get_by_test_id("picture-choose")).to_have_text("Take a photo")


FILE = {"number": 1, "size": 3, "content": base64.b64encode(b"abc").decode()}


@pytest.mark.parametrize(
    "message",
    [
        None,
        "x",
        {},
        {"number": 1},
        {**FILE, "number": "1"},
        {**FILE, "content": "not base64!"},
        {**FILE, "content": None},  # small enough to be sent
        {**FILE, "content": "A" * (2 * MAX_BYTES)},
    ],
)
def test_what_is_no_file_from_the_field_counts_as_none(message):
    assert PictureInputState.read({"file": message}).file is None


def test_a_file_arrives_byte_for_byte():
    assert content_of(FILE) == b"abc"
