"""Serves an empty page and the files of the browser parts, at an address as a learner's in a classroom: over http.

A browser keeps the files, as it does in the app. Answered by the test (`page.route`), the 60 files of a part took
half a second of the processor each time that it was opened.
"""

import sys
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import ProxySettings

from lib.parts.served import FOR_GOOD, NOT_KEPT, ServedFile, address_of, served_file

ORIGIN = "http://part.test/"
EMPTY = ServedFile(b"", "text/html")


@cache
def through_origin() -> ProxySettings:
    """Return the proxy for `browser.new_context`, behind which `ORIGIN` lies; it runs as long as this process."""
    server = _Server(("127.0.0.1", 0), _Origin)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return {"server": f"http://127.0.0.1:{server.server_port}"}


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that left before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Origin(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        beginning = ORIGIN + address_of("")
        if not self.path.startswith(beginning):
            self._answer(EMPTY if self.path.startswith(ORIGIN) else None, NOT_KEPT)
        else:
            file = served_file(self.path.removeprefix(beginning))
            self._answer(file, FOR_GOOD if file else NOT_KEPT)

    def _answer(self, file: ServedFile | None, keeping: dict[str, str]) -> None:
        content = file.content if file else b""
        self.send_response(200 if file else 404)
        headers = {"Content-Type": file.media_type if file else "text/plain", "Content-Length": str(len(content))}
        for name, value in {**headers, **keeping}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
