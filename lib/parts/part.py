"""Declares a browser part whose scripts are ES modules: its files, its labels, what it tells Python, its mount."""

from collections.abc import Mapping
from dataclasses import Field, dataclass
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

import streamlit as st

from lib.i18n import current_language
from lib.parts.packing import Payload
from lib.parts.served import address_of


class BrowserState(Protocol):
    """What a browser part tells Python: a frozen dataclass whose fields are the names that the scripts use."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @classmethod
    def read(cls, told: Mapping[str, object]) -> Self:
        """Return what was told, by field; what is missing, and what the part would never say, counts as untold."""
        ...


@dataclass(frozen=True)
class NoState:
    """Of a part that tells Python nothing."""

    @classmethod
    def read(cls, told: Mapping[str, object]) -> Self:
        """Return the one state there is."""
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
        self._mount = st.components.v2.component(f"capsule_lab_{name}", js=script_of(name))

    def mount(self, payload: Payload, *, key: str) -> State:
        """Show the part on the page with `payload`, and return what it tells."""
        changes = {f"on_{name}_change": _rerun for name in self._state.__dataclass_fields__}
        told = self._mount(data=payload.packed(current_language()), key=key, **changes)
        return self._read(told)

    def state(self, key: str) -> State:
        """Return what the part that was mounted with `key` last told, before it is mounted in this run."""
        return self._read(st.session_state.get(key))

    def _read(self, told: Any) -> State:
        names = self._state.__dataclass_fields__
        if isinstance(told, Mapping):
            return self._state.read({name: told.get(name) for name in names})
        return self._state.read({name: getattr(told, name, None) for name in names})


def script_of(name: str) -> str:
    """Return the script that Streamlit sends: it loads the part's modules from the server."""
    return SCRIPT.format(address=address_of(f"{name}/entry.js"))


def _rerun() -> None:
    """Do nothing: Streamlit takes state only where there is a callback for it, and the rerun is all we want."""
