"""By which names the server answers, so that no stranger's page reaches it by a name of its own (DNS rebinding).

A browser lets a page talk to the server whose name the page has. A stranger can let a name of theirs mean a
computer in the classroom; their page then has the server's own origin. So the server answers by its addresses and
its computer's names only, and by those in CAPSULE_LAB_HOSTS.
"""

import ipaddress
import socket
from collections.abc import Collection
from functools import cache

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.settings import settings

ANY = "*"
MISDIRECTED = 421


class AllowedHosts:
    """ASGI middleware that refuses requests and websockets for a name that the server does not have."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        name = host_name(HTTPConnection(scope).headers.get("host", ""))
        if is_allowed(name, (*own_names(), *settings().hosts)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            text = f"This server is not called {name}. Whoever runs it can allow that: CAPSULE_LAB_HOSTS={name}\n"
            await PlainTextResponse(text, MISDIRECTED)(scope, receive, send)


def host_name(header: str) -> str:
    """Return the name in a Host header, without the port: "10.0.0.5" of "10.0.0.5:8501", "::1" of "[::1]:8501"."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].rstrip(".").lower()


def is_allowed(name: str, names: Collection[str]) -> bool:
    """Return whether the server may answer by this name: an address, or one of `names`."""
    return not name or ANY in names or name in names or name.endswith(".localhost") or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True


@cache
def own_names() -> frozenset[str]:
    """Return the names of this computer, and those that Streamlit was told that the server has."""
    told = {str(st.get_option(option) or "") for option in ("server.address", "browser.serverAddress")}
    names = {name.lower() for name in (socket.gethostname(), *told) if name}
    short = {name.partition(".")[0] for name in names if not _is_address(name)}
    return frozenset({"localhost", *names, *short, *(f"{name}.local" for name in short)})
