"""The charter in force, in words and as data."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.charter import describe
from comitia.count import RULES
from comitia.store.queries.labels import labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """A counting rule that the charter uses: its id, its name, and where it is written."""

    id: str
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
        sentences=describe(words.charter),
        counting=[Counting(id=name, title=RULES[name].title, source=RULES[name].source) for name in used],
        charter=words.charter.canonical(),
        digest=words.charter.digest(),
    )
