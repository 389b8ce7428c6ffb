"""The server answers by its own names and addresses, and by no name that a stranger gave it."""

import socket

import pytest

from lib import hosts
from lib.hosts import AllowedHosts, host_name
from lib.settings import settings
from tests.own_loop import run_in_own_loop

HERE = socket.gethostname().lower()


def answer(host: str | None, kind: str = "http") -> list[dict]:
    """Return what is sent to who asks for a page, or for a websocket, by this name."""
    sent = []

    async def app(_scope, _receive, send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> dict:
        return {"type": "http.request"}

    async def send(message) -> None:
        sent.append(message)

    headers = [] if host is None else [(b"host", host.encode())]
    run_in_own_loop(
        AllowedHosts(app)({"type": kind, "headers": headers, "method": "GET", "path": "/"}, receive, send)
    )
    return sent


OWN = ("localhost", "app.localhost", "127.0.0.1", "[::1]", "192.168.0.17", "[fe80::1]", HERE, f"{HERE}.local")


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("port", ["", ":8501"])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_it_answers_by_its_own_names_and_addresses(home, name, port, kind):
    assert answer(name + port, kind)[0]["status"] == 200


def test_who_says_no_name_is_no_browser(home):
    assert answer(None)[0]["status"] == 200


@pytest.mark.parametrize("name", ["evil.example", "evil.example:8501", f"{HERE}.evil.example", "127.0.0.1.nip.io"])
def test_it_answers_by_no_other_name(home, name):
    start, body = answer(name)
    assert start["status"] == 421
    assert b"This server is not called" in body["body"]
    assert answer(name, "websocket") == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize("allowed", ["lab.school.example, other.example", "*"])
def test_whoever_runs_it_allows_more(home, monkeypatch, allowed):
    monkeypatch.setenv("CAPSULE_LAB_HOSTS", allowed)
    settings.cache_clear()
    assert answer("Lab.School.Example:8501")[0]["status"] == 200
    assert answer("evil.example")[0]["status"] == (200 if allowed == "*" else 421)


def test_the_names_that_streamlit_was_told_count(home, monkeypatch):
    hosts.own_names.cache_clear()
    monkeypatch.setattr(hosts.st, "get_option", {"browser.serverAddress": "told.example"}.get)
    assert answer("told.example")[0]["status"] == 200
    hosts.own_names.cache_clear()


@pytest.mark.parametrize(
    ("header", "name"),
    [("A.Example:80", "a.example"), ("a.example.", "a.example"), ("[::1]:8501", "::1"), ("[::1", "::1"), ("", "")],
)
def test_the_port_is_no_part_of_the_name(header, name):
    assert host_name(header) == name
