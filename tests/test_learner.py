"""A browser gets a signed id with its first page, and what the server did not sign is no id."""

from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from types import SimpleNamespace

import pytest

from lib import learner
from lib.learner import LearnerCookie, cookie_name, learner_id, sign
from tests.own_loop import run_in_own_loop


def forget_key() -> None:
    """Forget the key as a restart does."""
    for remembered in (learner._key, learner._signer):
        remembered.cache_clear()


@pytest.fixture(autouse=True)
def fresh_key(home: Path) -> Iterator[None]:
    forget_key()
    yield
    forget_key()


def answer(
    status: int = 200,
    content_type: str | None = "text/html; charset=utf-8",
    *,
    accept: str = "text/html,application/xhtml+xml",
    cookie: str = "",
) -> SimpleCookie:
    """Return the cookies that come with an answer of the app below."""
    sent = []

    async def app(_scope, _receive, send) -> None:
        headers = [(b"content-type", content_type.encode())] if content_type else []
        await send({"type": "http.response.start", "status": status, "headers": headers})

    async def send(message) -> None:
        sent.append(message)

    async def receive() -> dict:
        return {"type": "http.request"}

    headers = [(b"accept", accept.encode()), (b"cookie", cookie.encode())]
    scope = {"type": "http", "headers": headers, "method": "GET", "path": "/"}
    run_in_own_loop(LearnerCookie(app)(scope, receive, send))
    cookies = SimpleCookie()
    for name, value in sent[0]["headers"]:
        if name == b"set-cookie":
            cookies.load(value.decode())
    return cookies


def who(monkeypatch: pytest.MonkeyPatch, value: str | None, session: dict[str, object] | None = None) -> str:
    """Return the id of a session whose browser sends this value as its cookie."""
    cookies = {} if value is None else {cookie_name(): value}
    state = {} if session is None else session
    fake = SimpleNamespace(context=SimpleNamespace(cookies=cookies), session_state=state)
    monkeypatch.setattr(learner, "st", fake)
    return learner_id()


def test_a_new_browser_gets_an_id_that_stays_after_a_restart(monkeypatch):
    cookie = answer()[cookie_name()]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    first = who(monkeypatch, cookie.value)
    assert cookie.value.startswith(f"{first}.") and len(first) == 24
    forget_key()
    assert who(monkeypatch, cookie.value) == first
    assert not answer(cookie=f"{cookie_name()}={cookie.value}")


def test_every_browser_gets_another_id():
    assert answer()[cookie_name()].value != answer()[cookie_name()].value


@pytest.mark.parametrize("forged", ["command-line", "capsule-lab", "nobody", "0" * 24, "0" * 24 + ".c2lnbmVk", ""])
def test_what_was_not_signed_is_nobodys_id(monkeypatch, forged):
    assert who(monkeypatch, forged) not in (forged, forged.partition(".")[0])
    assert answer(cookie=f"{cookie_name()}={forged}")[cookie_name()].value  # and gets another


def test_a_signature_is_for_one_id_only(monkeypatch):
    signature = sign("0" * 24).partition(".")[2]
    assert who(monkeypatch, f"{'1' * 24}.{signature}") != "1" * 24


def test_sessions_without_a_cookie_share_nothing(monkeypatch):
    session: dict[str, object] = {}
    first = who(monkeypatch, None, session)
    assert who(monkeypatch, None, session) == first
    assert who(monkeypatch, None) != first


def test_a_page_that_the_browser_kept_brings_the_cookie_too():
    assert answer(304, None)[cookie_name()].value


@pytest.mark.parametrize(("status", "accept"), [(304, "*/*"), (304, "image/png"), (200, "*/*")])
def test_other_files_bring_none(status, accept):
    assert not answer(status, "application/javascript" if status == 200 else None, accept=accept)


def test_the_key_is_for_this_user_alone_and_a_damaged_one_is_replaced(home, monkeypatch):
    value = answer()[cookie_name()].value
    path = home / "cookie.key"
    assert (path.stat().st_mode & 0o777, path.stat().st_size) == (0o600, 32)
    assert [file.name for file in home.iterdir() if "cookie" in file.name] == ["cookie.key"]
    path.write_bytes(b"")
    forget_key()
    assert who(monkeypatch, value) != value.partition(".")[0]
    assert path.stat().st_size == 32


def test_another_home_has_another_cookie(tmp_path, monkeypatch):
    name = cookie_name()
    forget_key()
    monkeypatch.setattr(learner, "settings", lambda: SimpleNamespace(home=tmp_path))
    assert cookie_name() != name  # so that two servers of one computer take nothing from each other


def test_a_home_that_cannot_be_written_ends_no_page(monkeypatch, caplog, tmp_path):
    monkeypatch.setattr(learner, "settings", lambda: SimpleNamespace(home=tmp_path / "missing"))
    value = answer()[cookie_name()].value
    assert who(monkeypatch, value) == value.partition(".")[0]
    assert "learners lose their runs with a restart" in caplog.text
