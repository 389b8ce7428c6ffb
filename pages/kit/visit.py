"""A learner's visit of a page; `pages.kit.state` keeps the one that is going on."""

from dataclasses import dataclass, field
from typing import Any

from lib.parts.address_bar import Told
from pages.kit.declaration import Page
from pages.kit.parameters import Parameter


@dataclass
class Visit:
    """A learner on a page, since the page was opened or the browser's Back or Forward brought another address.

    Attributes:
        name: of the page.
        serial: counts the visits of all pages; with another one browser parts begin anew.
        arrived: the whole address as it was then.
        travelled: what was chosen on the page before and holds here too.
        chosen: what the page's own parameters are, as the address says it, and what travelled here.
        shown: what was shown of those that the address does not name; it stays until the learner chooses.
        seen: every value that a parameter has had; another one in the address comes from elsewhere.
        unchecked: parameters that came with the address and were not drawn yet.
        belongs_to: what a choice was made for, such as a run.
        viewed: parameters of browser parts that were given to the parts.
        said: parameters of which it was said in this script run that their value is gone.
        memory: what the page itself remembers.
        heard: which of what the browser told was taken as chosen, of `Told.count`.
    """

    name: str
    page: Page
    serial: int
    arrived: dict[str, str]
    travelled: dict[str, str]
    chosen: dict[str, str]
    shown: dict[str, str] = field(default_factory=dict[str, str])
    seen: dict[str, set[str | None]] = field(default_factory=dict[str, set[str | None]])
    unchecked: set[str] = field(default_factory=set[str])
    belongs_to: dict[str, str] = field(default_factory=dict[str, str])
    viewed: set[str] = field(default_factory=set[str])
    said: set[str] = field(default_factory=set[str])
    memory: dict[str, Any] = field(default_factory=dict[str, Any])
    heard: int = 0

    def owns(self, name: str) -> bool:
        """Return whether this is a parameter of the page itself, not of a browser part."""
        return owns(self.page, name)

    def put(self, name: str, text: str | None) -> None:
        """Let the address say this of a parameter of the page; None and what holds anyway are left out."""
        declared = self.page.state.parameter(name)
        self.unchecked.discard(name)
        self.shown.pop(name, None)
        if text is None or (declared.usual and text == declared.usual):
            self.chosen.pop(name, None)
        else:
            self.chosen[name] = text
        self.see(name)

    def see(self, name: str) -> None:
        """Remember what a parameter is now."""
        self.seen.setdefault(name, {None}).add(self.chosen.get(name))

    def hear(self, told: Told) -> dict[Parameter, str | None]:
        """Take as chosen what parts have newly written, and return what of it Python reads and is possible."""
        if told.count <= self.heard:
            return {}
        self.heard = told.count
        found = {self.page.state.find(name): text for name, text in told.written.items()}
        news = {
            one: text
            for one, text in found.items()
            if one is not None and (one.part or one.is_read) and (text is None or one.is_possible(text))
        }
        for one, text in news.items():
            if not one.part:
                self.put(one.name, text)
        return news

    def is_foreign(self, own: dict[str, str]) -> bool:
        """Return whether somebody else changed the address, as a link to the same page does.

        A message that was on its way when the last choice was published brings an older value, not a foreign one.
        """
        return any(own.get(key) not in self.seen.get(key, {None}) for key in {*own, *self.chosen})


def owns(page: Page, name: str) -> bool:
    """Return whether this is a parameter of the page itself, not of a browser part."""
    found = page.state.find(name)
    return found is not None and not found.part
