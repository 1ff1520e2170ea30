"""What can be seen to be wrong with an act of the past, from what was entered: by numbers, dates, order and sources.

Something is seen only where it is certain: where every number and every day that the documents allow agrees in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from comitia.core.facts import Facts
from comitia.core.history.figure import FIGURES, UNKNOWN, total
from comitia.core.history.history import Past
from comitia.core.history.past_act import Demanded
from comitia.core.history.testimony import Testimony
from comitia.core.history.touching import BEGINS, ENDS
from comitia.core.record.when import when


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """Something that is wrong: the rule, how grave, a code for why, and what it is about."""

    rule: str
    level: Literal["irregular", "contested"]
    why: str
    about: str = ""


def visible(facts: Facts, act: str) -> list[Visible]:
    """Return what is wrong with an act, by what is on the record now; nothing of one that was retracted."""
    past = facts.history.act(act)
    if past is None or past.is_retracted:
        return []
    return [*_disagreement(past), *_numbers(past), *_vote(facts, past), *_order(facts, past)]


def _disagreement(past: Past) -> Iterator[Visible]:
    """Yield where sources do not agree with each other, or none of them with what was entered."""
    own, told = past.entered, past.testimonies
    dates = [when(own.when), *(when(each.when) for each in told if each.when is not None)]
    if any(not one.may_be(other) for one, other in combinations(dates, 2)):
        yield Visible(rule="history.sources", level="contested", why="dates_differ")
    outcomes = {each.outcome for each in told if each.outcome is not None} | {own.outcome}
    if len(outcomes - {"unknown"}) > 1:
        yield Visible(rule="history.sources", level="contested", why="outcomes_differ")
    for name in FIGURES:  # not as they were written: the record sorts them
        figures = [each.figures[name] for each in told if name in each.figures]
        if any(not one.may_be(other) for one, other in combinations(figures, 2)):
            yield Visible(rule="history.sources", level="contested", why="figures_differ", about=name)


def _numbers(past: Past) -> Iterator[Visible]:
    """Yield where a source has more votes than people who were there, or more of these than there were at all."""
    for testimony in past.testimonies:
        figures = testimony.figures
        votes = total(figures[name] for name in ("for", "against", "abstaining", "invalid") if name in figures)
        present, entitled = figures.get("present", UNKNOWN), figures.get("entitled", UNKNOWN)
        if present.most is not None and votes.least > present.most:
            yield Visible(rule="history.figures", level="contested", why="more_than_present", about=testimony.source)
        elif entitled.most is not None and max(votes.least, present.least) > entitled.most:
            yield Visible(rule="history.figures", level="contested", why="more_than_entitled", about=testimony.source)


def _vote(facts: Facts, past: Past) -> Iterator[Visible]:
    """Yield where the numbers of every source contradict the outcome, or the quorum was certainly missing."""
    entered = past.entered
    session = facts.history.act(entered.within) if entered.within is not None else None
    asked = entered.demanded
    if asked is not None and asked.share is not None and entered.outcome in {"carried", "lost"}:
        reached = {is_reached(asked, each) for each in past.testimonies if "for" in each.figures}
        if reached == {False} and entered.outcome == "carried":
            yield Visible(rule="history.demanded", level="irregular", why="majority_missed")
        if reached == {True} and entered.outcome == "lost":
            yield Visible(rule="history.demanded", level="irregular", why="majority_reached")
    quorum = asked.quorum if asked is not None else None
    if quorum is None and session is not None and session.entered.demanded is not None:
        quorum = session.entered.demanded.quorum
    if quorum is not None and entered.outcome not in {"put_off", "unknown"}:
        told = [each.figures["present"] for each in past.testimonies if "present" in each.figures]
        there = told or [
            each.figures["present"] for each in (session.testimonies if session else ()) if "present" in each.figures
        ]
        if there and all(each.most is not None and each.most < quorum for each in there):
            yield Visible(rule="history.demanded", level="irregular", why="no_quorum")


def is_reached(asked: Demanded, testimony: Testimony) -> bool | None:
    """Tell whether the numbers of a source give the majority, None where they leave it open."""
    figures = testimony.figures
    voted, against = figures["for"], figures.get("against", UNKNOWN)
    others = [against]
    if asked.of == "valid":
        others.append(figures.get("abstaining", UNKNOWN))
    share = Fraction(asked.share or 1)
    if asked.of in {"present", "entitled"}:
        base = figures.get(asked.of, UNKNOWN)
        worst = None if base.most is None else _passes(asked, share, voted.least, base.most)
        best = True if voted.most is None else _passes(asked, share, voted.most, base.least)
    else:
        other = total(others)
        worst = None if other.most is None else _passes(asked, share, voted.least, voted.least + other.most)
        best = True if voted.most is None else _passes(asked, share, voted.most, voted.most + other.least)
    return True if worst else None if best else False


def _passes(asked: Demanded, share: Fraction, votes: int, base: int) -> bool:
    return votes >= share * base if asked.or_more else votes > share * base


def _order(facts: Facts, past: Past) -> Iterator[Visible]:
    """Yield where something was settled before it was asked, twice, or ended what had ended; or outside its session."""
    entered, history = past.entered, facts.history
    then = when(entered.when)
    session = history.act(entered.within) if entered.within is not None else None
    if session is not None and not then.may_be(when(session.entered.when)):
        yield Visible(rule="history.dates", level="contested", why="outside_session", about=session.entered.act)
    answered = history.act(entered.of) if entered.of is not None else None
    if entered.kind == "settlement" and answered is not None:
        if then.is_before(when(answered.entered.when)):
            yield Visible(rule="history.dates", level="contested", why="before_tender", about=answered.entered.act)
        for other in history.linked_to(answered.entered.act):
            if other.entered.kind == "settlement" and other.entered.act != entered.act:
                yield Visible(rule="history.acts", level="contested", why="settled_twice", about=other.entered.act)
    yield from _ended(facts, past)


def _ended(facts: Facts, past: Past) -> Iterator[Visible]:
    """Yield where somebody left an office that they had certainly left before, and had not come back to."""
    entered, history = past.entered, facts.history
    if (entered.kind, entered.outcome) not in ENDS and entered.kind != "resignation":
        return
    persons, places = history.subject(entered)
    then = when(entered.when)
    for place in places:
        for person in persons:
            course = [
                (when(each.entered.when), (each.entered.kind, each.entered.outcome), each.entered.act)
                for each in history.of_holder(place, person)
                if each.entered.act != entered.act
            ]
            begun = [begin for begin, what, _ in course if what in BEGINS and not then.is_before(begin)]
            for end, what, act in course:
                if what in ENDS and end.is_before(then) and not any(not begin.is_before(end) for begin in begun):
                    yield Visible(rule="mandate", level="irregular", why="ended_before", about=act)
