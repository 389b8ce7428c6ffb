"""Errors whose sentence is meant for the learner.

A `LearnerError` keeps the English message and its values apart, so that a page can translate the
message and then fill in the values. `str(error)` is the filled English sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from typing import NamedTuple, TypeVar, cast

Entry = TypeVar("Entry")
SomeError = TypeVar("SomeError", bound="LearnerError")


def N_(message: str) -> str:
    """Mark `message` for translation without translating it here (gettext's no-op)."""
    return message


class Plural(NamedTuple):
    """A message that depends on a count, in English: for one, and for any other number."""

    one: str
    other: str


def NP_(one: str, other: str) -> Plural:
    """Mark a message that depends on {count} for translation without translating it here."""
    return Plural(one, other)


LIST = N_("{text}, {more}")
CLAUSES = N_("{text}; {more}")
TITLED = N_("{title}: {text}")
"""How every language joins what is listed, what stands in one sentence, and a title and its text."""


class LearnerError(Exception):
    """Something went wrong that the learner can act on.

    Args:
        message: an English sentence marked with `N_`: what was expected, what came, what to do.
        **values: what fills the `{placeholders}` in the message; a tuple of texts is written as a list.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(in_english(message, values))
        self.message = message
        self.values = values

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        # Errors cross process borders (inspectors); the default would lose the values.
        return _rebuild, (type(self), self.message, self.values)


def in_english(message: str, values: Mapping[str, object]) -> str:
    """Return the message filled in, in English; `lib.i18n.sentence` does the same in the learner's language."""
    return message.format(**{name: _listed(value) for name, value in values.items()})


def _listed(value: object) -> object:
    return ", ".join(map(str, cast(Iterable[object], value))) if isinstance(value, tuple | list) else value


def without_frames(error: SomeError) -> SomeError:
    """Return an equal error to be kept.

    One that was raised holds the frames that it came through, and all that stood in their variables: files of
    megabytes. So do the errors it came from, and those among its values, which become their sentences.
    """
    kept = copy(error)  # as `__reduce__` rebuilds it
    kept.values = {name: _plain(value) for name, value in error.values.items()}
    return kept


def _plain(value: object) -> object:
    if isinstance(value, LearnerError):
        return without_frames(value)
    return str(value) if isinstance(value, BaseException) else value


def _rebuild(cls: type[LearnerError], message: str, values: dict[str, object]) -> LearnerError:
    return cls(message, **values)


def find_entry(entries: Mapping[str, Entry], name: str, sentence: str) -> Entry:
    """Return the entry called `name`.

    Args:
        sentence: what to say if there is none, marked with `N_`, with the placeholders {name} and {known}.

    Raises:
        LearnerError: if there is none.
    """
    if name not in entries:
        raise LearnerError(sentence, name=name, known=tuple(entries))
    return entries[name]
