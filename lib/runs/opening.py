"""The one run store of a process, as the settings name it."""

from functools import cache

from lib.runs.recovery.rebuild import open_sound
from lib.runs.store import RunStore
from lib.settings import settings


@cache
def open_store() -> RunStore:
    """Return the store that the settings name, one a process, with the bundled runs registered.

    Raises:
        LearnerError: if its database cannot be reached, read or written.
    """
    from lib.runs.bundle import register_bundled_runs

    store = open_sound(settings().database_url, settings().home / "runs")
    register_bundled_runs(store)
    return store
