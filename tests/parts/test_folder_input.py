"""The field for a folder: what arrives is a zip that Python reads, with every file under its own path."""

import io
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

import lib.parts.folder_input as folder_input
from lib.datasets.own.sources.opened import open_source
from lib.parts.folder_input import FolderInputState, SentFolder, payload
from lib.pictures.image_files import MAX_BYTES
from tests.parts.mounted import open_part

FOLDER = Path(folder_input.__file__).parent
ADDRESS = "/_stcore/upload_file/ada/1234"
FILES = {
    "pets/猫/1.png": b"one",
    "pets/猫/é.png": b"",
    "pets/dog/2.png": bytes(300_000),
    "pets/dog/deep/3.png": b"3",
}


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "pets"


def open_field(page: Page, *, most_bytes: int = 1024**2, most_files: int = 100, status: int = 204) -> list[bytes]:
    """Show the field, whose server answers with this status; return the bodies that it receives."""
    bodies: list[bytes] = []

    def answer(route: Route) -> None:
        request = route.request
        kind = request.headers["content-type"]
        assert request.method == "PUT"
        message = message_from_bytes(f"Content-Type: {kind}\n\n".encode() + (request.post_data_buffer or b""))
        [part] = list(message.walk())[1:]
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        bodies.append(content)
        route.fulfill(status=status)

    page.route(f"**{ADDRESS}", answer)
    open_part(page, FOLDER, payload(ADDRESS, most_bytes=most_bytes, most_files=most_files))
    return bodies


def told(page: Page) -> SentFolder:
    page.wait_for_function("() => window.sent.length >= 1")
    [(name, value)] = page.evaluate("() => window.sent")
    assert name == "folder"
    folder = FolderInputState.read({name: value}).folder
    assert folder is not None
    return folder


def check(content: bytes) -> None:
    """Compare a zip with the files, by Python's own reader and by ours."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
    with open_source([("folder.zip", content)]) as opened:
        assert {file.path: file.read(MAX_BYTES) for file in opened.files} == FILES
        assert opened.unmarked == ()


def test_a_folder_arrives_as_one_zip(page: Page, pets: Path):
    bodies = open_field(page)
    page.locator("input[type=file]").set_input_files(pets)
    assert told(page) == SentFolder(ADDRESS, "pets", has_arrived=True)
    expect(page.get_by_test_id("folder-status")).to_have_text("4 files were sent.")
    [content] = bodies
    check(content)


def test_a_folder_that_is_dropped_arrives_too(page: Page, pets: Path):
    bodies = open_field(page)
    box = page.get_by_test_id("folder-choose").bounding_box()
    assert box is not None
    debugger = page.context.new_cdp_session(page)
    place = {"x": box["x"] + 5, "y": box["y"] + 5}
    dragged = {"items": [], "files": [str(pets)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        debugger.send("Input.dispatchDragEvent", {"type": kind, **place, "data": dragged})
    assert told(page) == SentFolder(ADDRESS, "pets", has_arrived=True)
    [content] = bodies
    check(content)


def test_a_folder_that_the_server_does_not_take_is_said(page: Page, pets: Path):
    open_field(page, status=404)
    page.locator("input[type=file]").set_input_files(pets)
    assert told(page) == SentFolder(ADDRESS, "pets", has_arrived=False)
    expect(page.get_by_test_id("folder-status")).to_have_text(
        "The files did not arrive. Wait a moment, then choose the folder again."
    )
    expect(page.get_by_test_id("folder-choose")).to_be_enabled()


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"most_files": 3}, "The folder has 4 files and the limit is 3; leave some out."),
        (
            {"most_bytes": 1000},
            "These files have 1 MB together and the limit is 0 MB; make the pictures smaller, or leave some out.",
        ),
    ],
)
def test_too_much_is_refused_before_it_is_sent(page: Page, pets: Path, limits: dict[str, int], said: str):
    bodies = open_field(page, **limits)
    page.locator("input[type=file]").set_input_files(pets)
    expect(page.get_by_test_id("folder-status")).to_have_text(said)
    assert bodies == [] and page.evaluate("() => window.sent") == []


@pytest.mark.parametrize(
    "sent",
    [{}, {"folder": 3}, {"folder": {"address": 1, "name": "a", "arrived": True}}, {"folder": {"name": "a"}}],
)
def test_what_is_no_folder_counts_as_none(sent: dict[str, object]):
    assert FolderInputState.read(sent).folder is None
