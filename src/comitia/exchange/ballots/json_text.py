"""JSON from elsewhere, read strictly: each key once, no numbers with a point, not too deep; and asked for by path."""

import json
from typing import NoReturn

from comitia.exchange.ballots.file import BallotFileError, decoded, first_twice, plain_lines

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None
_LONGEST_NUMBER = 18


class Node:
    """A value in a JSON file, and its path, so that what is wrong with it is refused at its place."""

    __slots__ = ("at", "path", "value")

    def __init__(self, value: Json, path: str, at: str = "") -> None:
        self.value, self.path, self.at = value, path, at

    def refuse(self, found: str, expected: str) -> BallotFileError:
        """Return the refusal of this value."""
        return BallotFileError(self.path, 1, found, expected, at=self.at or "at the top")

    def has(self, key: str) -> bool:
        """Return whether an object has a key with a value other than null."""
        return isinstance(self.value, dict) and self.value.get(key) is not None

    def __getitem__(self, key: str) -> "Node":
        """Return the value of a key, which must be there."""
        if not isinstance(self.value, dict):
            raise self.refuse(_kind(self.value), "an object")
        if self.value.get(key) is None:
            raise self.refuse(f"no {key}", f"an object with {key}")
        return Node(self.value[key], self.path, f"{self.at}.{key}" if self.at else key)

    def items(self) -> "list[Node]":
        """Return the values of a list."""
        if not isinstance(self.value, list):
            raise self.refuse(_kind(self.value), "a list")
        return [Node(value, self.path, f"{self.at}[{number}]") for number, value in enumerate(self.value)]

    def list_of(self, key: str) -> "list[Node]":
        """Return the values of the list under a key; none where the key is missing."""
        return self[key].items() if self.has(key) else []

    def text(self) -> str:
        """Return a text."""
        if not isinstance(self.value, str):
            raise self.refuse(_kind(self.value), "a text")
        return self.value

    def line(self) -> str:
        """Return a text that can be printed on one line."""
        text = self.text().strip()
        try:
            is_one = "\n" not in text and decoded(text.encode(), self.path) == text
        except (BallotFileError, UnicodeEncodeError):
            is_one = False
        if not is_one:
            raise self.refuse(f"the text {text[:40]!a}", "text on one line, without control characters")
        return text

    def whole(self, least: int, most: int) -> int:
        """Return a whole number in these bounds."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or not least <= self.value <= most:
            raise self.refuse(_shown(self.value), f"a whole number from {least} to {most:,}")
        return self.value

    def one_of(self, *words: str) -> str:
        """Return one of these words."""
        if not isinstance(self.value, str) or self.value not in words:
            raise self.refuse(_shown(self.value), f"one of {', '.join(words)}")
        return self.value


def parse_json(data: bytes, name: str) -> Node:
    """Return the contents of a JSON file. Raises `BallotFileError` for what is none, at its line."""
    text = _text(data, name)
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_float=_no_float, parse_int=_int, parse_constant=_no_float
        )
    except json.JSONDecodeError as error:
        shown = repr(text[error.pos : error.pos + 20]) if error.pos < len(text) else "the end of the file"
        raise BallotFileError(name, error.lineno, shown, f"JSON ({error.msg})") from None
    except RecursionError:
        raise BallotFileError(name, 1, "lists in lists without end", "JSON of some levels") from None
    except _UnfitError as error:
        raise BallotFileError(name, 1, error.found, error.expected) from None
    return Node(value, name)


def _text(data: bytes, name: str) -> str:
    try:
        return plain_lines(data).decode("utf-8")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        raise BallotFileError(name, line, f"the byte 0x{data[error.start]:02x}", "text in UTF-8") from None


class _UnfitError(Exception):
    """JSON that says what no ballot file says."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found)
        self.found, self.expected = found, expected


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = first_twice(key for key, _ in pairs)
        raise _UnfitError(f"the key {twice[:40]!a} twice in one object", "each key once")
    return found


def _no_float(text: str) -> NoReturn:
    raise _UnfitError(f"the number {text[:40]}", "whole numbers; a weight that is none stands in quotes, as 3/2")


def _int(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise _UnfitError(f"the number {text[:40]}", f"numbers of up to {_LONGEST_NUMBER} digits")
    return int(text)


def _kind(value: Json) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number"}
    return kinds.get(type(value), "nothing")


def _shown(value: Json) -> str:
    return repr(value)[:40] if isinstance(value, str | int) else _kind(value)
