"""Where things live and how much may run at once; every setting is a `CAPSULE_LAB_*` variable."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.errors import N_, LearnerError

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the app itself."""
ASSETS = ROOT / "assets"


@dataclass(frozen=True)
class Settings:
    """What the environment variables say.

    Attributes:
        home: the folder for runs, data sets and the default database.
        database_url: SQLAlchemy URL of the run store.
        slots: trainings that may run at once, or None for one a GPU (one where there is none).
        inspectors: processes that compute what pages look at, 1 or 2.
        hosts: names by which the server answers, beside its own; "*" stands for all.
    """

    home: Path
    database_url: str
    slots: int | None
    inspectors: int
    hosts: tuple[str, ...] = ()


def _whole_number(name: str, lowest: int, highest: int) -> int | None:
    text = os.environ.get(name, "").strip()
    if not text:
        return None
    if not text.isdecimal() or not lowest <= int(text) <= highest:
        raise LearnerError(
            N_("{name} must be a whole number from {lowest} to {highest}, but is “{text}”. Change or unset it."),
            name=name,
            lowest=lowest,
            highest=highest,
            text=text,
        )
    return int(text)


def home_folder() -> Path:
    """Return the folder for runs, data sets and the default database; it may not be there yet."""
    return Path(os.environ.get("CAPSULE_LAB_HOME") or Path.home() / ".capsule-lab").expanduser().resolve()


def shorten_paths(text: str) -> str:
    """Return a text in which files of the home and of the app stand below the name of that folder alone.

    Where the server keeps them is nobody's business in class.
    """
    for folder in (home_folder(), ROOT):
        text = text.replace(str(folder), folder.name or str(folder))
    return text


@cache
def settings() -> Settings:
    """Return the settings of this process, read once.

    Raises:
        LearnerError: if a variable does not hold what it should, or the home cannot be made.
    """
    home = home_folder()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LearnerError(
            N_("The folder {folder} cannot be used ({error}). Set CAPSULE_LAB_HOME to one that can be written."),
            folder=home,
            error=error.strerror,
        ) from error
    return Settings(
        home=home,
        database_url=os.environ.get("CAPSULE_LAB_DATABASE_URL") or f"sqlite:///{home / 'runs.sqlite'}",
        slots=_whole_number("CAPSULE_LAB_SLOTS", 1, 64),
        inspectors=_whole_number("CAPSULE_LAB_INSPECTORS", 1, 2) or 1,
        hosts=tuple(os.environ.get("CAPSULE_LAB_HOSTS", "").lower().replace(",", " ").split()),
    )
