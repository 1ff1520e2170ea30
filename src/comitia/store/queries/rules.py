"""The charter in force, in words and as data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comitia.charter import describe
from comitia.count import RULES
from comitia.store.queries.labels import labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """A counting rule that the charter uses: its name, and the law it is written in (empty where there is none)."""

    title: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage:
    """The charter: sentences, the counting rules it names, its canonical form (JSON values) and the digest of that."""

    sentences: Sequence[str]
    counting: Sequence[Counting]
    charter: object
    digest: str


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
}


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _source(source: str) -> str:
    return "" if source.startswith("docs/") else source
