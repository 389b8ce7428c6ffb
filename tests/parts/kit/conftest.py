"""A web server that hands out scripts, LiteRT.js and networks as the app does, and a page that opens networks."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from lib.parts.served import FOR_GOOD, NOT_KEPT, address_of, routes
from tests.parts.kit.tiny_network import write_network
from tests.waiting import wait_for

OPEN = """async ([script, address, withServer]) => {
  const { openNetwork, networkMemory } = await import(new URL(script, document.baseURI))
  window.networkMemory = networkMemory
  window.plain = (answer) => answer && Object.fromEntries(
    Object.entries(answer).map(([name, { data, shape }]) => [name, { data: [...data], shape }]))
  window.asked ??= []
  window.reasons ??= []
  const server = (gesture) => async (...given) => {
    window.asked.push(gesture)
    return { [gesture]: { data: Float32Array.of(1, 2), shape: [1, 2] } }
  }
  const gestures = ["observe", "route", "combine", "decode"].map((gesture) => [gesture, server(gesture)])
  const fallback = withServer ? Object.fromEntries(gestures) : undefined
  window.network = openNetwork(address, { fallback, onFallback: (reason) => window.reasons.push(reason) })
}"""


@dataclass
class Site:
    """A running server, its files of networks by name, and the paths that it was asked for.

    Attributes:
        kept: whether browsers may keep the files, as they may those of the app.
    """

    url: str = ""
    kept: bool = True
    networks: dict[str, Path | bytes] = field(default_factory=dict[str, Path | bytes])
    paths: list[str] = field(default_factory=list[str])

    def asked_for(self, part: str) -> int:
        """Return how many of the paths have `part` in them."""
        return sum(part in path for path in self.paths)


@pytest.fixture(scope="session")
def network_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the file of a network whose routing iterates, and of one that makes one pass."""
    folder = tmp_path_factory.mktemp("networks")
    files = {"tiny": folder / "tiny.tflite", "once": folder / "once.tflite"}
    write_network(files["tiny"])
    write_network(files["once"], iterates=False)
    return files


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    """Yield a running site."""
    site = Site()

    async def answer_network(request: Request) -> Response:
        name = request.path_params["name"]
        found = site.networks.get(name)
        if found is None:
            return Response(status_code=404)
        headers = FOR_GOOD if site.kept else NOT_KEPT
        return (
            Response(found, headers=headers) if isinstance(found, bytes) else FileResponse(found, headers=headers)
        )

    async def answer_page(request: Request) -> Response:
        return HTMLResponse("<!doctype html><title>Networks</title><link rel=icon href=data:,><p>A page</p>")

    app = Starlette(
        routes=[*routes(), Route("/networks/{name}.tflite", answer_network), Route("/page", answer_page)]
    )

    async def record(scope: Any, receive: Any, send: Any) -> None:
        site.paths.append(scope.get("path", ""))
        await app(scope, receive, send)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        site.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        running = uvicorn.Server(uvicorn.Config(record, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=running.run, args=([listening],), daemon=True)
        thread.start()
        wait_for(lambda: running.started)
        yield site
        running.should_exit = True
        thread.join()


@pytest.fixture
def site(server: Site, network_files: dict[str, Path]) -> Site:
    """Return the site, with the two networks and nothing asked for yet."""
    server.networks, server.kept = dict(network_files), True
    server.paths.clear()
    return server


@pytest.fixture
def console() -> list[str]:
    """Return all that a page writes into its console; a test that expects nothing there compares it with []."""
    return []


@pytest.fixture
def page(browser: Browser, site: Site, console: list[str]) -> Iterator[Page]:
    """Yield an empty page of the site; no script of it may fail."""
    context = browser.new_context()
    opened = context.new_page()
    broken: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        console.append(f"{message.type}: {message.text}")

    opened.on("console", hear)
    opened.on("pageerror", lambda error: broken.append(str(error)))
    opened.goto(f"{site.url}/page")
    yield opened
    context.close()
    assert broken == []


def open_network(page: Page, name: str | None = "tiny", *, with_server: bool = True) -> None:
    """Open a network of the site as `window.network`; `window.asked` gets what a server would be asked for."""
    address = None if name is None else f"networks/{name}.tflite?v=0"
    page.evaluate(OPEN, [address_of("kit/network.js"), address, with_server])
