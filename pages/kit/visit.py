"""A learner's visit of a page; `pages.kit.state` keeps the one that is going on."""

from dataclasses import dataclass, field
from typing import Any

from pages.kit.declaration import Page


@dataclass
class Visit:
    """A learner on a page, since the page was opened or the browser's Back or Forward brought another address.

    Attributes:
        name: of the page.
        number: counts the visits of one page, so that browser parts are mounted anew.
        serial: counts the visits of all pages.
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
    number: int
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
