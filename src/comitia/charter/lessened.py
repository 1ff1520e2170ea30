"""A charter of which nothing is refused but what is not applied yet, without that: what it means, and is warned of.

Each refused value is left out, or replaced as its sentence says; what is left empty by that goes too.
"""

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from comitia.charter import checks
from comitia.charter.decision_warnings import UNUSED
from comitia.charter.defaults import filled
from comitia.charter.keys import with_ids
from comitia.charter.model import NAMED, Charter
from comitia.charter.problems import Fault, Path, dotted
from comitia.charter.rolls import ROLL
from comitia.charter.warnings import warnings

SOME_DAY = "2000-01-01"
"""Stands for a reference date that depends on something; no warning is about days."""
ALTERNATES, SOME = "alternates", {"per_contest": 1}
"""Stands for alternates of whom nothing is left that comitia applies: that there are some bears on vacancies."""
GONE = object()


def lessened(value: object, refused: Sequence[Fault]) -> Charter | None:
    """Return the charter without its refused values, or None where it is none without them."""
    for fault in sorted(refused, key=lambda fault: [str(step).zfill(9) for step in fault.path], reverse=True):
        value = _without(value, fault.path)
    try:
        charter = filled(Charter.model_validate(with_ids(value)))
    except ValidationError:
        return None
    return charter if next(checks.faults(charter), None) is None else None


def warned_of(charter: Charter, refused: Sequence[Fault], written: object) -> Iterator[str]:
    """Yield the warnings about a charter without its refused values, but for those about things that had any.

    A majority that a refused value, as it is written, names is no idle one either.
    """
    damaged = [dotted(_thing(fault.path)) for fault in refused]
    named = {word for fault in refused for word in _words(_at(written, fault.path))}
    for warning in warnings(charter):
        path, _, said = warning.partition(": ")
        is_named = said == UNUSED and path.removeprefix("procedure.majorities.") in named
        if not is_named and not any(path == each or path.startswith((f"{each}.", f"{each}[")) for each in damaged):
            yield warning


def _at(value: object, path: Path) -> object:
    """Return what stands at a path, where one group of seats may stand without a list; None where nothing does."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step) if isinstance(step, str) else value
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            return None
    return value


def _words(value: object) -> Iterator[str]:
    """Yield the words of a value, at any depth."""
    match value:
        case str():
            yield value
        case dict() | list():
            for entry in value.values() if isinstance(value, dict) else value:
                yield from _words(entry)
        case _:
            return


def _thing(path: Path) -> Path:
    """Return the path of the named thing that a path lies in, or of the section and the key in it."""
    named = next((named for named in NAMED if path[: len(named)] == named), ())
    return path[: len(named) + 1] if named else path[:2]


def _instead(value: object) -> object:
    """Return what stands in place of a refused value: the roll that it is a part of, a band of one seat, or nothing."""
    match value:
        case str() if value.startswith(ROLL):
            return value.split("[")[0].split("@")[0]
        case [first, last, str()]:
            return [first, last, 1]
        case _:
            return GONE


def _without(value: object, path: Path) -> object:
    """Return a value without what is at a path; GONE where nothing is left of it."""
    if not path:
        return _instead(value)
    step, further = path[0], path[1:]
    if isinstance(value, dict) and step in value:
        inner = SOME_DAY if path == ("reference_date",) else _without(value[step], further)
        if step == ALTERNATES and inner is GONE:
            inner = SOME
        rest = {key: inner if key == step else entry for key, entry in value.items()}
        return {key: entry for key, entry in rest.items() if entry is not GONE} or GONE
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        inner = _without(value[step], further)
        return [
            inner if index == step else entry for index, entry in enumerate(value) if index != step or inner is not GONE
        ]
    return _without(value, further) if isinstance(step, int) else value
