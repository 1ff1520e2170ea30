"""The chain in words: who elected whom, down to the votes.

Sentences come as spans, so that a page can make links of them: a span leads to a contest, or to a step of the chain.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from comitia.count import RULES, is_transferable
from comitia.store.queries.acts.words import capital
from comitia.store.queries.chain.evidence import WEAKER
from comitia.store.queries.chain.model import Chain, Group, Link, Step, Win
from comitia.store.queries.chain.speech import everybody, number, ordinal, voters


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of a sentence; at most one of `contest` (an id), `motion` and `step` (numbers) leads on."""

    text: str
    contest: str | None = None
    step: int | None = None
    motion: int | None = None


def plain(spans: Iterable[Span]) -> str:
    """Return the sentence alone."""
    return "".join(span.text for span in spans)


def in_words(chain: Chain) -> tuple[Span, ...]:
    """Return how the holder was elected in one or more sentences: `Elected by the assembly (61 of 100), whose ...`.

    A step with one kind of electors goes on with the sentence; one with several begins its own.
    """
    said = [Span(text=f"{capital(chain.win.verb)} "), _by(chain.steps[0].groups[0], chain.win)]
    begins = "whose members"
    for step in chain.steps[1:]:
        offices = _offices(step)
        if len(step.groups) == 1:
            said += _going_on(step, begins)
            begins = "those"
        else:
            said += [Span(text=".")] if begins else []
            said += [span for groups in offices for span in _own_sentence(step, groups)]
            begins = ""
    if begins:
        said.append(Span(text="."))
    return tuple(said)


def _offices(step: Step) -> list[list[Group]]:
    """Return the groups of a step by the kind of body that they fill; those elected by a body first."""
    found: dict[str, list[Group]] = {}
    for group in sorted(step.groups, key=lambda group: (group.is_local, -group.total.filled)):
        found.setdefault(group.links[0].office, []).append(group)
    return list(found.values())


def _by(top: Group, win: Win) -> Span:
    """Return the words for those who gave the mandate, and their votes."""
    link = top.links[0]
    if not link.is_local:
        who = f"the {top.elector_name}"
    elif top.is_central:
        who = f"a vote of {everybody(top.elector)}"
    else:
        who = f"the {voters(top.elector)[1]} of {top.place_name}"
    unopposed = "unopposed " if win.evidence == "uncontested" else ""
    return Span(
        text=f"{unopposed}by {who} ({how_won(win)})", contest=None if win.motion else win.contest, motion=win.motion
    )


def how_won(win: Win) -> str:
    """Return the figures at election: `61 of 100, second round`, `34.2 votes, quota 26`, `no vote was taken`."""
    if win.result:
        return win.result
    if win.evidence == "uncontested":
        return "no vote was taken"
    if win.votes is None:
        said = "taken over from a document" if win.evidence == "taken_over" else "a document says so"
        return f"{said}; the votes are not known"
    parts = [_votes(win)]
    if win.round > 1:
        parts.append(f"{ordinal(win.round)} round")
    if win.reason in {"lot", "equals_lot", "points_lot"}:
        parts.append("by lot among equals")
    elif win.with_lot:
        parts.append("a lot was drawn in the count")
    if win.evidence == "totals_entered":
        parts.append("totals as entered")
    return ", ".join(parts)


def _votes(win: Win) -> str:
    totals = RULES[win.rule].totals if win.rule in RULES else "votes"
    if totals != "votes":
        return f"{win.votes} {totals.removesuffix('s') if win.votes == '1' else totals}"
    votes = f"{win.votes} {'vote' if win.votes == '1' else 'votes'}"
    if win.quota is not None:
        return f"{votes}, quota {win.quota}"
    if is_transferable(win.rule) or win.cast is None:
        return votes
    return f"{int(win.votes or 0):,} of {win.cast:,}"


def _going_on(step: Step, begins: str) -> Iterator[Span]:
    """Yield a step as part of the sentence: `, those by 12 district councils`, or as the next one."""
    group = step.groups[0]
    if begins:
        were = " were elected" if begins == "whose members" else ""
        yield Span(text=f", {begins}{were} by ")
    else:
        yield Span(text=f" The members of {_whose([group])} were elected by ")
    yield Span(text=electors(group), step=step.number)


def _own_sentence(step: Step, groups: Sequence[Group]) -> Iterator[Span]:
    """Yield a sentence on one kind of body: how many of its seats came from where."""
    seats = sum(group.total.filled for group in groups)
    if len(groups) == 1:
        yield Span(text=f" The members of {_whose(groups)} were elected by ")
    else:
        yield Span(text=f" Of the {number(seats, 'member')} of {_whose(groups)}, ")
    for place, group in enumerate(groups):
        if len(groups) > 1:
            were = "was" if group.total.filled == 1 else "were"
            yield Span(text=f"{_joint(place, len(groups))}{group.total.filled:,} {were} elected by ")
        yield Span(text=electors(group), step=step.number)
    yield Span(text=".")


def _joint(place: int, parts: int) -> str:
    if place == 0:
        return ""
    return " and " if place == parts - 1 else ", "


def _whose(groups: Sequence[Group]) -> str:
    names = {group.office_name for group in groups}
    only = names.pop() if len(names) == 1 else None
    if only is not None:
        return f"the {only}"
    units = {link.office_unit for group in groups for link in group.links}
    return f"the {number(len(units), groups[0].office.one, groups[0].office.many)}"


def electors(group: Group) -> str:
    """Return who elected in a group, with what is weaker than a count: `12 district councils (1 uncontested)`.

    Where those on a roll elected, only contests in which votes were counted are said here; `evidence` says the rest.
    """
    if group.is_local:
        return _local(group)
    who = f"the {group.elector_name}" if group.elector_name else _many(group, group.total.links)
    if group.total.links == 1:
        weaker = [WEAKER[kind] for kind in group.by_evidence if kind in WEAKER]
    else:
        weaker = [f"{sums.links:,} {WEAKER[kind]}" for kind, sums in group.by_evidence.items() if kind in WEAKER]
    return f"{who} ({', '.join(weaker)})" if weaker else who


def name_of(link: Link, group: Group, names: Mapping[str, str]) -> str:
    """Return the name of who elected in one link, for a box or a list: the unit, or the one body or roll."""
    if not group.is_central:
        return names.get(link.unit, link.unit)
    name = everybody(group.elector) if group.is_local else group.elector.one
    return f"{name[:1].upper()}{name[1:]}"


def _many(group: Group, links: int) -> str:
    return number(links, group.elector.one, group.elector.many)


def _local(group: Group) -> str:
    one, many = voters(group.elector)
    sums = group.by_evidence.get("ballots_counted") or group.by_evidence.get("totals_entered")
    if group.is_central:
        sums = group.total
        turnout = f"{sums.cast:,} voted" if sums.known else "how many voted is not known"
        return f"a vote of {everybody(group.elector)} ({turnout})"
    place = f"the {group.place.one} {group.place_name}" if group.place_name else None
    if sums is None:
        return place or number(group.total.links, group.place.one, group.place.many)
    where = place or number(sums.links, group.place.one, group.place.many)
    if not sums.known:
        return f"{where} in which it is not known how many voted"
    least = "at least " if sums.known < sums.links else ""
    return f"{where} in which {least}{number(sums.cast, one, many)} voted"
