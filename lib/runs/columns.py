"""Table columns that follow from the fields of a dataclass, so that what is stored is declared once.

A field says with `stored` what its type leaves open. It becomes a column of its name and type, which may be NULL
where the field has a default or may be None. So a field that joins later needs a default: then a database of an
earlier version can take it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import sqlalchemy as sql

from lib.errors import N_, LearnerError

_STORED = "stored"
_COLUMN_TYPES: dict[type, Callable[[], sql.types.TypeEngine]] = {
    int: sql.Integer,
    float: sql.Float,
    bool: sql.Boolean,
}


@dataclass(frozen=True)
class Stored:
    """How a field is stored.

    Attributes:
        length: most characters of a text; None for no bound.
        is_key: whether it is the primary key.
        is_indexed: whether rows are looked up by it.
        is_bundled: whether the record of a run that ships with the app has it.
    """

    length: int | None = None
    is_key: bool = False
    is_indexed: bool = False
    is_bundled: bool = False


def stored(
    length: int | None = None, *, key: bool = False, index: bool = False, bundled: bool = False
) -> dict[str, Stored]:
    """Return the metadata of a field that is a column; see `Stored`."""
    return {_STORED: Stored(length, key, index, bundled)}


def stored_fields(kind: type) -> Iterator[tuple[Field, Stored]]:
    """Yield the fields of the dataclass `kind` that are columns, in order."""
    for field in fields(kind):
        if _STORED in field.metadata:
            yield field, field.metadata[_STORED]


@dataclass(frozen=True)
class Unreadable:
    """What a column holds that is no JSON, so that one damaged row does not break off a whole query."""

    error: str


class LenientJson(sql.TypeDecorator):
    """JSON; a value that cannot be read comes as `Unreadable`."""

    impl = sql.JSON
    cache_ok = True

    def result_processor(self, dialect: sql.Dialect, coltype: object) -> Callable[[Any], Any]:
        read = super().result_processor(dialect, coltype)

        def process(value: Any) -> Any:
            try:
                return read(value) if read else value
            except (ValueError, TypeError) as error:
                return Unreadable(str(error))

        return process


def columns_of(kind: type) -> list[sql.Column]:
    """Return a column for each stored field of the dataclass `kind`."""
    hints = get_type_hints(kind)
    return [_column(field, how, hints[field.name]) for field, how in stored_fields(kind)]


def _column(field: Field, how: Stored, hint: Any) -> sql.Column:
    plain, may_be_none = _without_none(hint)
    if plain in _COLUMN_TYPES:
        column_type = _COLUMN_TYPES[plain]()
    elif isinstance(plain, type) and issubclass(plain, str):
        column_type = sql.String(how.length)
    else:
        column_type = LenientJson()
    default = None if field.default is MISSING else field.default
    nullable = may_be_none or _has_default(field)
    return sql.Column(
        field.name,
        column_type,
        primary_key=how.is_key,
        index=how.is_indexed,
        nullable=nullable,
        default=default,
        autoincrement=False,
    )


def read_fields(
    kind: type, row: Mapping[str, Any], readers: Mapping[type, Callable[[Any], Any]]
) -> dict[str, Any]:
    """Return the values of the stored fields of `kind` that `row` holds, NULL replaced by the default.

    Args:
        readers: by type, what makes a value of it out of JSON.

    Raises:
        LearnerError: naming the first field that is missing or of another type.
    """
    hints = get_type_hints(kind)
    return {
        field.name: _read(field, hints[field.name], row.get(field.name), readers)
        for field, _ in stored_fields(kind)
    }


def row_of(record: Any) -> dict[str, Any]:
    """Return the stored fields of a dataclass as a row; a field with `to_json` is stored as that."""
    values = {field.name: getattr(record, field.name) for field, _ in stored_fields(type(record))}
    return {name: value.to_json() if hasattr(value, "to_json") else value for name, value in values.items()}


def _read(field: Field, hint: Any, value: Any, readers: Mapping[type, Callable[[Any], Any]]) -> Any:
    plain, may_be_none = _without_none(hint)
    if value is None:
        if may_be_none:
            return None
        if field.default_factory is not MISSING:
            return field.default_factory()
        if field.default is not MISSING:
            return field.default
        raise LearnerError(N_("The record of this run has no “{field}”."), field=field.name)
    if not isinstance(value, Unreadable):
        if plain in readers:
            return readers[plain](value)
        if isinstance(plain, type) and issubclass(plain, StrEnum):
            if value in list(plain):
                return plain(value)
        elif isinstance(value, (int, float) if plain is float else get_origin(plain) or plain):
            return value
    raise LearnerError(
        N_("“{field}” in the record of this run cannot be read: {value}."),
        field=field.name,
        value=value.error if isinstance(value, Unreadable) else repr(value)[:100],
    )


def _without_none(hint: Any) -> tuple[Any, bool]:
    """Return `float` and True for `float | None`."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if NoneType in get_args(hint) and len(kinds) == 1:
        return kinds[0], True
    return hint, False


def _has_default(field: Field) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING
