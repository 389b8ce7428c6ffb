"""Who is looking: an id in a signed cookie, so that a reload or a restart finds the learner's own runs again.

The key is made once and kept in CAPSULE_LAB_HOME. The cookie's name says which key it was, as browsers send a
cookie to every server of a computer, whatever its port.
"""

import hashlib
import logging
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import streamlit as st
from itsdangerous import BadSignature, Signer
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.settings import settings

COOKIE = "capsule_lab_learner"
"""The first part of the cookie's name."""
A_YEAR = 365 * 24 * 3600
NOT_MODIFIED = 304
_KEY_FILE = "cookie.key"
_KEY_BYTES = 32
_SESSION_KEY = "learner-of-this-session"

_log = logging.getLogger(__name__)


class LearnerCookie:
    """ASGI middleware that gives every new browser an id with its first page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or learner_of(HTTPConnection(scope).cookies) is not None:
            await self.app(scope, receive, send)
            return
        asks_for_page = "text/html" in HTTPConnection(scope).headers.get("accept", "")

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                # A browser that kept the page but not the cookie is told that the page is as it was.
                is_kept_page = message["status"] == NOT_MODIFIED and asks_for_page
                if is_kept_page or headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", _new_cookie())
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def learner_id() -> str:
    """Return the id of the learner whose browser this session belongs to.

    Without a valid cookie it is one of this session alone, so that no two share it.
    """
    learner = learner_of(st.context.cookies)
    return learner or str(st.session_state.setdefault(_SESSION_KEY, _new_id()))


def learner_of(cookies: Mapping[str, str]) -> str | None:
    """Return the learner's id in these cookies, or None unless this server gave it."""
    try:
        return _signer().unsign(cookies.get(cookie_name(), "")).decode()
    except BadSignature:
        return None


def sign(learner: str) -> str:
    """Return the cookie's value for the learner of this id."""
    return _signer().sign(learner).decode()


def cookie_name() -> str:
    """Return the name of the cookie that this server's key signs."""
    return f"{COOKIE}_{hashlib.sha256(_key()).hexdigest()[:8]}"


def _new_cookie() -> str:
    return f"{cookie_name()}={sign(_new_id())}; Max-Age={A_YEAR}; Path=/; HttpOnly; SameSite=Lax"


def _new_id() -> str:
    return secrets.token_hex(12)


@cache
def _signer() -> Signer:
    return Signer(_key(), salt=COOKIE, digest_method=hashlib.sha256)


@cache
def _key() -> bytes:
    """Return the key of this home; where it cannot be kept, one that ends with this process."""
    path = settings().home / _KEY_FILE
    try:
        if not path.is_file() or path.stat().st_size != _KEY_BYTES:
            _make_key(path)
        return path.read_bytes()
    except OSError as error:
        _log.warning("%s cannot be kept (%s): learners lose their runs with a restart.", path, error.strerror)
        return secrets.token_bytes(_KEY_BYTES)


def _make_key(path: Path) -> None:
    """Write a new key that only this user may read; two processes that do so at once end with the same one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        path.unlink(missing_ok=True)  # one that was cut short
        with suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
