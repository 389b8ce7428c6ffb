"""What a request may carry: an upload that a page waits for, and next to nothing else.

A file that a page takes goes into the web process's memory, and stays until its session ends. So a session has no
more than a zip may have, only under the addresses that Streamlit gave its page for them, and all sessions together
have a limit. A request that does not say how much it carries is refused; the web server takes no more than that.
"""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadFileUrlInfo

from lib.datasets.own.zip_folders import MAX_FILES, MAX_ZIP_BYTES

UPLOAD = re.compile(r".*/_stcore/upload_file/(?P<session>[^/]+)/(?P<file>[^/]+)")
MOST_BYTES = 1_000_000
"""Of a request that uploads nothing: TensorBoard's are a list of names."""
FRAME_BYTES = 100_000
"""Around a file: its name and type, and where it begins and ends."""
MOST_TOGETHER = 1024**3
"""Of all uploads in memory, in bytes."""
MOST_GIVEN = 2 * MAX_FILES
"""Addresses that are remembered; older ones are not taken any more. A folder takes one for each file."""
NOT_FOUND, LENGTH_REQUIRED, TOO_LARGE, UNAVAILABLE = 404, 411, 413, 503


class GivenAddresses:
    """The addresses for uploads that Streamlit gave to pages; each is good for one upload.

    Those that it gave at once are for files that a learner chose together: one, or those of a folder.
    """

    def __init__(self) -> None:
        self._given: OrderedDict[tuple[str, str], Together] = OrderedDict()

    def watch(self, manager: MemoryUploadedFileManager) -> None:
        """Remember what this server's Streamlit gives from now on."""
        give = manager.get_upload_urls

        def give_and_remember(session_id: str, file_names: Sequence[str]) -> list[UploadFileUrlInfo]:
            given, together = give(session_id, file_names), Together()
            for one in given:
                self._given[session_id, one.file_id] = together
            while len(self._given) > MOST_GIVEN:
                self._given.popitem(last=False)
            return given

        manager.get_upload_urls = give_and_remember

    def take(self, session_id: str, file_id: str) -> "Together | None":
        """Return with what a file comes whose address was given and not used yet, else None; it is used now."""
        return self._given.pop((session_id, file_id), None)


@dataclass
class Together:
    """Files that a learner chose together: the ids of those that were let in, and their bytes."""

    ids: set[str] = field(default_factory=set[str])
    size: int = 0


@cache
def given_addresses() -> GivenAddresses:
    """Return those of this server."""
    return GivenAddresses()


class LimitedBodies:
    """ASGI middleware that refuses what no page waits for, before any of it is read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._arriving = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = HTTPConnection(scope).headers
        length = headers.get("content-length", "0")
        if "transfer-encoding" in headers or not length.isdecimal():
            await _refuse(LENGTH_REQUIRED, "Say how many bytes the request has.")(scope, receive, send)
            return
        upload = UPLOAD.fullmatch(scope["path"]) if scope["method"] == "PUT" else None
        refusal = self._check(int(length), upload)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        taken = int(length) if upload else 0
        self._arriving += taken
        try:
            await self.app(scope, receive, send)
        finally:
            self._arriving -= taken

    def _check(self, length: int, upload: re.Match[str] | None) -> Response | None:
        """Return the refusal of a request with so many bytes, or None; uploads of before make room for it."""
        if upload is None:
            return _refuse(TOO_LARGE, "This request is too large.") if length > MOST_BYTES else None
        if length > MAX_ZIP_BYTES + FRAME_BYTES:
            return _refuse(TOO_LARGE, f"A file may have {MAX_ZIP_BYTES // 1024**2} MB.")
        together = given_addresses().take(upload["session"], upload["file"])
        if together is None:
            return _refuse(NOT_FOUND, "No page waits for a file here. Reload the page and choose the file again.")
        if together.size + length > MAX_ZIP_BYTES + FRAME_BYTES:
            return _refuse(TOO_LARGE, f"All files together may have {MAX_ZIP_BYTES // 1024**2} MB.")
        manager = uploads()
        before = _files_of(manager, upload["session"], together)
        while before and sum(before.values()) + together.size + length > MAX_ZIP_BYTES + FRAME_BYTES:
            _remove_first(manager, upload["session"], before)
        while (is_full := _held(manager) + self._arriving + length > MOST_TOGETHER) and before:
            _remove_first(manager, upload["session"], before)
        if is_full:
            return _refuse(UNAVAILABLE, "Too many files are being uploaded at once. Try again in a minute.")
        together.ids.add(upload["file"])
        together.size += length
        return None


def _files_of(manager: MemoryUploadedFileManager, session_id: str, together: Together) -> dict[str, int]:
    """Return the sizes of a session's files but for those of `together`, by id, the oldest first."""
    files = dict(manager.file_storage.get(session_id, {}))
    return {file_id: len(file.data) for file_id, file in files.items() if file_id not in together.ids}


def _remove_first(manager: MemoryUploadedFileManager, session_id: str, files: dict[str, int]) -> None:
    first = next(iter(files))
    manager.remove_file(session_id, first)
    del files[first]


def _held(manager: MemoryUploadedFileManager) -> int:
    """Return how many bytes all uploads in memory have."""
    return sum(len(file.data) for files in list(manager.file_storage.values()) for file in list(files.values()))


def uploads() -> MemoryUploadedFileManager:
    """Return where this server's Streamlit keeps uploads."""
    manager = Runtime.instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    return manager


def drop_upload(file_id: str) -> None:
    """Give back the memory of a file that the page of this session needs no more."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file_id)


def address_for(name: str) -> str:
    """Return an address below which this session's page waits for one file, as a path of this server."""
    context = get_script_run_ctx()
    assert context is not None
    [given] = context.uploaded_file_mgr.get_upload_urls(context.session_id, [name])
    return given.upload_url


def take_upload(address: str) -> bytes | None:
    """Return the file that this session has under an address; None if it is not there any more."""
    context = get_script_run_ctx()
    assert context is not None
    found = context.uploaded_file_mgr.get_files(context.session_id, [address.rpartition("/")[2]])
    return found[0].data if found else None


def _refuse(status: int, text: str) -> Response:
    return PlainTextResponse(text, status)  # the web server lets the rest pass by, so that the answer is read
