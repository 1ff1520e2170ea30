"""The charter in force, in words and as data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comitia.charter import describe
from comitia.count import RULES
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.labels import labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """A counting rule that the charter uses: its name, and the law it is written in (empty where there is none)."""

    title: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition that was ever in force: since when, and the number of the motion that brought it (None: founding).

    `is_now` tells that it is in force.
    """

    number: int
    since: date
    motion: int | None
    seq: int
    digest: str
    is_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage:
    """The charter: sentences, the counting rules it names, its canonical form (JSON values) and the digest of that."""

    sentences: Sequence[str]
    counting: Sequence[Counting]
    charter: object
    digest: str
    editions: Sequence[Edition]


def rules_page() -> RulesPage | None:
    """Return the rules, or None before the founding."""
    words = labels()
    if words is None:
        return None
    used = dict.fromkeys(election.rule.id for election in words.charter.elections)
    return RulesPage(
        sentences=[_spoken(sentence) for sentence in describe(words.charter)],
        counting=[Counting(title=RULES[name].title, source=_source(RULES[name].source)) for name in used],
        charter=words.charter.canonical(),
        digest=words.charter.digest(),
        editions=[
            Edition(
                number=row.edition,
                since=row.since,
                motion=number_of(row.motion) if row.motion else None,
                seq=row.seq,
                digest=row.digest,
                is_now=row.edition == words.charter.edition,
            )
            for row in models.Edition.objects.order_by("-edition").defer("charter")
        ],
    )


def _spoken(sentence: str) -> str:
    """Return a sentence with the names of counting rules and of methods of apportionment in place of their ids."""
    for name, rule in RULES.items():
        sentence = re.sub(rf"counted by {re.escape(name)}(?![\w-])", f"counted as {_lower(rule.title)}", sentence)
    for method, name in METHODS.items():
        sentence = sentence.replace(f"by {method},", f"by the method of {name},")
    return sentence


METHODS = {
    "hare": "Hare",
    "dhondt": "D’Hondt",
    "sainte-lague": "Sainte-Laguë",
    "huntington-hill": "Huntington and Hill",
    "adams": "Adams",
    "dean": "Dean",
    "quota": "Balinski and Young",
    "cambridge": "the Cambridge Compromise",
}


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _source(source: str) -> str:
    return "" if source.startswith("docs/") else source
