"""What a page declares: its title, its place in the navigation, and every parameter of its address."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lib.errors import N_
from lib.i18n import QUERY_KEY, find_languages
from pages.kit.parameters import OneOf, Parameter, SeveralOf


class Section(Enum):
    """The sections of the navigation, in order."""

    START = ""
    CAPSULES = N_("See capsules")
    TEST = N_("Test capsules")
    CONVOLUTION = N_("See convolution")
    CHOOSE = N_("Choose")
    TRAIN = N_("Train, evaluate, predict")
    COMPARE = N_("Compare")


HIDE = "hide"
"""The parameter that lists controls which are not drawn."""
OF_ALL_PAGES = (
    OneOf(QUERY_KEY, N_("language"), find_languages()),
    SeveralOf(HIDE, N_("hidden controls")),
)


@dataclass(frozen=True)
class PageState:
    """Every parameter of a page's address.

    Attributes:
        parameters: those of the page itself and of its browser parts; every page has `OF_ALL_PAGES` too.
        controls: what else `hide` can name: the `data-control`s of its browser parts; `question` if it asks one.
    """

    parameters: tuple[Parameter, ...] = ()
    controls: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [parameter.name for parameter in self]
        if len(names) != len(set(names)):
            raise ValueError(f"a page declares a parameter twice: {', '.join(sorted(names))}")

    def __iter__(self) -> Iterator[Parameter]:
        return iter((*self.parameters, *OF_ALL_PAGES))

    def find(self, name: str) -> Parameter | None:
        """Return the parameter that covers `name`, or None if the page declares none."""
        return next((parameter for parameter in self if parameter.covers(name)), None)

    def parameter(self, name: str) -> Parameter:
        """Return the parameter that covers `name`; raise ValueError if the page declares none."""
        found = self.find(name)
        if found is None:
            raise ValueError(f"The page declares no parameter {name!r}; add it to its PageState.")
        return found

    def usual_of_parts(self) -> dict[str, str]:
        """Return the defaults of the browser parts' parameters by name, as the address would say them."""
        return {parameter.name: parameter.usual for parameter in self if parameter.part and parameter.usual}

    def read_of_parts(self) -> list[str]:
        """Return the names of the browser parts' parameters that Python reads, on this page or on the next one."""
        return [one.name for one in self if one.is_read or (one.part and one.travels)]

    def shared_with_parts(self) -> list[str]:
        """Return the names of the page's own parameters that parts may write too."""
        return [one.name for one in self if one.is_read and not one.part]

    def of_part(self, part: str) -> list[Parameter]:
        """Return the parameters that a browser part reads and writes."""
        return [parameter for parameter in self if parameter.part == part]


@dataclass(frozen=True)
class Page:
    """A page as its folder declares it, in `pages/<name>/__init__.py` as `PAGE`.

    Attributes:
        title: its name in the navigation, marked for translation.
        heading: the line at its top, marked for translation.
        icon: a Material symbol, ":material/home:".
        section, place: where it stands in the navigation; `place` counts within the section.
        is_first: whether it opens where the address names no page.
    """

    title: str
    heading: str
    icon: str
    section: Section
    place: int
    state: PageState
    is_first: bool = False
