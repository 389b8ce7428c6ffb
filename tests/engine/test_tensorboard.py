"""A real TensorBoard: it starts on a free port, shows runs, takes more, stops, and survives its own death."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
import pytest
from starlette.routing import Router

from lib.engine.tensorboard import TensorBoard
from lib.engine.tensorboard_route import tensorboard_route
from tests.conftest import ROOT
from tests.own_loop import run_in_own_loop
from tests.waiting import wait_for

PATIENCE = 120.0


@pytest.fixture
def board(home, tmp_path):
    home.mkdir(parents=True, exist_ok=True)
    board = TensorBoard(tmp_path / "links")
    yield board
    board.stop()


@pytest.fixture
def events(trained_home) -> Path:
    return Path(trained_home.home) / "runs" / trained_home.run_id / "tensorboard"


def asked(port: int, path: str):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/tensorboard{path}", timeout=60) as answer:
        return json.loads(answer.read())


def wait_until_it_shows(port: int, *names: str) -> None:
    wait_for(lambda: sorted(asked(port, "/data/runs")) == sorted(names), PATIENCE, every=0.3)


def of(name: str) -> tuple[str, str]:
    """Return what TensorBoard calls the two phases of a run."""
    return name, f"{name}/validation"


def test_its_whole_life(board, events):
    assert (board.port, board.shown) == (None, [])
    board.stop()  # nothing to stop is no trouble
    port = board.show({"a tiny run": events})
    assert board.port == port > 0
    assert board.shown == ["a tiny run"]
    wait_until_it_shows(port, *of("a tiny run"))
    tags = asked(port, "/data/plugin/scalars/tags")
    assert {"loss", "accuracy"} <= tags["a tiny run"].keys()
    assert {"accuracy"} <= tags["a tiny run/validation"].keys()  # in one chart with the other of its name
    assert "conv1/kernel" in asked(port, "/data/plugin/histograms/tags")["a tiny run"]
    assert "reconstructions" in asked(port, "/data/plugin/images/tags")["a tiny run"]

    assert board.show({"again": events}) == port  # the same process takes it in
    wait_until_it_shows(port, *of("a tiny run"), *of("again"))

    os.kill(board._process.pid, signal.SIGKILL)
    board._process.wait()
    assert (board.port, board.shown) == (None, [])
    wait_until_it_shows(board.show({"afterwards": events}), *of("afterwards"))

    process = board._process
    board.stop()
    assert process.poll() is not None
    assert (board.port, board.shown) == (None, [])
    assert events.is_dir()  # only the link to it is gone


def test_it_ends_with_its_server_even_by_kill_9(home, events, tmp_path):
    home.mkdir(parents=True, exist_ok=True)
    script = (
        "import sys, time; from pathlib import Path; from lib.engine.tensorboard import TensorBoard; "
        "board = TensorBoard(Path(sys.argv[1])); board.show({'run': Path(sys.argv[2])}); "
        "print(board._process.pid, flush=True); time.sleep(600)"
    )
    server = subprocess.Popen(
        (sys.executable, "-c", script, str(tmp_path / "links"), str(events)), cwd=ROOT, stdout=subprocess.PIPE
    )
    assert server.stdout is not None
    process = psutil.Process(int(server.stdout.readline()))
    server.kill()
    server.wait()
    _gone, alive = psutil.wait_procs([process], timeout=20)
    assert not alive


@pytest.fixture
def behind_the_app(board):
    """Return a function that asks the app's route, as a browser does, and returns the messages that come back."""

    def ask(path: str, method: str = "GET", body: bytes = b"", **headers: str) -> list[dict]:
        sent = []

        async def receive():
            return {"type": "http.request", "body": body}

        async def send(message):
            sent.append(message)

        given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        path, _mark, query = path.partition("?")
        scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": given}
        scope |= {"root_path": "", "scheme": "http", "server": ("localhost", 80)}
        run_in_own_loop(Router([tensorboard_route(lambda: board, "/lab")])(scope, receive, send))
        return sent

    return ask


def test_browsers_reach_it_through_the_app_alone(board, events, behind_the_app):
    assert behind_the_app("/lab/tensorboard/")[0]["status"] == 404
    port = board.show({"a run": events}, "ada")
    assert board.started_by == "ada"
    board.show({"another": events}, "bob")
    assert board.started_by == "ada"
    listening = [
        one.laddr for one in psutil.Process(board._process.pid).net_connections() if one.status == "LISTEN"
    ]
    assert [(place.ip, place.port) for place in listening] == [("127.0.0.1", port)]
    wait_until_it_shows(port, *of("a run"), *of("another"))
    start, body = behind_the_app("/lab/tensorboard/data/runs", accept_encoding="identity")
    assert start["status"] == 200
    assert sorted(json.loads(body["body"])) == [*of("a run"), *of("another")]
    assert dict(start["headers"])[b"content-type"] == b"application/json"
    asked_for = b"tag=loss&runs=a+run"
    start, body = behind_the_app(
        "/lab/tensorboard/data/plugin/scalars/scalars_multirun",
        "POST",
        asked_for,
        content_type="application/x-www-form-urlencoded",
    )
    assert (start["status"], list(json.loads(body["body"]))) == (200, ["a run"])
    assert behind_the_app("/lab/tensorboard/", "POST", content_length="2000000")[0]["status"] == 413
