"""From the words in which a kind of effect and its fields are given to the effect; every kind by its own fields."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import cast, get_args, get_type_hints
from unicodedata import normalize

from comitia.app.assembly.kinds import BadField, Field, fields_of, words_of
from comitia.app.assembly.naming import Naming
from comitia.charter import load, out_of_range
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects import EFFECTS
from comitia.core.record.canonical import JSON
from comitia.core.record.codec import to_json

LONGEST = 300
YES, NO = frozenset({"yes", "true"}), frozenset({"no", "false"})


def effect_from(kind: str, given: Sequence[tuple[str, str]], naming: Naming) -> Effect:
    """Return the effect of a kind with these fields; raise `BadField`, `BadName`, or `CharterErrors` for its file."""
    known = {field.name: field for field in fields_of(kind)}
    written: dict[str, list[str]] = {}
    for name, text in given:
        if name not in known:
            raise BadField(_wrong(kind, f"has no field {name!r}"))
        if name in written and not known[name].is_many:
            message = f"{name} is given twice"
            raise BadField(message)
        written.setdefault(name, []).append(_plain(name, text))
    hints = get_type_hints(EFFECTS[kind])
    values = {name: _value(known[name], hints[name], texts, naming) for name, texts in written.items()}
    if "office" in values and "unit" in known and "unit" not in values:
        values["office"], values["unit"] = naming.office(str(values["office"]))
    missing = [name for name, field in known.items() if field.is_needed and name not in values]
    if missing:
        raise BadField(_wrong(kind, f"needs {' and '.join(missing)}"))
    return cast("Callable[..., Effect]", EFFECTS[kind])(**values)


Value = JSON | date | tuple[str, ...]


def _value(field: Field, hint: object, texts: Sequence[str], naming: Naming) -> Value:
    """Return the value of a field as the effect has it."""
    if field.is_many:
        find = {"persons": naming.people.acting, "units": naming.unit, "below": naming.unit}.get(field.name, str)
        return tuple(find(item) for text in texts for item in _items(field.name, text))
    named: Mapping[str, Callable[[str], Value]] = {
        "mandate": naming.mandate,
        "person": naming.people.acting,
        "motion": naming.motion,
        "resignation": naming.resignation,
        "charges": naming.charges,
        "delegation": naming.delegation,
        "petition": naming.petition,
        "successor": naming.people.acting,
        "unit": naming.unit,
        "parent": naming.unit,
        "into": naming.unit,
        "charter": _charter,
    }
    return named[field.name](texts[0]) if field.name in named else _typed(field, hint, texts[0])


def _typed(field: Field, hint: object, text: str) -> Value:
    words = words_of(hint)
    if words and text not in words:
        raise BadField(_unfit(field, text))
    if date in (hint, *get_args(hint)):
        return _day(field, text)
    if hint is bool:
        if text.casefold() not in YES | NO:
            raise BadField(_unfit(field, text))
        return text.casefold() in YES
    if hint is int:
        if not (text.isascii() and text.isdecimal() and len(text) <= 12):
            raise BadField(_unfit(field, text))
        return int(text)
    return text


def _day(field: Field, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadField(_unfit(field, text)) from error
    if wrong := out_of_range(day):
        message = f"{field.name}: {day} {wrong}"
        raise BadField(message)
    return day


def _items(name: str, text: str) -> list[str]:
    """Return the items of a list: between commas, and in double quotes where an item has a comma."""
    try:
        items = [item.strip() for item in next(csv.reader([text], strict=True, skipinitialspace=True))]
    except csv.Error as error:
        message = f"{name}: {text!r} is no list; write items between commas, one with a comma in double quotes"
        raise BadField(message) from error
    if not all(items):
        message = f"{name}: an item of the list {text!r} is empty"
        raise BadField(message)
    return items


def _charter(text: str) -> JSON:
    """Return the charter of a file in its canonical form."""
    return to_json(load(Path(text)).canonical())


def _plain(name: str, text: str) -> str:
    """Return a value without blanks around it, its accents composed."""
    plain = normalize("NFC", text.strip())
    if not plain.isprintable() or not 0 < len(plain) <= LONGEST:
        message = f"{name}: write a value of 1 to {LONGEST} characters on one line"
        raise BadField(message)
    return plain


def _unfit(field: Field, text: str) -> str:
    return f"{field.name} is {field.what}, and not {text!r}"


def _wrong(kind: str, what: str) -> str:
    """Return the sentence for fields that do not fit a kind, with those that it has."""
    words = [f"{each.name} ({each.what}{'' if each.is_needed else '; may be left out'})" for each in fields_of(kind)]
    return f"{kind} {what}; its fields are {', '.join(words)}"
