"""One file of history, from YAML to what it says, or to every fault in it, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from unicodedata import normalize

from comitia.charter.source import Form, Source, Unreadable, decode, read, spoken
from comitia.count.name import is_control
from comitia.exchange.folder import LONGEST_REFERENCE
from comitia.exchange.history.acts import ACT, ADDITION, act, addition
from comitia.exchange.history.links import check_additions, check_links, check_persons, check_repeated, is_own
from comitia.exchange.history.part import Faults, Part, part_at
from comitia.exchange.history.sources import SOURCE, source
from comitia.exchange.history.told import HistoryTold, SourceTold
from comitia.exchange.tables import BadInput, Problem

FORM = Form(
    a="a file of history", begin="sources:", is_text=True, largest=3_000_000, shorten="enter it in several files"
)
KEYS = ("persons", "sources", "acts", "add")


def read_history(path: Path, day: date) -> HistoryTold:
    """Return what a file says that is entered on a day, or raise `BadInput` with every fault found in it."""
    file = path.name or str(path)
    try:
        found = read(decode(path.read_bytes(), FORM), FORM)
    except OSError as error:
        said = f"the file cannot be read ({(error.strerror or 'error').lower()}): check its name"
        raise BadInput([Problem(file=file, line=0, message=said)]) from error
    except Unreadable as error:
        raise BadInput([Problem(file=file, line=error.line, message=error.message)]) from error
    faults = Faults(file, found, day)
    told = _told(faults, found, path.parent)
    if faults.problems or told is None:
        raise BadInput(faults.problems)
    return told


def _told(faults: Faults, found: Source, folder: Path) -> HistoryTold | None:
    part = part_at(faults, (), found.value, KEYS)
    if part is None:
        return None
    if not {"sources", "acts", "add"} & part.value.keys():
        faults.tell((), "there is nothing to enter: write sources, acts, or add")
    persons = _persons(part)
    sources, names = _sources(part, folder)
    acts = {int(each.path[-1]): act(each) for each in part.parts("acts", ACT)}
    additions = {int(each.path[-1]): addition(each) for each in part.parts("add", ADDITION)}
    check_links(faults, names, acts)
    check_additions(faults, names, additions)
    check_persons(faults, persons, acts.values())
    if not faults.problems:
        check_repeated(faults, acts)
    return HistoryTold(
        file=faults.file,
        persons=persons,
        sources=tuple(sources),
        acts=tuple(acts.values()),
        additions=tuple(additions.values()),
    )


def _persons(part: Part) -> Mapping[str, str]:
    """Return the names of persons by reference."""
    found: dict[str, str] = {}
    for reference, name in _named(part, "persons", "write one line a person, REFERENCE: NAME").items():
        kept = normalize("NFC", reference.strip())
        path = ("persons", reference)
        if not kept or len(kept) > LONGEST_REFERENCE or any(map(is_control, kept)):
            part.faults.tell(path, f"a reference has 1 to {LONGEST_REFERENCE} characters, all on one line: shorten it")
        elif not isinstance(name, str) or not name.strip() or any(map(is_control, name.strip())):
            part.faults.tell(path, f"the name is {spoken(name)}: write it on one line, or leave the person out")
        else:
            found[kept] = name
    return found


def _sources(part: Part, folder: Path) -> tuple[list[SourceTold], list[str]]:
    """Return the sources that can be read, and the names of all."""
    found = _named(part, "sources", "write each source as NAME: {nature: ..., title: ...}")
    told = list[SourceTold]()
    for name, value in found.items():
        path = ("sources", name)
        if not is_own(name):
            part.faults.tell(path, f"{name!r} looks like an id of the record: give a name of its own")
        inner = part_at(part.faults, path, value, SOURCE)
        told += [source(inner, folder)] if inner is not None else []
    return told, [*found]


def _named(part: Part, key: str, said: str) -> Mapping[str, object]:
    if key not in part.value:
        return {}
    found = part.value[key]
    if not isinstance(found, dict) or not found:
        part.tell(key, f"this is {spoken(found) if found != {} else 'empty'}: {said}, or leave the key out")
        return {}
    return found
