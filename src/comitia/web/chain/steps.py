"""The steps of a chain for people to read: who elected, what is known of it, and what is not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comitia.count import RULES
from comitia.store.queries.chain import Chain, Group, Link, Step, how_won, name_of
from comitia.store.queries.chain.speech import everybody, number
from comitia.web.chain.links import address_of

SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One contest in a list: who elected in it, its figures and its state; `href` leads to it."""

    name: str
    href: str
    filled: int
    seats: int
    cast: int | None
    electors: int
    evidence: str
    is_local: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One kind of electors in a step; `kinds` says how many contests have which evidence."""

    heading: str
    href: str
    figures: str
    kinds: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step, with the anchor that sentences lead to."""

    number: int
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Something that is not known, and the contests it concerns."""

    sentence: str
    lines: tuple[Line, ...]
    more: int


class Steps:
    """The steps of one chain; `names` are those of the units to be shown."""

    def __init__(self, chain: Chain, names: Mapping[str, str]) -> None:
        self._chain, self._names = chain, names

    @staticmethod
    def units(chain: Chain) -> Iterator[str]:
        """Yield the units whose names are needed."""
        for step in chain.steps:
            for group in step.groups:
                yield from (link.unit for link in _shown(group))
                for kind in UNKNOWN:
                    yield from (link.unit for link in [link for link in group.links if link.evidence == kind][:FEW])

    def views(self) -> Iterator[StepView]:
        """Yield the steps, from the mandate down."""
        for step in self._chain.steps:
            yield StepView(number=step.number, groups=tuple(self._group(step, group) for group in step.groups))

    def unknown(self) -> Iterator[Unknown]:
        """Yield what the record does not say, weakest evidence last."""
        for kind, (one, many) in UNKNOWN.items():
            found = [
                (link, group)
                for step in self._chain.steps
                for group in step.groups
                for link in group.links
                if link.evidence == kind
            ]
            if found:
                sentence = one if len(found) == 1 else many.format(number=f"{len(found):,}")
                lines = tuple(self._line(link, group) for link, group in found[:FEW])
                yield Unknown(sentence=sentence, lines=lines, more=max(len(found) - FEW, 0))

    def _group(self, step: Step, group: Group) -> GroupView:
        only = group.links[0] if len(group.links) == 1 else None
        lines = () if only else tuple(self._line(link, group) for link in _shown(group))
        return GroupView(
            heading=_heading(group),
            href=address_of(only) if only else "",
            figures=self._top_figures(group) if step.number == 1 else _figures(group),
            kinds=tuple((kind, sums.links) for kind, sums in group.by_evidence.items()),
            lines=lines,
            more=0 if only else len(group.links) - len(lines),
        )

    def _top_figures(self, group: Group) -> str:
        win, electors = self._chain.win, group.links[0].electors
        won = how_won(win)
        if win.evidence == "taken_over":
            return f"{won[:1].upper()}{won[1:]}."
        counted = RULES[win.rule].title if win.rule else "A vote on a motion"
        said = [f"{counted}: {won}."]
        if win.cast is not None:
            apart = win.cast - (win.valid if win.valid is not None else win.cast)
            invalid = f", of which {apart:,} blank or invalid" if apart else ""
            said.append(f"{win.cast:,} of {electors:,} voted{invalid}.")
        return " ".join(said)

    def _line(self, link: Link, group: Group) -> Line:
        return Line(
            name=name_of(link, group, self._names) if link.motion is None else f"motion {link.motion}",
            href=address_of(link),
            filled=link.filled,
            seats=link.seats,
            cast=link.cast,
            electors=link.electors,
            evidence=link.evidence,
            is_local=link.is_local,
        )


FEW = 8
UNKNOWN: Mapping[str, tuple[str, str]] = {
    "totals_entered": (
        "Of one election only the totals are known, not the ballots:",
        "Of {number} elections only the totals are known, not the ballots:",
    ),
    "by_decision": (
        "One step is a decision of a body: its votes were counted, and there are no ballots:",
        "{number} steps are decisions of bodies: their votes were counted, and there are no ballots:",
    ),
    "document_only": (
        "Of one election only a document says who was elected, not with how many votes:",
        "Of {number} elections only a document says who was elected, not with how many votes:",
    ),
    "taken_over": (
        "One election was before this record began; a document says who was elected:",
        "{number} elections were before this record began; documents say who was elected:",
    ),
    "not_held": (
        "From one place no return came; its seats stay vacant:",
        "From {number} places no return came; their seats stay vacant:",
    ),
    "awaited": ("One election is still open:", "{number} elections are still open:"),
}


def _shown(group: Group) -> tuple[Link, ...]:
    """Return the links of a group that are listed one by one."""
    return group.links[:SHOWN]


def _heading(group: Group) -> str:
    office = group.office_name or group.office.many
    return f"{office[:1].upper()}{office[1:]}, by {_by(group)}"


def _by(group: Group) -> str:
    if group.is_local and group.is_central:
        return f"a vote of {everybody(group.elector)}"
    if group.is_local:
        where = f"the {group.place.one} {group.place_name}" if group.place_name else ""
        return where or number(group.total.links, group.place.one, group.place.many)
    if group.elector_name:
        return f"the {group.elector_name}"
    return number(group.total.links, group.elector.one, group.elector.many)


def _figures(group: Group) -> str:
    """Return the seats and the turnout of a group in sentences."""
    sums = group.total
    seats = f"{number(sums.seats, 'seat')}, all filled." if sums.filled == sums.seats else _gaps(group)
    if not sums.known:
        return f"{seats} How many voted is not known."
    known = [link for link in group.links if link.cast is not None]
    electors = sum(link.electors for link in known)
    partly = f" in the {len(known):,} of {number(sums.links, 'place')} where it is known"
    where = "" if len(known) == sums.links else partly
    share = f" ({100 * sums.cast / electors:.0f}\N{NO-BREAK SPACE}%)" if electors else ""
    return f"{seats} {sums.cast:,} of {electors:,} voted{where}{share}."


def _gaps(group: Group) -> str:
    sums = group.total
    parts = [f"{sums.filled:,} of {number(sums.seats, 'seat')} filled"]
    parts += [f"{sums.vacant:,} vacant"] if sums.vacant else []
    parts += [f"{sums.awaited:,} awaited"] if sums.awaited else []
    return f"{', '.join(parts)}."
