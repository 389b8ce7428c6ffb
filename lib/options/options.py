"""Options as dataclasses whose fields declare what they mean and which values they take."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from lib.options.option import Option, Value, check_all

DECLARED = "option"
"""The key of a field's metadata under which its `Option` stands."""


def declare(
    title: str,
    meaning: str,
    default: Value,
    minimum: float | None = None,
    maximum: float | None = None,
    *,
    choices: tuple[str, ...] = (),
    unit: str = "",
    before: Value | None = None,
) -> Any:
    """Return a dataclass field for an option; see `Option` for the arguments.

    The form, the command line's `--option`, the checks and the JSON of a run are derived from it.
    """
    return share(Option(title, meaning, default, minimum, maximum, choices, unit, before=before))


def share(option: Option, **changes: Value) -> Any:
    """Return a dataclass field for an `option` that several classes have, with some of its attributes changed."""
    declared = replace(option, **changes)
    return field(default=declared.default, metadata={DECLARED: declared})


@dataclass(frozen=True)
class Options:
    """Base of all typed options; a subclass makes each of its fields with `declare` or `share`."""

    def described(self) -> tuple[Option, ...]:
        """Return what each field means, in their order; the defaults are the values of this object."""
        return tuple(
            replace(one.metadata[DECLARED], name=one.name, default=getattr(self, one.name)) for one in fields(self)
        )

    def changed(self, **values: Value) -> Self:
        """Return these options with other `values`, as a preset has them.

        Raises:
            LearnerError: for an unknown name or a bad value.
        """
        return replace(self, **check_all(describe_options(self), values))

    def as_dict(self) -> dict[str, Value]:
        """Return the value of every field by its name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def with_values(self, values: Mapping[str, object]) -> Self:
        """Return these options with those of `values` that they have; other names are ignored.

        The values are not checked; see `lib.options.check_all`.
        """
        own = {one.name for one in fields(self)}
        return replace(self, **{name: value for name, value in values.items() if name in own})

    def read(self, values: Mapping[str, object]) -> Self:
        """Return these options as a run's record has them in `values`; other names are ignored.

        Where one is missing, it has the value from before it existed, or else its usual one. A value may lie
        outside its range, which may have been another when it was written.

        Raises:
            LearnerError: for one of another type, or that is none of the choices.
        """
        known = {option.name: replace(option, minimum=None, maximum=None) for option in self.described()}
        before = {option.name: option.before for option in known.values() if option.before is not None}
        return self.with_values(
            {name: known[name].check(value) for name, value in {**before, **values}.items() if name in known}
        )


def describe_options(*parts: Options) -> dict[str, Option]:
    """Return what every option of all `parts` means, by its name; its default is its value there."""
    return {option.name: option for part in parts for option in part.described()}
