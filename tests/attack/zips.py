"""Zips with hostile names, and zips with any bytes changed."""

import io
from pathlib import Path

from lib.errors import LearnerError
from tests.attack.ground import Ground, Outcome
from tests.datasets.own.pictures import OWNER, from_zip, picture, two_folders, zipped

NAMES = (
    *("../out.png", "red/../../out.png", "/etc/out.png", "C:/out.png", "..\\out.png", "\\\\host\\out.png"),
    *("red/../../../../../../tmp/out.png", "./../out.png", "red/./../../out.png", "~/out.png", "$HOME/out.png"),
    *("red/out.png\0.txt", "red/\u202egnp.tuo", "red/" + "o" * 300 + ".png", "/", "..", ".", "red//out.png"),
    *("red/con.png", "red/out.png/", "<img src=x onerror=alert(1)>/out.png"),
)
SCRAMBLED = 300


def attack(ground: Ground) -> Outcome:
    """Make classes of zips with each name, and then of scrambled ones."""
    outcome = Outcome("classes, or a refusal in words; nothing outside of the data sets' folder")
    around = _files(ground.home.parent, outside=ground.home)
    for name in NAMES:
        _make(outcome, f"name {name[:40]!r}", lambda name=name: zipped([*two_folders(), (name, picture(1))]))
    nameless = zipped([*two_folders(), ("Z.png", picture(1))]).getvalue().replace(b"Z.png", b"\0.png")
    _make(outcome, "no name", lambda: io.BytesIO(nameless))
    whole = zipped(two_folders()).getvalue()
    for number in ground.rounds(SCRAMBLED):
        content = bytearray(whole)
        for _ in range(3):
            content[ground.chance.randrange(len(whole))] = ground.chance.randrange(256)
        _make(outcome, f"round {number}", lambda content=content: io.BytesIO(content))
    new = _files(ground.home.parent, outside=ground.home) - around
    outcome.check(not any("out" in name for name in new), f"written outside of the home: {sorted(new)[:3]}")
    stray = [path for path in ground.home.rglob("*out.png") if "datasets" not in path.parts]
    outcome.check(not stray, f"written outside of the data sets: {stray[:3]}")
    return outcome


def _make(outcome: Outcome, what: str, make) -> None:
    outcome.rounds += 1
    try:
        from_zip("x", OWNER, make())
    except LearnerError:
        return
    except Exception as error:  # any other is what is looked for
        outcome.check(False, f"{what}: {type(error).__name__}: {error}")


def _files(folder: Path, *, outside: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path != outside}
