"""ABIF: ``count: A>B=C`` a line, ``=A:[Name]`` to declare a candidate, ``{"title": "..."}`` for what else is known.

Scores as in ``A/5`` may stand beside the order, and must agree with it; with commas alone they make the order. Weights
of cumulative ballots (``A*2``) are refused. ``seats``, ``ballots`` (how many in all) and ``withdrawn`` in braces are
additions of comitia.
"""

import json
import re
from collections.abc import Iterator

from comitia.count.limits import MOST_CANDIDATES, MOST_EQUAL_BALLOTS, MOST_SEATS
from comitia.count.weights import Weight
from comitia.exchange.ballots.file import Lines, decoded, digest, plain_lines
from comitia.exchange.ballots.marked import MarkedFile
from comitia.exchange.ballots.names import NamedBallots, NamedPlace, where_of

_KEY = r'(?:"[^"]*"|\[[^\[\]]+\]|\w+)'
_DECLARED = re.compile(rf"=\s*({_KEY})\s*:\s*(?:\[([^\[\]]+)\]|({_KEY}))\s*(?:#.*)?")
_VOTES = re.compile(r"([0-9]{1,18})\s*:\s*(.*)", re.ASCII)
_CHOICE = re.compile(rf"\s*({_KEY})\s*(?:/\s*([0-9]{{1,9}}))?\s*", re.ASCII)
_VERSION = re.compile(r"ABIF(?:\s+[0-9.]{1,20})?\s*", re.ASCII)
_PAIR = re.compile(r"\{\s*(?:\"([^\"]*)\"|(\w+))\s*:\s*(\"(?:[^\"\\]|\\.)*\"|[0-9]{1,18})\s*\}\s*(?:#.*)?", re.ASCII)
_MOST_CHOICES = 2 * MOST_CANDIDATES


def marked_abif(data: bytes, name: str) -> MarkedFile:
    """Return the marked ballots of an ABIF file. Raises `BallotFileError`."""
    lines = Lines(decoded(plain_lines(data), name), name)
    election = _Election(lines)
    for line in lines:
        election.take(line.strip())
    ballots, keys = election.ballots.gathered()
    election.check_number(sum(weight for _, weight in ballots.marks(len(keys)).rows))
    names = tuple(election.names.get(key, key) for key in keys)
    return MarkedFile(
        format="abif",
        path=name,
        digest=digest(data),
        marks=ballots.marks(len(keys), election.withdrawn(len(keys))),
        where=where_of(ballots),
        seats=election.seats(),
        names=names,
        title=election.known.get("title", ""),
    )


class _Election:
    """What the lines of a file say."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.ballots = NamedBallots(lines)
        self.names: dict[str, str] = {}
        self.known: dict[str, str] = {}

    def check_number(self, ballots: Weight) -> None:
        """Refuse a file that says another number of ballots than it has: it was cut off, or lengthened."""
        told = self.known.get("ballots", str(ballots))
        if told != str(ballots):
            raise self.lines.refuse(f"{ballots} ballots in all", f"{told[:40]}, as the file says of itself")

    def take(self, line: str) -> None:
        """Take a line, whatever it is."""
        if not line or line.startswith("#") or _VERSION.fullmatch(line):
            return
        if line.startswith("{"):
            self._fact(line)
        elif line.startswith("="):
            self._candidate(line)
        else:
            self._votes(line)

    def _fact(self, line: str) -> None:
        match = _PAIR.fullmatch(line)
        try:
            value = json.loads(match[3]) if match else None
        except ValueError:
            value = None
        if match is None or value is None:
            raise self.lines.refuse(repr(line[:60]), 'one fact in braces, as in {"title": "Board"}')
        key = match[1] if match[1] is not None else match[2]
        if key in self.known:
            raise self.lines.refuse(f"{key[:40]!r} twice", "each fact once")
        self.known[key] = self._printable(str(value))

    def _printable(self, text: str) -> str:
        if text != decoded_text(text, self.lines):
            raise self.lines.refuse(repr(text[:40]), "text on one line")
        return text

    def _candidate(self, line: str) -> None:
        match = _DECLARED.fullmatch(line)
        if not match:
            raise self.lines.refuse(repr(line[:60]), "a candidate as in =A:[Name]")
        key, name = _bare(match[1]), (match[2] or _bare(match[3])).strip()
        self.ballots.declare(key)
        if not name or name in self.names.values():
            raise self.lines.refuse(f"the name {name[:40]!r}", "a name of its own for each candidate")
        self.names[key] = name

    def _votes(self, line: str) -> None:
        match = _VOTES.fullmatch(line)
        if not match:
            raise self.lines.refuse(repr(line[:60]), "a number of ballots, a colon, and an order, as in 5: A>B=C")
        count = self.lines.whole(match[1], "a number of ballots", MOST_EQUAL_BALLOTS)
        choices = list(self._choices(match[2]))
        if len(choices) > _MOST_CHOICES:
            raise self.lines.refuse(f"{len(choices)} choices", f"at most {_MOST_CHOICES}")
        self.ballots.add(self._places(choices), count)

    def _choices(self, text: str) -> Iterator[tuple[str, str, int | None]]:
        """Yield the sign before each choice, its key, and its score."""
        sign, at = "", 0
        text = text.strip()
        while text and not text.startswith("#"):
            match = _CHOICE.match(text, at)
            if not match:
                raise self.lines.refuse(repr(text[at : at + 40]) if text[at:] else "the end of the line", "a candidate")
            yield sign, _bare(match[1]), None if match[2] is None else int(match[2])
            at = match.end()
            sign = text[at : at + 1]
            if not sign or sign == "#" or (sign == ":" and text[at + 1 :].strip().startswith("{")):
                return
            if sign not in ">=,":
                raise self.lines.refuse(repr(text[at : at + 40]), "> for the next place, or = for an equal rank")
            at += 1

    def _places(self, choices: list[tuple[str, str, int | None]]) -> list[NamedPlace]:
        """Return the order: as the signs say, or as the scores do where there are commas alone."""
        scores = [score for _, _, score in choices]
        signs = {sign for sign, _, _ in choices[1:]}
        if signs == {","} and None not in scores:
            by_score: dict[int, list[str]] = {}
            for _, key, score in choices:
                by_score.setdefault(score or 0, []).append(key)
            return [tuple(by_score[score]) for score in sorted(by_score, reverse=True)]
        places: list[list[str]] = []
        for number, (sign, key, score) in enumerate(choices):
            if sign in {"", ">"}:
                places.append([key])
            else:
                places[-1].append(key)
            before = scores[number - 1] if number else None
            if before is not None and score is not None and not _agrees(before, sign, score):
                raise self.lines.refuse(f"the scores {before} {sign} {score}", "scores that agree with the order")
        return [tuple(place) for place in places]

    def seats(self) -> int:
        """Return the number of seats, 0 where the file says none."""
        word = self.known.get("seats")
        return 0 if word is None else self.lines.whole(word, "a number of seats", MOST_SEATS)

    def withdrawn(self, candidates: int) -> tuple[int, ...]:
        """Return the numbers of the withdrawn."""
        words = self.known.get("withdrawn", "").split()
        return tuple(self.lines.whole(word, "a candidate", candidates) for word in words)


def decoded_text(text: str, lines: Lines) -> str:
    """Return a text that was written with escapes, without what may not be printed."""
    try:
        return decoded(text.encode(), lines.path, lines.number).replace("\n", " ")
    except UnicodeEncodeError:
        return ""


def _agrees(before: int, sign: str, after: int) -> bool:
    return before > after if sign == ">" else before == after


def _bare(key: str) -> str:
    """Return a key without its quotes or brackets."""
    return key[1:-1].strip() if key[0] in '"[' else key
