"""What can be seen to be wrong with an act of the past, from what was entered: by numbers, dates, order and sources.

Something is seen only where it is certain: where every number, every day and every outcome that the documents allow, as
it is entered or as any source tells it, agrees in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from comitia.core.facts import Facts
from comitia.core.history.agreement import agreement
from comitia.core.history.figure import FIGURES, UNKNOWN, Figure, hull, total
from comitia.core.history.history import Past
from comitia.core.history.past_act import Demanded
from comitia.core.history.touching import BEGINS, ENDS

MAY_BEGIN = {*BEGINS, ("election", "unknown")}
"""What may have given somebody an office."""
DECIDED = {
    ("session", "held"), ("motion", "carried"), ("motion", "lost"), ("removal", "carried"), ("removal", "lost"),
    ("election", "elected"), ("election", "not_elected"), ("settlement", "accepted"), ("settlement", "refused"),
}  # fmt: skip
"""What needs a quorum where one was demanded; a letter that is handed in does not."""
FINAL = {("settlement", "accepted"), ("settlement", "withdrawn"), ("settlement", "lapsed")}
"""Answers after which a request is no more; a refused one may be put again."""
DIFFER = {"when": "dates_differ", "outcome": "outcomes_differ"}
"""The codes for what differs; all else that can is a figure."""
ANSWERS = {*FINAL, ("settlement", "refused")}


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
    """Yield where sources do not agree with each other, or not with what was entered."""
    for what, state in agreement(past.entered, past.testimonies):
        if state == "differ":
            why = DIFFER.get(what, "figures_differ")
            yield Visible(rule="history.sources", level="contested", why=why, about="" if what in DIFFER else what)


def _numbers(past: Past) -> Iterator[Visible]:
    """Yield where a source has more votes than people who were there, or more of these than there were at all."""
    for testimony in past.testimonies:
        figures = testimony.figures
        votes = total(figures[name] for name in ("for", "against", "abstaining", "invalid") if name in figures)
        present, entitled = figures.get("present", UNKNOWN), figures.get("entitled", UNKNOWN)
        if present.most is not None and votes.least > present.most:
            yield Visible(rule="history.figures", level="contested", why="more_than_present", about=testimony.source)
        if entitled.most is not None and max(votes.least, present.least) > entitled.most:
            yield Visible(rule="history.figures", level="contested", why="more_than_entitled", about=testimony.source)


def _vote(facts: Facts, past: Past) -> Iterator[Visible]:
    """Yield where the numbers contradict the outcome, or the quorum of what was decided was certainly missing."""
    asked = past.entered.demanded
    if asked is not None and asked.share is not None:
        reached = _outcome(asked, past)
        if reached is False and past.outcomes == {"carried"}:
            yield Visible(rule="history.demanded", level="irregular", why="majority_missed")
        if reached is True and past.outcomes == {"lost"}:
            yield Visible(rule="history.demanded", level="irregular", why="majority_reached")
    session = facts.history.act(past.entered.within) if past.entered.within is not None else None
    quorum = asked.quorum if asked is not None else None
    if quorum is None and session is not None and session.entered.demanded is not None:
        quorum = session.entered.demanded.quorum
    if quorum is not None and past.is_surely(DECIDED):
        there = told(past).get("present") or (told(session).get("present") if session is not None else None)
        if there is not None and there.most is not None and there.most < quorum:
            yield Visible(rule="history.demanded", level="irregular", why="no_quorum")


def told(past: Past) -> dict[str, Figure]:
    """Return what the sources of an act count, by name: each figure can be what any source says that gives it."""
    return {
        name: hull(each.figures[name] for each in past.testimonies if name in each.figures)
        for name in FIGURES
        if any(name in each.figures for each in past.testimonies)
    }


COUNTED = {
    "for_plus_against": {"for", "against"},
    "valid": {"for", "against", "abstaining"},
    "present": {"for", "present"},
    "entitled": {"for", "entitled"},
}
"""What is to be counted of a vote, by what a majority is of."""


def _outcome(asked: Demanded, past: Past) -> bool | None:
    """Tell whether the majority was reached, where every source that counts the vote says the same; None elsewhere.

    What one leaves out is as the others have it: any of it may be so.
    """
    others = told(past)
    counts = (each.figures for each in past.testimonies if COUNTED[asked.of] & each.figures.keys())
    verdicts = {is_reached(asked, {**others, **figures}) for figures in counts}
    return verdicts.pop() if len(verdicts) == 1 else None


def is_reached(asked: Demanded, figures: Mapping[str, Figure]) -> bool | None:
    """Tell whether numbers give the majority, None where they leave it open, or do not say how many were for it."""
    if "for" not in figures:
        return None
    voted, against = figures["for"], figures.get("against", UNKNOWN)
    others = [against]
    if asked.of == "valid":
        others.append(figures.get("abstaining", UNKNOWN))
    share = Fraction(asked.share or 1)
    if asked.of in {"present", "entitled"}:
        base = figures.get(asked.of, UNKNOWN)
        worst = None if base.most is None else _passes(asked, share, voted.least, base.most)
        most = min((each for each in (voted.most, base.most) if each is not None), default=None)
        best = True if most is None else _passes(asked, share, most, max(base.least, most))
    else:
        other = total(others)
        worst = None if other.most is None else _passes(asked, share, voted.least, voted.least + other.most)
        best = True if voted.most is None else _passes(asked, share, voted.most, voted.most + other.least)
    return True if worst else None if best else False


def _passes(asked: Demanded, share: Fraction, votes: int, base: int) -> bool:
    """Tell whether so many votes of so many are enough; none never are."""
    if votes == 0:
        return False
    return votes >= share * base if asked.or_more else votes > share * base


def _order(facts: Facts, past: Past) -> Iterator[Visible]:
    """Yield where something was settled before it was asked, twice, or ended what had ended; or outside its session."""
    entered, history = past.entered, facts.history
    session = history.act(entered.within) if entered.within is not None else None
    if session is not None and not past.span.may_be(session.span):
        yield Visible(rule="history.dates", level="contested", why="outside_session", about=session.entered.act)
    answered = history.act(entered.of) if entered.of is not None else None
    if entered.kind == "settlement" and answered is not None:
        if past.span.is_before(answered.span):
            yield Visible(rule="history.dates", level="contested", why="before_tender", about=answered.entered.act)
        answers = (each for each in history.linked_to(answered.entered.act) if each.entered.act != entered.act)
        other = next((each for each in answers if _exclude(past, each)), None)
        if other is not None:
            yield Visible(rule="history.acts", level="contested", why="settled_twice", about=other.entered.act)
    yield from _ended(facts, past)


def _exclude(one: Past, other: Past) -> bool:
    """Tell whether a request cannot have had both answers: both end it, or one came after the other had ended it."""
    if not (one.is_surely(ANSWERS) and other.is_surely(ANSWERS)):
        return False
    final, later = (one, other) if one.is_surely(FINAL) else (other, one)
    return final.is_surely(FINAL) and (later.is_surely(FINAL) or final.span.is_before(later.span))


def _ended(facts: Facts, past: Past) -> Iterator[Visible]:
    """Yield where somebody left an office that they had certainly left before, and cannot have come back to."""
    entered, history = past.entered, facts.history
    if entered.kind != "resignation" and not past.is_surely(ENDS):
        return
    request = entered.act if entered.kind == "resignation" else entered.of
    persons, places = history.subject(entered)
    for place in places:
        for person in persons:
            course = [
                each
                for each in history.of_holder(place, person)
                if each.entered.act != entered.act and (request is None or each.entered.of != request)
            ]
            begun = [each.span.last for each in course if each.can_be(MAY_BEGIN) and not past.span.is_before(each.span)]
            begun += [
                held.starts
                for held in facts.holdings.all_of_person(person)
                if (held.office, held.office_unit) == (place.office, place.unit) and held.starts <= past.span.last
            ]
            for end in course:
                is_over = end.is_surely(ENDS) and end.span.is_before(past.span)
                if is_over and not any(end.span.first <= begin for begin in begun):
                    yield Visible(rule="mandate", level="irregular", why="ended_before", about=end.entered.act)
                    break
