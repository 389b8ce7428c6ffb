"""A request carries what a page waits for, or next to nothing; what is refused is not read at all."""

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from lib.datasets.own.zip_folders import MAX_ZIP_BYTES
from lib.doors import bodies
from lib.doors.bodies import LimitedBodies, given_addresses
from tests.own_loop import run_in_own_loop

MEGABYTE = 1024**2


@pytest.fixture
def manager(monkeypatch) -> MemoryUploadedFileManager:
    """Where a server's Streamlit keeps uploads, of which nothing is there yet."""
    made = MemoryUploadedFileManager("/_stcore/upload_file")
    monkeypatch.setattr(Runtime, "instance", lambda: SimpleNamespace(uploaded_file_mgr=made))
    given_addresses.cache_clear()
    given_addresses().watch(made)
    return made


def ask(path: str, method: str = "PUT", body: bytes | None = None, **headers: str) -> tuple[int, str]:
    """Return the status and the text of the answer; 204 if the request came through with its body."""
    sent: list[Any] = []

    async def app(_scope, receive, send) -> None:
        await receive()
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def receive() -> dict[str, Any]:
        assert body is not None, "what is refused must not be read"
        return {"type": "http.request", "body": body}

    async def send(message) -> None:
        sent.append(message)

    lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "headers": lines, "method": method, "path": path, "query_string": b""}
    run_in_own_loop(LimitedBodies(app)(scope, receive, send))
    return sent[0]["status"], sent[-1].get("body", b"").decode()


def address(manager: MemoryUploadedFileManager, session: str = "ada") -> str:
    return manager.get_upload_urls(session, ["pictures.zip"])[0].upload_url


def hold(manager: MemoryUploadedFileManager, session: str, file: str, size: int) -> None:
    manager.add_file(session, UploadedFileRec(file_id=file, name="a.zip", type="", data=bytes(size)))


def test_a_page_gets_the_file_that_it_waits_for_once(manager):
    given = address(manager)
    assert ask(f"/lab{given}", body=b"zip", content_length="3") == (204, "")
    status, said = ask(given, content_length="3")
    assert status == 404 and "Reload the page and choose the file again" in said


@pytest.mark.parametrize("path", ["/_stcore/upload_file/ada/1234", "/_stcore/upload_file/nobody/1234"])
def test_nobody_uploads_to_an_address_that_was_not_given(manager, path):
    address(manager)
    assert ask(path, content_length="3")[0] == 404


def test_an_address_is_good_for_its_session_alone(manager):
    file_id = address(manager, "ada").rpartition("/")[2]
    assert ask(f"/_stcore/upload_file/bob/{file_id}", content_length="3")[0] == 404


def test_a_file_that_is_too_large_is_refused_before_it_comes(manager):
    status, said = ask(address(manager), content_length=str(MAX_ZIP_BYTES + MEGABYTE))
    assert (status, said) == (413, "A file may have 100 MB.")


def test_who_does_not_say_how_much_comes_is_refused(manager):
    assert ask(address(manager), transfer_encoding="chunked")[0] == 411
    assert ask("/tensorboard/", "POST", transfer_encoding="chunked")[0] == 411
    assert ask(address(manager), content_length="-3")[0] == 411


def test_other_requests_carry_next_to_nothing():
    assert ask("/tensorboard/", "POST", content_length="2000000")[0] == 413
    assert ask("/_stcore/upload_file/ada/1234", "POST", content_length="2000000")[0] == 413
    assert ask("/tensorboard/", "POST", body=b"names", content_length="5")[0] == 204
    assert ask("/", "GET", body=b"")[0] == 204


def held(manager: MemoryUploadedFileManager) -> dict[str, list[str]]:
    return {name: list(files) for name, files in manager.file_storage.items()}


def test_a_session_holds_no_more_than_a_zip_may_have(manager):
    for file in ("first", "second"):
        hold(manager, "ada", file, 30 * MEGABYTE)
    hold(manager, "bob", "other", MEGABYTE)
    assert ask(address(manager), body=b"zip", content_length="3")[0] == 204
    assert held(manager) == {"ada": ["first", "second"], "bob": ["other"]}
    assert ask(address(manager), body=b"zip", content_length=str(70 * MEGABYTE))[0] == 204
    assert held(manager) == {"ada": ["second"], "bob": ["other"]}


def test_the_files_of_a_folder_come_together_and_push_none_of_each_other_out(manager):
    hold(manager, "ada", "old", MEGABYTE)
    first, second, third = [one.upload_url for one in manager.get_upload_urls("ada", ["a", "b", "c"])]
    assert ask(first, body=b"", content_length=str(50 * MEGABYTE))[0] == 204
    hold(manager, "ada", first.rpartition("/")[2], 50 * MEGABYTE)
    assert ask(second, body=b"", content_length=str(50 * MEGABYTE))[0] == 204
    assert held(manager) == {"ada": [first.rpartition("/")[2]]}
    assert ask(third, content_length=str(MEGABYTE)) == (413, "All files together may have 100 MB.")


def test_what_came_before_makes_room_where_there_is_none(manager, monkeypatch):
    monkeypatch.setattr(bodies, "MOST_TOGETHER", 1000)
    hold(manager, "ada", "old", 900)
    assert ask(address(manager), body=b"zip", content_length="900")[0] == 204
    assert held(manager) == {"ada": []}


def test_all_of_them_together_are_limited(manager, monkeypatch):
    monkeypatch.setattr(bodies, "MOST_TOGETHER", 1000)
    hold(manager, "bob", "other", 900)
    assert ask(address(manager), body=b"zip", content_length="100")[0] == 204
    status, said = ask(address(manager), content_length="101")
    assert status == 503 and "Try again in a minute" in said


def test_old_addresses_are_forgotten(manager, monkeypatch):
    monkeypatch.setattr(bodies, "MOST_GIVEN", 2)
    first, *others = (address(manager) for _ in range(3))
    assert [ask(one, body=b"", content_length="1")[0] for one in (first, *others)] == [404, 204, 204]
