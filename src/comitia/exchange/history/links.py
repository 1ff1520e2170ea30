"""What the parts of a file of history call each other: sources, sessions, resignations, persons."""

from __future__ import annotations

import re
from collections.abc import Collection

from comitia.charter.problems import Path
from comitia.exchange.history.part import Faults
from comitia.exchange.history.told import ActTold, Addition, Said

ON_RECORD = re.compile(r"(past|source)-[1-9][0-9]{0,8}")


def check_links(faults: Faults, sources: Collection[str], acts: dict[int, ActTold]) -> None:
    """Say which names stand for nothing, for two things, or for something that only comes later."""
    later = {told.name: number for number, told in acts.items() if told.name is not None}
    known: dict[str, int] = {}
    for number, told in acts.items():
        here: Path = ("acts", number)
        for key, name in (("within", told.within), ("of", told.of)):
            if name is not None and name not in known and not _is("past", name):
                faults.tell((*here, key), _unknown(faults, name, later, known))
        if told.name is not None:
            _name(faults, (*here, "id"), told.name, known)
            if told.name in sources:
                faults.tell((*here, "id"), f"{told.name!r} is the name of a source: give another")
            known.setdefault(told.name, told.line)
        _check_sources(faults, here, told.sources, sources)


def check_additions(faults: Faults, sources: Collection[str], additions: dict[int, Addition]) -> None:
    """Say what is added to nothing, or cannot be added to a source."""
    for number, added in additions.items():
        _check_sources(faults, ("add", number), added.sources, sources)
        if added.to and not ON_RECORD.fullmatch(added.to):
            said = (
                f"{added.to!r} is nothing of the record: write past-N or source-N; acts of this file have keys for it"
            )
            faults.tell(("add", number, "to"), said)
        elif _is("source", added.to) and (added.sources or added.flags):
            faults.tell(("add", number, "to"), "to a source nothing but notes is added: leave the rest out")


def _check_sources(faults: Faults, here: Path, told: tuple[Said, ...], sources: Collection[str]) -> None:
    for number, said in enumerate(told):
        if said.source and said.source not in sources and not _is("source", said.source):
            near = faults.near(said.source, sources)
            hint = f"did you mean {near}?" if near else "add it under sources, or write source-N of the record"
            faults.tell((*here, "sources", number, "source"), f"there is no source {said.source!r}: {hint}")


def check_persons(faults: Faults, persons: Collection[str], acts: Collection[ActTold]) -> None:
    """Say who has a name in the file, and is in no act of it."""
    named = {person for told in acts for person in told.persons}
    for person in persons:
        if person not in named:
            faults.tell(("persons", person), "nobody of this reference is in an act of this file: leave it out")


def check_repeated(faults: Faults, acts: dict[int, ActTold]) -> None:
    """Say which acts are there twice."""
    seen: dict[tuple[object, ...], ActTold] = {}
    for number, told in acts.items():
        words = (
            told.kind, told.when, told.within, told.of, told.by, told.places, told.persons, told.text, told.outcome,
        )  # fmt: skip
        first = seen.setdefault(words, told)
        if first is not told:
            said = f"this is the act of line {first.line} in the same words: give it one entry, with all its sources"
            faults.tell(("acts", number), said)


def is_own(name: str) -> bool:
    """Tell whether a name cannot be taken for an id of the record."""
    return ON_RECORD.fullmatch(name) is None


def _name(faults: Faults, path: Path, name: str, known: dict[str, int]) -> None:
    if name in known:
        faults.tell(path, f"{name!r} is the id of the act of line {known[name]}: give another")
    elif not is_own(name):
        faults.tell(path, f"{name!r} looks like an id of the record: give a name of its own")


def _is(what: str, name: str) -> bool:
    return ON_RECORD.fullmatch(name) is not None and name.startswith(f"{what}-")


def _unknown(faults: Faults, name: str, later: Collection[str], known: Collection[str]) -> str:
    if name in later:
        return f"the act {name!r} does not come before this one: put it first"
    near = faults.near(name, known)
    hint = f"did you mean {near}?" if near else "give the act an id in this file, or write past-N of the record"
    return f"there is no act {name!r}: {hint}"
