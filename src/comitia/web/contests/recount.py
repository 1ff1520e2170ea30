"""Counting again: the ballots as a file, the command that counts them, and each lot to be redone by hand."""

import hashlib
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comitia.count import Count
from comitia.count.options import CHOICES
from comitia.count.questions import QUESTIONS
from comitia.exchange.ballots import parse_blt, write_blt
from comitia.store.queries.contests import ContestFacts
from comitia.web.contests.words import title


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One tied candidate in one lot: the text that is hashed, and its SHA-256."""

    name: str
    command: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LotView:
    """One lot: what it decides, at which stage, and the tied in the order drawn."""

    number: int
    question: str
    stage: int
    draws: tuple[Draw, ...]


def ballot_file(facts: ContestFacts, box: str) -> str:
    """Return the ballots of a contest with the names of its candidates, as BLT."""
    profile = parse_blt(box.encode(), facts.contest.id).profile
    return write_blt(profile, facts.contest.seats, [_one_line(name) for name in facts.names], _one_line(title(facts)))


def file_name(contest: str) -> str:
    """Return a safe name for the file."""
    return f"{re.sub(r'[^A-Za-z0-9._-]', '_', contest)}.blt"


def command(facts: ContestFacts) -> str:
    """Return the command that counts the file again, with the same lots, as the round that it was."""
    row = facts.contest
    options = row.options if isinstance(row.options, dict) else {}
    words = ["comitia", "count", file_name(row.id), "--rule", row.rule, "--seats", str(row.seats)]
    if ties := options.get("ties"):
        words += ["--ties", ",".join(map(str, ties))]
    for key in ("threshold", "drop", "decimals", *CHOICES):
        if key in options:
            words += [f"--{key.replace('_', '-')}", str(options[key])]
    if "max_rounds" in options:
        words += ["--max-rounds", str(options["max_rounds"])]
    if row.round > 1:
        words += ["--round", str(row.round)]
    return shlex.join([*words, "--lot-seed", row.lot_seed])


def lots(facts: ContestFacts) -> Iterator[LotView]:
    """Yield the lots of a count in the order in which they were drawn."""
    yield from lots_of(facts.count, facts.names, facts.contest.lot_seed)


def lots_of(count: Count | None, names: Sequence[str], seed: str) -> Iterator[LotView]:
    """Yield the lots of a count from a seed."""
    for lot in count.lots if count else ():
        yield LotView(
            number=lot.draw,
            question=QUESTIONS[lot.question].asked,
            stage=lot.stage,
            draws=tuple(_draw(names, seed, lot.draw, number) for number in lot.order),
        )


def _draw(names: Sequence[str], seed: str, draw: int, number: int) -> Draw:
    text = f"comitia-lot/1 {seed} {draw} {number}"
    return Draw(
        name=names[number - 1],
        command=f"printf '{text}' | sha256sum",
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
