"""A mapping of the file while it is read: its keys are taken one by one, and what is wrong with each is said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal, TypeVar

from comitia.charter.problems import Path, dotted
from comitia.charter.source import Source, spoken
from comitia.core.record.when import NoDate, when
from comitia.count.name import is_control
from comitia.exchange.tables import Problem

Word = TypeVar("Word", bound=str)
LONGEST_LINE = 300
LONGEST_FAULT = 600
MOST_HINTS = 100
"""So often it is looked which of the names of a file is meant: more would take hours where all of many are wrong."""


def shown(text: str) -> str:
    """Return a sentence with words of a file in it as a terminal can show it: none of its signs does anything to it.

    Where the words are too long, the middle is left out: what is wrong stands before, what to do after them.
    """
    plain = "".join(ascii(each)[1:-1] if is_control(each) else each for each in text)
    half = LONGEST_FAULT // 2
    return plain if len(plain) <= LONGEST_FAULT else f"{plain[:half]} [...] {plain[-half:]}"


class Faults:
    """Where a file is, and what is wrong with it; one fault a place: what was found first explains the rest."""

    def __init__(self, file: str, source: Source, day: date) -> None:
        self.file = file
        self.day = day
        self._source = source
        self._told: dict[Path, Problem] = {}
        self._asked = 0
        for fault in source.faults:
            self.tell(fault.path, fault.message)

    def tell(self, path: Path, message: str) -> None:
        """Note what is wrong at a place, and what to do."""
        said = f"{dotted(path)}: {message}" if path else message
        self._told.setdefault(path, Problem(file=self.file, line=self._source.line(path), message=shown(said)))

    def near(self, word: str, words: Collection[str]) -> str | None:
        """Return the one of many words that is most like another; None where none is, or too often asked."""
        self._asked += 1
        found = get_close_matches(word, words, n=1) if self._asked <= MOST_HINTS else []
        return found[0] if found else None

    def line(self, path: Path) -> int:
        """Return the line of a place."""
        return self._source.line(path)

    @property
    def problems(self) -> list[Problem]:
        """Return all that is wrong, in the order of the file."""
        return sorted(self._told.values(), key=lambda each: each.line)


@dataclass(frozen=True, slots=True)
class Part:
    """One mapping of the file, its place, and its values."""

    faults: Faults
    path: Path
    value: Mapping[str, object]

    @property
    def line(self) -> int:
        """Return the line at which the part begins."""
        return self.faults.line(self.path)

    def tell(self, key: str, message: str) -> None:
        """Note what is wrong with a key."""
        self.faults.tell((*self.path, key) if key in self.value else self.path, message)

    def text(self, key: str) -> str | None:
        """Return a text, None where there is none."""
        found = self.value.get(key)
        if key not in self.value:
            return None
        if not isinstance(found, str) or not found.strip():
            self.tell(key, f"this is {spoken(found) if found != '' else 'empty'}: write a text, or leave the key out")
            return None
        return found.strip()

    def short(self, key: str) -> str | None:
        """Return a text that stands on one line."""
        found = self.text(key)
        signs = [each for each in found or "" if is_control(each)]
        if signs and signs[0] != "\n":
            self.tell(key, f"this has the control character {signs[0]!r}: take it out")
            return None
        if found is not None and (len(found) > LONGEST_LINE or signs):
            self.tell(key, f"this stands on one line of at most {LONGEST_LINE} characters: shorten it")
            return None
        return found

    def needed(self, key: str, said: str) -> str:
        """Return a text that must be there; `said` is what to write."""
        if key not in self.value:
            self.tell(key, f"{key} is missing: {said}")
        return self.short(key) or ""

    def choice(self, key: str, words: tuple[Word, ...]) -> Word | None:
        """Return one of some words, None where there is none."""
        found = self.short(key)
        if found is None:
            return None
        for word in words:
            if word == found:
                return word
        near = get_close_matches(found, words, n=1)
        hint = f"did you mean {near[0]}?" if near else f"write one of {', '.join(words)}"
        self.tell(key, f"{found!r} is not known here: {hint}")
        return None

    def date(self, key: str) -> str | None:
        """Return a date as it is written, None where there is none; refuse one that lies after the day of entering."""
        if isinstance(self.value.get(key), list | dict):
            self.tell(key, 'this is a list: write such a date in quotes, as "[1924, 1926]" without blanks')
            return None
        found = self.short(key)
        if found is None:
            return None
        try:
            first = when(found).first
        except NoDate as error:
            self.tell(key, str(error))
            return None
        if first > self.faults.day:
            self.tell(key, f"{found} lies after {self.faults.day}, the day on which it is entered: correct it")
            return None
        return found

    def number(self, key: str, least: int) -> int | None:
        """Return a whole number, None where there is none."""
        found = self.short(key)
        if found is None:
            return None
        if not (found.isascii() and found.isdigit() and len(found) <= MOST_DIGITS and int(found) >= least):
            self.tell(key, f"{found!r} is no number: write a whole number from {least} on")
            return None
        return int(found)

    def is_so(self, key: str) -> bool:
        """Tell whether a key says true; a key that is left out says false."""
        found: Literal["true", "false"] | None = self.choice(key, ("true", "false"))
        return found == "true"

    def part(self, key: str, keys: tuple[str, ...]) -> Part | None:
        """Return the mapping under a key, None where there is none."""
        if key not in self.value:
            return None
        return part_at(self.faults, (*self.path, key), self.value[key], keys)

    def parts(self, key: str, keys: tuple[str, ...]) -> Iterator[Part]:
        """Yield the mappings of the list under a key."""
        for path, value in self.items(key):
            found = part_at(self.faults, path, value, keys)
            if found is not None:
                yield found

    def items(self, key: str) -> Iterator[tuple[Path, object]]:
        """Yield the values of the list under a key, each with its place."""
        if key not in self.value:
            return
        found = self.value[key]
        if not isinstance(found, list) or not found:
            said = "is a list that is empty" if found == [] else f"is {spoken(found)}, and not a list"
            self.tell(key, f"this {said}: begin each entry with a dash, or leave the key out")
            return
        for number, value in enumerate(found):
            yield (*self.path, key, number), value

    def texts(self, key: str) -> Iterator[tuple[Path, str]]:
        """Yield the texts of the list under a key, each with its place."""
        for path, value in self.items(key):
            if isinstance(value, str) and value.strip():
                yield path, value.strip()
            else:
                self.faults.tell(path, f"this is {spoken(value) if value != '' else 'empty'}: write a text")


MOST_DIGITS = 9


def part_at(faults: Faults, path: Path, value: object, keys: tuple[str, ...]) -> Part | None:
    """Return a value as a part with none but these keys, or say what is wrong with it; None where it is no mapping."""
    if not isinstance(value, dict):
        faults.tell(path, f"this is {spoken(value)}: write the keys {', '.join(keys)}, as far as they are known")
        return None
    for key in value:
        if key not in keys:
            near = get_close_matches(key, keys, n=1)
            hint = f"did you mean {near[0]}?" if near else f"leave it out; the keys here are {', '.join(keys)}"
            faults.tell((*path, key), f"there is no key {key!r} here: {hint}")
    return Part(faults, path, value)
