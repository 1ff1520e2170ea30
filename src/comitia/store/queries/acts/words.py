"""The sentence that an entry becomes, the names that it needs, and the small words that sentences share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.core.record.canonical import JSON
from comitia.store.queries.decision_names import DecisionNames
from comitia.store.queries.labels import Labels

NAMED = 3
"""Persons and units whom a sentence names; of more it says the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A sentence, and what it is about.

    `kind` is contest, unit, rules, motion, petition, person, body, post, past, source or organization; `id` names it,
    and `unit` is the unit of a body or post.
    """

    text: str
    kind: str
    id: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The names that sentences need: units, contests by title, persons, and all that decisions are about."""

    words: Labels
    units: Mapping[str, str]
    contests: Mapping[str, str]
    persons: Mapping[str, str]
    decisions: DecisionNames


def number(value: int, one: str, many: str) -> str:
    """Return a number and its noun: `1 seat`, `1,204 seats`."""
    return f"{value:,} {one if value == 1 else many}"


def day(found: date) -> str:
    """Return a day in words."""
    return f"{found.day} {found:%B %Y}"


def capital(text: str) -> str:
    """Return a text whose first letter is a capital."""
    return text[:1].upper() + text[1:]


def several(parts: Sequence[str], most: int = NAMED) -> str:
    """Return parts as people list them, `a, b and 4 others`, naming `most` of them where there are more."""
    said = [*parts] if len(parts) <= most + 1 else [*parts[:most], f"{len(parts) - most:,} others"]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def shortened(value: JSON, most: int = NAMED) -> JSON:
    """Return what an entry holds with lists of texts cut to `most` and the number of the others.

    What is to be named stays bounded, however many units or persons an entry is about.
    """
    if isinstance(value, Mapping):
        return {name: each if name == "charter" else shortened(each, most) for name, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        if len(value) > most + 1 and all(isinstance(each, str) for each in value):
            return [*value[:most], f"{len(value) - most:,} others"]
        return [shortened(each, most) for each in value]
    return value
