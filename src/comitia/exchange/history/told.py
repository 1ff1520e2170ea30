"""What a file of history says, in its own names and with the line of each part; nothing of it is judged yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comitia.core.history.breach import Level
from comitia.core.history.past_act import Kind, Place
from comitia.core.history.source import Nature
from comitia.core.history.testimony import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTold:
    """A number as it is written: from `least` to `most` (None: no bound), and the words, where words say it."""

    least: int
    most: int | None
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """An editor's note."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagTold:
    """A breach that the editor sees."""

    line: int
    rule: str
    level: Level
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one source says of an act; `source` is its name in the file, or its id on the record."""

    line: int
    source: str
    page: str | None
    quotation: str | None
    when: str | None
    outcome: Outcome | None
    figures: Mapping[str, FigureTold]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTold:
    """A document, with the SHA-256 of the file that lies beside, if any."""

    line: int
    name: str
    nature: Nature
    author: str | None
    title: str
    made: str | None
    kept: str | None
    digest: str | None
    notes: tuple[Remark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandedTold:
    """What the rules of that time asked of a vote."""

    share: str | None
    or_more: bool
    of: str
    quorum: int | None
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTold:
    """An act; `name` is its own in the file, `within` and `of` are names of others, or ids; persons are references."""

    line: int
    name: str | None
    kind: Kind
    when: str
    within: str | None
    of: str | None
    by: Place | None
    places: tuple[Place, ...]
    persons: tuple[str, ...]
    text: str | None
    outcome: Outcome
    demanded: DemandedTold | None
    sources: tuple[Said, ...]
    notes: tuple[Remark, ...]
    flags: tuple[FlagTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What is added to an act, or to a source, that is on the record already."""

    line: int
    to: str
    sources: tuple[Said, ...]
    notes: tuple[Remark, ...]
    flags: tuple[FlagTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryTold:
    """A whole file: names of persons by reference, sources, acts, additions, each in the order of the file."""

    file: str
    persons: Mapping[str, str]
    sources: tuple[SourceTold, ...]
    acts: tuple[ActTold, ...]
    additions: tuple[Addition, ...]

    @property
    def parts(self) -> int:
        """Return how many parts are to be entered."""
        return len(self.sources) + len(self.acts) + len(self.additions)
