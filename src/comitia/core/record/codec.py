"""Events to and from the JSON bodies of entries.

An event is a frozen dataclass of str, int, bool, date, None, tuples, mappings from str, other such dataclasses, and
values that are JSON already. Reading is strict: a missing or unknown field, or a value of another type, is refused.
"""

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cache
from operator import attrgetter

from comitia.core.record.canonical import JSON, LARGEST_INTEGER

Event = typing.TypeVar("Event")
Reader = Callable[[object, str], object]


class BadBody(ValueError):  # noqa: N818  said of an entry, as a finding
    """The body of an entry does not fit its event type."""


def to_json(value: object) -> JSON:
    """Return the JSON form of an event or of a part of one."""
    kind = type(value)
    if kind in _AS_IT_IS:
        return typing.cast("JSON", value)
    if kind is tuple or kind is list:
        return [to_json(item) for item in typing.cast("list[object]", value)]
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    return (_writer(typing.cast("Hashable", kind)) or to_json)(value)


_AS_IT_IS = frozenset({str, bool, types.NoneType})

Writer = Callable[[typing.Any], JSON]


@cache
def _writer(kind: Hashable) -> Writer | None:  # noqa: PLR0911  one return a kind
    """Return what writes values of a type, or None where they are written as they are."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in (str, bool, str | None) or bool in arguments:
        return None  # text, truth values, and what is JSON already
    if kind is int:
        return _integer
    if kind is date:
        return date.isoformat
    if origin is tuple:
        return _list(_writer(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _object(_writer(arguments[1]))
    if origin is None:
        return _body(typing.cast("type", kind))
    return to_json


def _list(write: Writer | None) -> Writer:
    return list if write is None else lambda values: [write(value) for value in values]


def _object(write: Writer | None) -> Writer:
    return dict if write is None else lambda values: {key: write(value) for key, value in values.items()}


def _body(kind: type) -> Writer:
    hints, names = typing.get_type_hints(kind), _names(typing.cast("Hashable", kind))
    writers = [(name, _writer(hints[name])) for name in names]
    changed = tuple((name, write) for name, write in writers if write)
    values_of = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)

    def write(value: object) -> JSON:
        body: dict[str, JSON] = dict(zip(names, values_of(value), strict=True))
        for name, write_field in changed:
            body[name] = write_field(body[name])
        return body

    return write


def _integer(value: int) -> JSON:
    return value if -LARGEST_INTEGER <= value <= LARGEST_INTEGER else str(value)


def from_json(kind: type[Event], body: JSON) -> Event:
    """Return the event of type `kind` that `body` holds, or raise `BadBody` saying what does not fit."""
    return typing.cast("Event", _reader(typing.cast("Hashable", kind))(body, kind.__name__))


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(typing.cast("type", kind)))


@cache
def _reader(kind: Hashable) -> Reader:  # noqa: PLR0911  one return a kind
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if bool in arguments:
        return lambda value, _: value  # any JSON
    if origin in (types.UnionType, typing.Union):
        return _optional(_reader(next(each for each in arguments if each is not types.NoneType)))
    if origin is tuple:
        return _many(_reader(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(_reader(arguments[1]))
    if origin is typing.Literal:
        return _plain(type(arguments[0]))
    if kind is date:
        return _date
    if dataclasses.is_dataclass(kind):
        return _fields(typing.cast("type", kind))
    return _plain(typing.cast("type", kind))


def _fields(kind: type) -> Reader:
    hints = typing.get_type_hints(kind)
    readers = {name: _reader(hints[name]) for name in _names(typing.cast("Hashable", kind))}

    def read(value: object, where: str) -> object:
        if not isinstance(value, dict) or value.keys() != readers.keys():
            message = f"{where} must hold exactly {', '.join(readers)}"
            raise BadBody(message)
        return kind(**{name: reader(value[name], f"{where}.{name}") for name, reader in readers.items()})

    return read


def _plain(kind: type) -> Reader:
    def read(value: object, where: str) -> object:
        if kind is int and isinstance(value, str):
            return _large(value, where)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            message = f"{where} must be {kind.__name__}"
            raise BadBody(message)
        return value

    return read


_LARGE = re.compile(r"-?[1-9][0-9]{15,63}")


def _large(value: str, where: str) -> int:
    if not _LARGE.fullmatch(value) or abs(int(value)) <= LARGEST_INTEGER:
        message = f"{where} must be an integer, as a string only beyond 2^53"
        raise BadBody(message)
    return int(value)


def _optional(reader: Reader) -> Reader:
    return lambda value, where: None if value is None else reader(value, where)


def _many(reader: Reader) -> Reader:
    def read(value: object, where: str) -> object:
        if not isinstance(value, list):
            message = f"{where} must be a list"
            raise BadBody(message)
        return tuple(reader(item, f"{where}[{number}]") for number, item in enumerate(value))

    return read


def _mapping(reader: Reader) -> Reader:
    def read(value: object, where: str) -> object:
        if not isinstance(value, dict):
            message = f"{where} must be an object"
            raise BadBody(message)
        return {key: reader(item, f"{where}.{key}") for key, item in value.items()}

    return read


def _date(value: object, where: str) -> object:
    if not isinstance(value, str) or len(value) != 10:
        message = f"{where} must be a date YYYY-MM-DD"
        raise BadBody(message)
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        message = f"{where} must be a date YYYY-MM-DD"
        raise BadBody(message) from error
