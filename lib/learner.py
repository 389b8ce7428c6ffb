"""Who is looking: an id in a cookie, so that a reload or a restart finds the learner's own runs again."""

import secrets

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "capsule_lab_learner"
A_YEAR = 365 * 24 * 3600
NOBODY = "nobody"


class LearnerCookie:
    """ASGI middleware that gives every new browser an id with its first page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or COOKIE in HTTPConnection(scope).cookies:
            await self.app(scope, receive, send)
            return

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    value = f"{COOKIE}={secrets.token_hex(12)}; Max-Age={A_YEAR}; Path=/; HttpOnly; SameSite=Lax"
                    headers.append("set-cookie", value)
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def learner_id() -> str:
    """Return the id of the learner whose browser this session belongs to."""
    return str(st.context.cookies.get(COOKIE) or NOBODY)[:64]
