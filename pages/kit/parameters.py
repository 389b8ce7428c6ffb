"""The types of parameters that an address can have: each has a name, a title, and values that are possible."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from lib.errors import N_
from lib.pictures.reference import PREPARATION_STEPS
from lib.whole_numbers import is_whole_number

SEPARATOR = ","
"""Between several options of one parameter."""
ANY = "*"


@dataclass(frozen=True)
class Parameter:
    """A parameter of an address.

    Attributes:
        name: as the address has it; one that ends in "*" stands for all names that begin so.
        title: a noun for what it chooses, marked for translation: "checkpoint".
    """

    name: str
    title: str
    part: str = field(default="", kw_only=True)
    """The browser part that reads and writes it; "" for a parameter of the page itself."""
    is_read: bool = field(default=False, kw_only=True)
    """Whether Python reads what parts have written whenever the page runs, not only what it was at first; of a
    parameter of the page itself this says that parts may write it too."""
    travels: bool = field(default=False, kw_only=True)
    """Whether a choice holds on the next page that has this parameter too, if that page's address names none."""

    @property
    def usual(self) -> str:
        """The default, as the address would say it; "" if the page decides."""
        return ""

    @property
    def values(self) -> str:
        """The possible values in a few words of English, for the documentation."""
        return "text"

    def covers(self, name: str) -> bool:
        """Return whether `name` is this parameter's name, or one of those that it stands for."""
        return name.startswith(self.name[:-1]) if self.name.endswith(ANY) else name == self.name

    def is_possible(self, text: str) -> bool:
        """Return whether `text` is a possible value, as far as that depends on no other choice."""
        return True


@dataclass(frozen=True)
class Text(Parameter):
    """Any text that matches `pattern`, a regular expression."""

    pattern: str = ".*"
    default: str = ""

    @property
    def usual(self) -> str:
        return self.default

    def is_possible(self, text: str) -> bool:
        return re.fullmatch(self.pattern, text) is not None


@dataclass(frozen=True)
class OneOf(Parameter):
    """One of `options`; empty where they are known only when the page is drawn."""

    options: tuple[str, ...] = ()
    default: str = ""

    @property
    def usual(self) -> str:
        return self.default

    @property
    def values(self) -> str:
        return " | ".join(self.options) or "one of what the page offers"

    def is_possible(self, text: str) -> bool:
        return not self.options or text in self.options


@dataclass(frozen=True)
class SeveralOf(Parameter):
    """Several of `options`, with commas between them; empty where they are known only when the page is drawn."""

    options: tuple[str, ...] = ()

    @property
    def values(self) -> str:
        return f"several, with commas between: {' | '.join(self.options) or 'of what the page offers'}"

    def is_possible(self, text: str) -> bool:
        return not self.options or not text or set(text.split(SEPARATOR)) <= set(self.options)


@dataclass(frozen=True)
class Whole(Parameter):
    """A whole number from `least` to `most`; `most` is None where it is known only when the page is drawn."""

    least: int = 0
    most: int | None = None
    default: int | None = None

    @property
    def usual(self) -> str:
        return "" if self.default is None else str(self.default)

    @property
    def values(self) -> str:
        return f"{self.least} to {'…' if self.most is None else self.most}"

    def is_possible(self, text: str) -> bool:
        return is_whole_number(text) and self.least <= int(text) and (self.most is None or int(text) <= self.most)


@dataclass(frozen=True)
class Decimal(Parameter):
    """A number from `least` to `most`, with up to two digits behind the point."""

    least: float = 0.0
    most: float = 0.0
    default: str = "0"

    @property
    def usual(self) -> str:
        return self.default

    @property
    def values(self) -> str:
        return f"{self.least:g} to {self.most:g}"

    def is_possible(self, text: str) -> bool:
        return (
            re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,2})?", text) is not None
            and self.least <= float(text) <= self.most
        )


@dataclass(frozen=True)
class PictureReference(Text):
    """A picture: "test-115" is a test image by its number, "own-1f…" the learner's own by its digest.

    "held-0" is the first held-out image of a class, which only pages with a network's inside show.
    """

    pattern: str = r"(test|held)-[0-9]{1,9}|own-[^-]+"

    @property
    def values(self) -> str:
        return "test-NUMBER | own-DIGEST | held-CLASS"


RUN = OneOf("run", N_("run"), travels=True)
CHECKPOINT = OneOf("checkpoint", N_("checkpoint"))
PICTURE = PictureReference("image", N_("picture"), travels=True)
SOURCES = ("draw", "upload", "camera", "test")
SOURCE = OneOf("source", N_("source of pictures"), SOURCES)
PICTURE_STEPS = SeveralOf("steps", N_("steps of the preparation"), PREPARATION_STEPS)
CROP = OneOf("crop", N_("cropping"), ("yes", "no"), "yes")
CHECKPOINTS = OneOf("checkpoint-*", N_("checkpoint"))
"""One for each of several runs: checkpoint-RUN."""


def at_most(most: int) -> Callable[[str], bool]:
    """Return whether a text asks for no number above `most`; what is no number is for `is_possible` to see."""
    return lambda text: not is_whole_number(text) or int(text) <= most


def split(text: str) -> list[str]:
    """Return the options of a text such as "a,b"."""
    return [option for option in text.split(SEPARATOR) if option]


def join(options: Collection[str]) -> str:
    """Return the text of these options, such as "a,b"."""
    return SEPARATOR.join(options)
