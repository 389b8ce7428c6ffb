"""Table columns that follow from the fields of a dataclass, so that what is stored is declared once.

A field says with `stored` what its type leaves open. It becomes a column of its name and type, which may be NULL
where the field has a default or may be None. So a field that joins later needs a default: then a database of an
earlier version can take it.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType
from typing import Any, Protocol, get_args, get_origin, get_type_hints

import sqlalchemy as sql

from lib.errors import N_, LearnerError

_STORED = "stored"
_COLUMN_TYPES: dict[type, Callable[[], sql.types.TypeEngine[Any]]] = {
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


@dataclass(frozen=True)
class StoredField:
    """A field that is a column.

    Attributes:
        kind: its type, without None.
        accepts: what `isinstance` asks of a value that needs no conversion.
    """

    name: str
    how: Stored
    kind: Any
    accepts: tuple[type, ...]
    may_be_none: bool
    field: Field[Any]

    @property
    def has_default(self) -> bool:
        return self.field.default is not MISSING or self.field.default_factory is not MISSING


@cache
def stored_fields(kind: type) -> tuple[StoredField, ...]:
    """Return the fields of the dataclass `kind` that are columns, in order."""
    hints = get_type_hints(kind)  # which takes long; every row of every list needs them
    return tuple(_stored_field(field, hints[field.name]) for field in fields(kind) if _STORED in field.metadata)


def _stored_field(field: Field[Any], hint: Any) -> StoredField:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    may_be_none = NoneType in get_args(hint) and len(kinds) == 1
    kind = kinds[0] if may_be_none else hint
    accepts = (int, float) if kind is float else (get_origin(kind) or kind,)
    return StoredField(field.name, field.metadata[_STORED], kind, accepts, may_be_none, field)


@dataclass(frozen=True)
class Unreadable:
    """What a column holds that is no JSON, so that one damaged row does not break off a whole query."""

    error: str


class _Reader(Protocol):
    """Reads what a column holds."""

    def __call__(self, value: Any) -> Any: ...


class LenientJson(sql.TypeDecorator[Any]):
    """JSON, not to be changed by who reads it; a value that cannot be read comes as `Unreadable`."""

    impl = sql.JSON
    cache_ok = True

    def result_processor(self, dialect: sql.Dialect, coltype: object) -> _Reader | None:
        read = super().result_processor(dialect, coltype)
        if read is None:  # PostgreSQL accepts nothing but JSON, and its drivers read it
            return None

        @lru_cache(4096)  # a page reads the same runs again and again
        def process(value: Any) -> Any:
            try:
                return read(value)
            except (ValueError, TypeError) as error:
                return Unreadable(str(error))

        return process


def columns_of(kind: type) -> list[sql.Column[Any]]:
    """Return a column for each stored field of the dataclass `kind`."""
    return [_column(field) for field in stored_fields(kind)]


def _column(field: StoredField) -> sql.Column[Any]:
    column_type: sql.types.TypeEngine[Any]
    if field.kind in _COLUMN_TYPES:
        column_type = _COLUMN_TYPES[field.kind]()
    elif issubclass(field.accepts[0], str):
        column_type = sql.String(field.how.length)
    else:
        column_type = LenientJson()
    return sql.Column(
        field.name,
        column_type,
        primary_key=field.how.is_key,
        index=field.how.is_indexed,
        nullable=field.may_be_none or field.has_default,
        default=None if field.field.default is MISSING else field.field.default,
        autoincrement=False,
    )


def row_of(record: object) -> dict[str, Any]:
    """Return the stored fields of a dataclass as a row; a field with `to_json` is stored as that."""
    values = {field.name: getattr(record, field.name) for field in stored_fields(type(record))}
    return {name: value.to_json() if hasattr(value, "to_json") else value for name, value in values.items()}


def read_fields(
    kind: type, row: Mapping[str, Any], readers: Mapping[type, Callable[[Any], Any]]
) -> dict[str, Any]:
    """Return the values of the stored fields of `kind` that `row` holds, NULL replaced by the default.

    Args:
        readers: by type, what makes a value of it out of JSON.

    Raises:
        LearnerError: naming the first field that is missing or of another type.
    """
    return {field.name: _read(field, row.get(field.name), readers) for field in stored_fields(kind)}


def _read(field: StoredField, value: Any, readers: Mapping[type, Callable[[Any], Any]]) -> Any:
    if value is None:
        return _value_of_null(field)
    if not isinstance(value, Unreadable):
        if field.kind in readers:
            return readers[field.kind](value)
        if issubclass(field.accepts[0], StrEnum):
            with suppress(ValueError, TypeError):
                return field.kind(value)
        elif isinstance(value, field.accepts):
            return value
    raise LearnerError(
        N_("“{field}” in the record of this run cannot be read: {value}."),
        field=field.name,
        value=value.error if isinstance(value, Unreadable) else repr(value)[:100],
    )


def _value_of_null(field: StoredField) -> Any:
    if field.may_be_none:
        return None
    if field.field.default_factory is not MISSING:
        return field.field.default_factory()
    if field.field.default is not MISSING:
        return field.field.default
    raise LearnerError(N_("The record of this run has no “{field}”."), field=field.name)
