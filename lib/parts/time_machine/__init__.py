"""Shows a run's whole training on one slider: filters, curves, maps and reconstructions move together."""

from lib.parts.key import Key
from lib.parts.part import Part
from lib.parts.time_machine.export import file_of
from lib.parts.time_machine.film import FilmRequest, ShownFilm, chosen_filters
from lib.parts.time_machine.machine import Fitting, RunFacts, fitting, payload
from lib.parts.time_machine.state import MIME, ExportRequest, MachineState
from lib.runs.history import Curves, History

__all__ = [
    "MIME",
    "ExportRequest",
    "FilmRequest",
    "Fitting",
    "MachineState",
    "RunFacts",
    "ShownFilm",
    "chosen_filters",
    "file_of",
    "film_wanted",
    "fitting",
    "payload",
    "shown_up_to",
    "time_machine",
]

PART = Part("time_machine", MachineState)


def shown_up_to(key: Key, run: str) -> int:
    """Return the step of the last snapshot that the browser already has of this run, or -1."""
    have = PART.state(key).have
    return have.step if have is not None and have.run == run else -1


def film_wanted(key: Key) -> FilmRequest | None:
    """Return the film that the browser asked for last, or None."""
    return PART.state(key).film


def time_machine(
    history: History,
    fit: Fitting,
    curves: Curves,
    facts: RunFacts,
    *,
    after: int,
    key: Key,
    film: ShownFilm | None = None,
) -> ExportRequest | None:
    """Draw the machine, and return the file that the learner just asked for, or None.

    It moves in the browser; the script reruns only for a file, or for new snapshots.

    Args:
        history: the snapshots after step `after`, which is -1 for all of them.
        fit: how much of each is sent.
        curves: at all snapshots.
        key: of the component; see `shown_up_to`.
        film: of a picture through some filters, as it was asked for last.
    """
    have = PART.state(key).have
    has_film = film is not None and have is not None and (have.run, have.film) == (facts.run, film.key)
    sent = payload(history, fit, curves, facts, after=after, film=film, has_film=has_film)
    return PART.mount(sent, key=key).export
