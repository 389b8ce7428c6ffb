"""What the address of a page says, kept for as long as a learner is on it; nothing else in Python touches it.

A learner's choice is put here first and published to the browser before the page is drawn and after it, as one
step of the browser's history. With Back, Forward or a link Streamlit runs the whole script with another address:
then all choices are read from it anew, and browser parts begin anew (`key_of`), so that everything is as that
address says. What a browser part writes without the server (`Parameter.part`) is never published from here; the
browser tells it just before the page runs (`lib.parts.address_bar`).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib import i18n
from lib.i18n import _
from lib.parts.address_bar import told_by_parts
from lib.parts.key import OfVisit
from pages.kit.declaration import HIDE, Page
from pages.kit.notices import say_gone
from pages.kit.parameters import Parameter, split
from pages.kit.travel import take_along, travelled_to
from pages.kit.visit import Visit, owns

_KEY = "address-of-the-page"


def settle_language() -> None:
    """Read the language from the address, before the first text; a page without one goes on in the same."""
    wanted = st.query_params.get(i18n.QUERY_KEY)
    known = st.session_state.get(i18n.QUERY_KEY)
    languages = i18n.find_languages()
    if known not in languages or _came_by_history():
        st.session_state[i18n.QUERY_KEY] = wanted if wanted in languages else i18n.current_language()


def begin(name: str, page: Page) -> None:
    """Read the address of this page if the learner just came here, by whichever way; call once in a script run."""
    address = st.query_params.to_dict()
    own = {key: text for key, text in address.items() if owns(page, key)}
    before: Visit | None = st.session_state.get(_KEY)
    if before is not None and not _came_by_history():
        for one, text in before.hear(told_by_parts(before.serial)).items():
            take_along(one, text)
    if before is None or before.name != name or _came_by_history() or before.is_foreign(own):
        is_next_page = before is not None and before.name != name and not _came_by_history()
        travelled = dict(travelled_to(page)) if is_next_page else {}
        chosen = {**{key: text for key, text in travelled.items() if owns(page, key)}, **own}
        serial = 0 if before is None else before.serial + 1
        visit = Visit(name, page, serial, address, travelled, chosen, unchecked=set(own))
        for key in chosen:
            visit.see(key)
        st.session_state[_KEY] = visit
    visit = _visit()
    visit.page, visit.said = page, set()
    language = i18n.current_language()
    if language != i18n.browser_language() or i18n.QUERY_KEY in visit.chosen:
        put(i18n.QUERY_KEY, language)


def publish() -> None:
    """Let the browser's address name what was chosen; nothing is sent where it does already."""
    visit: Visit | None = st.session_state.get(_KEY)
    if visit is None:
        return
    address = st.query_params.to_dict()
    wanted = {key: text for key, text in address.items() if not visit.owns(key)} | visit.chosen
    if wanted != address:
        st.query_params.from_dict(wanted)


def _came_by_history() -> bool:
    """Whether the browser's Back or Forward caused this script run."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and context.is_history_navigation


def _visit() -> Visit:
    return st.session_state[_KEY]


def parameter(name: str) -> Parameter:
    """Return what the page declares under this name, or raise ValueError."""
    return _visit().page.state.parameter(name)


def chosen(name: str) -> str | None:
    """Return what the address says of a parameter, or None; whether that exists is for the page to see."""
    return current(name) if parameter(name).part else _visit().chosen.get(name)


def current(name: str) -> str | None:
    """Return what a browser part has written into the address by now, or what travelled here; None for neither."""
    parameter(name)
    visit = _visit()
    arrived = st.query_params.get(name, visit.travelled.get(name))
    return told_by_parts(visit.serial).written.get(name, arrived)


def named_in_address() -> set[str]:
    """Return everything that the address names, of whichever parameter."""
    return {one for text in _visit().chosen.values() for one in split(text)}


def put(name: str, text: str | None) -> None:
    """Let the address say this of a parameter of the page; None and what holds anyway are left out."""
    _visit().put(name, text)
    take_along(parameter(name), _visit().chosen.get(name))


def valid(
    name: str,
    is_valid: Callable[[str], bool],
    default: str,
    *,
    of: str = "",
    in_words: Callable[[str], str] = str,
    missing: Callable[[str], str] = str,
    follows_default: bool = False,
) -> str:
    """Return what is chosen; `default` where nothing is, or what cannot be, which is said if a link asked for it.

    Args:
        default: as the address would say it.
        of: what the choice is made for, such as a run: for another one it begins anew.
        in_words: how the learner reads a value.
        missing: what of a value that cannot be is not there.
        follows_default: True shows another `default` as soon as there is one, as long as nothing is chosen; False
            keeps what was shown, so that what the learner looks at stays.
    """
    visit, declared = _visit(), parameter(name)
    if visit.belongs_to.setdefault(name, of) != of:
        visit.belongs_to[name] = of
        put(name, None)
    text = visit.chosen.get(name, None if follows_default else visit.shown.get(name))
    if text is not None and is_valid(text):
        accept(name)
        return text
    if name in visit.unchecked:
        if name not in visit.said:
            visit.said.add(name)
            say_gone(_(declared.title), missing(text or ""), in_words(default))
        return default
    visit.put(name, None)  # what cannot be on this page may be on the next
    visit.shown[name] = default
    return default


def accept(name: str) -> None:
    """Note that what the address says of this parameter is here: what becomes of it later is no link's fault."""
    _visit().unchecked.discard(name)
    text = chosen(name)
    if text is not None:
        take_along(parameter(name), text)


def explain(name: str) -> None:
    """Note that in this script run the page itself says why what a link asks for is not shown."""
    _visit().said.add(name)


def came_by_link(name: str) -> bool:
    """Return whether the learner came with an address that names this, and it was not found valid so far."""
    return name in _visit().unchecked


def bind(name: str, value: object, written: Callable[[Any], str] = str) -> dict[str, Any]:
    """Return keyword arguments for a widget that shows `value` and puts what is chosen into the address.

    After Back and Forward the browser is told the value even where the server knows it: what the run before told
    it may never have been drawn, as two quick steps of the history overtake each other.
    """
    if _came_by_history() or name not in st.session_state or st.session_state[name] != value:
        st.session_state[name] = value
    return {"key": name, "on_change": while_here(lambda: put(name, written(st.session_state[name])))}


def while_here(act: Callable[[], None]) -> Callable[[], None]:
    """Return a widget's callback that does `act` on this page alone.

    Where pages follow each other quickly, what was chosen on one may arrive when the next has begun.
    """
    here = _visit().name
    return lambda: act() if _visit().name == here else None


def is_hidden(name: str) -> bool:
    """Return whether the address says that this control is not drawn."""
    return name in hidden()


def hidden() -> Sequence[str]:
    """Return the names of all controls that the address says are not drawn."""
    return split(_visit().chosen.get(HIDE, ""))


def arrived(part: str) -> dict[str, str]:
    """Return what the address said of a browser part's parameters when the learner came, or what travelled here.

    For a part that itself says what of them cannot be shown; for any other there is `view_of`.
    """
    visit = _visit()
    said = {**visit.travelled, **visit.arrived}
    return {one.name: said[one.name] for one in visit.page.state.of_part(part) if one.name in said}


def view_of(part: str, checks: Mapping[str, Callable[[str], bool]] | None = None) -> dict[str, str]:
    """Return `arrived(part)`, and say at the top of the page what of it cannot be shown.

    The part leaves that out, or shows what is nearest to it.

    Args:
        checks: of a parameter, whether what it says is there, where the page knows that only now.
    """
    visit, view = _visit(), arrived(part)
    for name, text in view.items():
        declared, is_there = parameter(name), (checks or {}).get(name, bool)
        if name not in visit.viewed and not (declared.is_possible(text) and is_there(text)):
            say_gone(_(declared.title), text)
    visit.viewed.update(view)
    return view


def address_with(**of_parts: str) -> dict[str, str]:
    """Return the address of this page as it is, where its browser parts show something else."""
    return {**_visit().chosen, **of_parts}


def link_to(**of_parts: str) -> str:
    """Return a link to `address_with` the same."""
    return f"?{urlencode(address_with(**of_parts))}"


def memory() -> dict[str, Any]:
    """Return what the page remembers as long as this visit lasts; another visit begins with nothing."""
    return _visit().memory


def visit_number() -> int:
    """Return a number that only this visit has."""
    return _visit().serial


def key_of(part: str) -> OfVisit:
    """Return the key for a browser part that begins at its address, also after Back and Forward."""
    return OfVisit(part, visit_number())
