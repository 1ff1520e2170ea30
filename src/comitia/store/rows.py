"""Writing many rows at once: one prepared statement a table, without an object for each row.

A cascade writes some twenty rows a contest; Django's `bulk_create` takes five times as long for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, cast

from django.db import connections, models

from comitia.core.record.canonical import JSON, encode

if TYPE_CHECKING:
    Field = models.Field[object, object]

Cell = bool | int | str | bytes | date | None
Converter = Callable[[object], Cell]

Row = Mapping[str, object]
"""One row, by field name."""


def insert(model: type[models.Model], rows: Iterable[Row], using: str = "default") -> None:
    """Insert rows that name every field of the table but an automatic key; call within a transaction."""
    connection = connections[using]
    statement, names, converters = _statement(model, connection.vendor)
    cells = itemgetter(*names)
    values = [list(cells(row)) for row in rows]
    for place, convert in converters:
        for value in values:
            value[place] = convert(value[place])
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, cast("list[list[Cell]]", values))


@cache
def _statement(
    model: type[models.Model], vendor: str
) -> tuple[str, tuple[str, ...], tuple[tuple[int, Converter], ...]]:
    """Return the statement of a table, its fields in order, and the places whose values are stored in another form."""
    kept = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    columns = ", ".join(f'"{field.column}"' for field in kept)
    places = ", ".join(["%s"] * len(kept))
    statement = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})'  # noqa: S608  names of our own
    converters = [(place, _converter(field, vendor)) for place, field in enumerate(kept)]
    return statement, tuple(field.attname for field in kept), tuple((at, each) for at, each in converters if each)


def _converter(field: Field, vendor: str) -> Converter | None:
    if isinstance(field, models.JSONField):
        return _json
    if isinstance(field, models.DateField) and vendor == "sqlite":
        return _date
    return None


def _json(value: object) -> str | None:
    return None if value is None else encode(cast("JSON", value)).decode()


def _date(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else None
