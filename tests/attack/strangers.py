"""Paths that climb out of what the server hands out, and requests in the name of other sites."""

import http.client
from contextlib import closing

from tests.attack.ground import Ground, Outcome
from tests.e2e.server import Server

SECRET = "nobody may read this"
WAYS_UP = ("../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..\\", "..%5c", "....//", "%252e%252e%252f")
BEGINNINGS = ("/parts/", "/parts/x/", "/static/")
FOREIGN = (
    *(
        "http://evil.example",
        "https://evil.example",
        "null",
        "http://localhost.evil.example",
        "http://127.0.0.1.nip.io",
    ),
    *("http://evil.example:{port}", "http://xn--localhost-.example", "file://"),
)
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def attack(ground: Ground) -> Outcome:
    """Ask for a file beside the home, and open websockets as foreign sites and by foreign names."""
    outcome = Outcome("no file outside, and no stranger gets a websocket or a page")
    (ground.home / "secret.txt").write_text(SECRET)
    server = Server(ground.home)
    try:
        for beginning in BEGINNINGS:
            for way in WAYS_UP:
                for depth in (1, 4, 9):
                    outcome.rounds += 1
                    path = f"{beginning}{way * depth}{str(ground.home / 'secret.txt').lstrip('/')}"
                    _status, body = _ask(server.port, path)
                    outcome.check(SECRET not in body, f"{path} was handed out")
                    _status, body = _ask(server.port, f"{beginning}{way * depth}etc/passwd")
                    outcome.check("root:" not in body, f"{beginning}{way * depth}etc/passwd was handed out")
        for origin in FOREIGN:
            outcome.rounds += 1
            headers = {**UPGRADE, "Origin": origin.format(port=server.port)}
            status, _body = _ask(server.port, "/_stcore/stream", headers)
            outcome.check(status != 101, f"a websocket for {origin}")
            name = origin.partition("//")[2].format(port=server.port)
            if name and name not in ("null",):
                status, _body = _ask(server.port, "/", {"Host": name})
                outcome.check(status == 421, f"a page by the name {name}: {status}")
    finally:
        server.stop()
    return outcome


def _ask(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Return status and body; a server that hangs up counts as status 0."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, "" if answer.status == 101 else answer.read().decode(errors="replace")
        except (http.client.HTTPException, OSError):
            return 0, ""
