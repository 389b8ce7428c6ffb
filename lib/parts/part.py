"""Declares a browser part: its scripts, its labels, what it sends to Python, and how a page shows it."""

from collections.abc import Mapping
from dataclasses import Field, dataclass
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

import streamlit as st
from streamlit.components.v2 import component

from lib.i18n import current_language
from lib.parts.key import Key, name_of, visit_of
from lib.parts.packing import Payload
from lib.parts.sent import is_mapping
from lib.parts.served import address_of


class BrowserState(Protocol):
    """What a browser part sends to Python: a frozen dataclass whose fields are the names that the scripts use."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state that a browser sent, by field; the default replaces a missing or impossible value."""
        ...


@dataclass(frozen=True)
class NoState:
    """The state of a part that sends nothing to Python."""

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the empty state."""
        return cls()


State = TypeVar("State", bound=BrowserState)

SCRIPT = """const part = import(new URL("{address}", document.baseURI))
export default async (call) => (await part).default(call)
"""


class Part(Generic[State]):
    """A browser part: the folder `lib/parts/<name>` with `component.js`, `component.css` and `labels.py`.

    Its scripts, styles and labels are files that a browser loads once; a run of a page sends only the payload.
    Create it once, at module level.
    """

    def __init__(self, name: str, state: type[State] = NoState) -> None:
        self.name = name
        self._state = state
        self._mount = component(f"capsule_lab_{name}", js=script_of(name))

    def mount(self, payload: Payload, *, key: Key) -> State:
        """Show the part on the page with `payload`, and return its state."""
        # Any, because a type checker takes a keyword that it does not know for any of Streamlit's own.
        changes: dict[str, Any] = {f"on_{name}_change": _rerun for name in self._state.__dataclass_fields__}
        packed = payload.packed(current_language(), visit_of(key))
        return self._read(self._mount(data=packed, key=name_of(key), **changes), key)

    def state(self, key: Key) -> State:
        """Return the last state of the part that was mounted with `key`, before it is mounted in this run."""
        return self._read(st.session_state.get(name_of(key)), key)

    def _read(self, sent: object, key: Key) -> State:
        """Return what was sent of the visit of `key`; each value travels with the visit that it was told in."""
        names = self._state.__dataclass_fields__
        told = {name: sent.get(name) if is_mapping(sent) else getattr(sent, name, None) for name in names}
        visit = visit_of(key)
        return self._state.read({name: _value_of(one, visit) for name, one in told.items()})


def _value_of(told: object, visit: int | None) -> object:
    return told.get("value") if is_mapping(told) and told.get("visit") == visit else None


def script_of(name: str) -> str:
    """Return the script that Streamlit sends: it loads the part's modules from the server."""
    return SCRIPT.format(address=address_of(f"{name}/entry.js"))


def _rerun() -> None:
    """Do nothing: Streamlit keeps a value only if it has a callback, and the rerun alone is wanted."""
