"""One option: what it means, which values it takes, and how a text becomes a value."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.errors import N_, LearnerError

Value = int | float | bool | str


@dataclass(frozen=True)
class Option:
    """One thing to choose.

    Attributes:
        title: a few words for the form (marked for translation).
        meaning: one or two sentences (marked for translation).
        default: its type is the option's type.
        minimum, maximum: the range of a number, both included; None for the other types.
        choices: the values of a text option.
        unit: written behind the number, or "".
        name: the name of the field that declares it, as on the command line and in a run's record.
        choice_meanings: a sentence about each choice (marked for translation), if `meaning` does not explain them.
        choice_titles: what the choices are called, names that no language translates; () if they are words.
        before: what runs from before the option existed had; None if that is the default.
    """

    title: str
    meaning: str
    default: Value
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    name: str = ""
    choice_meanings: tuple[str, ...] = ()
    choice_titles: tuple[str, ...] = ()
    before: Value | None = None

    def title_of(self, choice: str) -> str:
        """Return what one of the choices is called; to be translated, where it is a word."""
        return dict(zip(self.choices, self.choice_titles, strict=True))[choice] if self.choice_titles else choice

    def read(self, value: object) -> Value | None:
        """Return `value`, which may be a text, in this option's type; None if it is of another, or no choice."""
        converted = _convert(value, type(self.default))
        return None if self.choices and converted not in self.choices else converted

    def is_in_range(self, value: Value) -> bool:
        """Return whether `value` is no number, or one that the option takes."""
        if self.minimum is None or self.maximum is None or isinstance(value, str):
            return True
        return self.minimum <= value <= self.maximum

    def check(self, value: object) -> Value:
        """Return `value`, which may be a text, in this option's type.

        Raises:
            LearnerError: if it is of another type or outside the range.
        """
        converted = _convert(value, type(self.default))
        if converted is None:
            raise LearnerError(
                N_("Option {name} takes {expected}, but got “{value}”."),
                name=self.name,
                expected={
                    bool: N_("true or false"),
                    int: N_("a whole number"),
                    float: N_("a number"),
                    str: N_("a text"),
                }[type(self.default)],
                value=value,
            )
        if self.choices and converted not in self.choices:
            raise LearnerError(
                N_("Option {name} takes one of {choices}, but got “{value}”."),
                name=self.name,
                choices=tuple(self.choices),
                value=value,
            )
        if not self.is_in_range(converted):
            raise LearnerError(
                N_("Option {name} takes a number from {minimum} to {maximum}, but got {value}."),
                name=self.name,
                minimum=write_number(self.minimum or 0),
                maximum=write_number(self.maximum or 0),
                value=value,
            )
        return converted


def write_number(number: float) -> str:
    """Return a number in digits, however large or small: "1,000,000" or "0.000001"."""
    if np.isinf(number):
        return str(number)
    return f"{int(number):,}" if number == int(number) else np.format_float_positional(number, trim="-")


def _convert(value: object, kind: type[Value]) -> Value | None:
    """Return `value` as a value of this `kind`; None if it is none."""
    if kind is bool:
        if isinstance(value, bool):
            return value
        return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
            str(value).strip().lower()
        )
    if kind is str:
        return value if isinstance(value, str) else None
    if isinstance(value, bool):
        return None
    try:
        number = float(str(value))
    except ValueError:
        return None
    if kind is int:
        return int(number) if number == int(number if abs(number) < 1e18 else 0) else None
    return number if number == number else None


def write_value(value: Value) -> str:
    """Return a value as an address says it, and `Option.read` takes it: "true", "0.001"."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def check_all(options: Mapping[str, Option], given: Mapping[str, object]) -> dict[str, Value]:
    """Return every option's value: the given one where there is one, else the default.

    Raises:
        LearnerError: for an unknown name or a bad value.
    """
    for name in given:
        if name not in options:
            raise LearnerError(
                N_("There is no option “{name}” here. The options are: {known}."),
                name=name,
                known=tuple(options),
            )
    return {name: option.check(given.get(name, option.default)) for name, option in options.items()}
