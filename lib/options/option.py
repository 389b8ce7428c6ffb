"""One option: what it means, which values it takes, and how a text becomes a value."""

from collections.abc import Mapping
from dataclasses import dataclass

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
                choices=", ".join(self.choices),
                value=value,
            )
        if self.minimum is not None and self.maximum is not None:
            assert isinstance(converted, int | float)
            if not self.minimum <= converted <= self.maximum:
                raise LearnerError(
                    N_("Option {name} takes a number from {minimum:g} to {maximum:g}, but got {value}."),
                    name=self.name,
                    minimum=self.minimum,
                    maximum=self.maximum,
                    value=value,
                )
        return converted


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
                known=", ".join(options),
            )
    return {name: option.check(given.get(name, option.default)) for name, option in options.items()}
