"""The state of the augmentation preview: the settings that a learner chose, within the ranges of the sliders."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from lib.parts.sent import is_mapping
from lib.whole_numbers import is_whole_number

Setting = int | float | bool
Settings = Mapping[str, Setting]
SEED = "seed"
MOST_SEED = 999


@dataclass(frozen=True)
class Slider:
    """A setting; 0 or off changes nothing.

    Attributes:
        name: of the training option.
        title: in the learner's language.
        amounts: how a number of it is written there, by the plural categories of the language; none for what is on
            or off.
        maximum: of its numbers; 1 for what is on or off.
    """

    name: str
    title: str
    amounts: Mapping[str, str]
    maximum: int

    @property
    def neutral(self) -> Setting:
        """Return the value that changes nothing."""
        return False if self.maximum == 1 else 0

    def has(self, text: str) -> bool:
        """Return whether the setting can be what an address says."""
        if self.maximum == 1:
            return text in ("true", "false")
        return is_whole_number(text) and int(text) <= self.maximum


@dataclass(frozen=True)
class PreviewState:
    """The learner's settings by the sliders' names, and the seed; None before the first one."""

    settings: Settings | None = None

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the settings that are numbers, or on or off; `settings_within` keeps them within their ranges."""
        settings = sent.get("settings")
        if is_mapping(settings):
            return cls({name: value for name, value in settings.items() if isinstance(value, int | float)})
        return cls()


def settings_within(sent: object, sliders: tuple[Slider, ...]) -> dict[str, Setting]:
    """Return the settings and the seed that a browser or an address has; a value out of its range is neutral."""
    given: Mapping[str, object] = sent if is_mapping(sent) else {}
    found: dict[str, Setting] = {}
    for slider in sliders:
        value = given.get(slider.name, slider.neutral)
        if slider.maximum == 1:
            found[slider.name] = value in (True, "true", "True")
        else:
            found[slider.name] = _whole(value, slider.maximum)
    return {**found, SEED: _whole(given.get(SEED, 0), MOST_SEED)}


def _whole(value: object, most: int) -> int:
    text = str(value)
    return int(text) if is_whole_number(text) and int(text) <= most else 0
