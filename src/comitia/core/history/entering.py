"""What can be entered of the past: acts with their sources and links, and testimonies found later."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from comitia.core.election.unit import ID
from comitia.core.facts import Facts
from comitia.core.history.figure import FIGURES
from comitia.core.history.past_act import BASES, KINDS, OUTCOMES, Demanded, EnterPastAct, PastActEntered, Place
from comitia.core.history.source import refuse_no_date
from comitia.core.history.testimony import AddTestimony, Outcome, Testimony, TestimonyAdded
from comitia.core.history.touching import touched, touched_by_testimony
from comitia.core.refused import Refused

RULE = "history.acts"
_OFFICE = re.compile(r"[a-z][a-z0-9_-]{0,62}")
_SHARE = re.compile(r"[1-9][0-9]{0,5}/[1-9][0-9]{0,5}|1")


def decide_past_act(facts: Facts, command: EnterPastAct) -> list[PastActEntered]:
    """Return the act entered, or refuse what is not an act: without a source, of no known kind, about nothing."""
    if command.kind not in KINDS:
        raise Refused(f"it is one of {', '.join(KINDS)}", rule=RULE, subject=command.kind)
    refuse_no_date(command.when)
    if command.outcome not in OUTCOMES[command.kind]:
        said = f"the outcome of this is one of {', '.join(OUTCOMES[command.kind])}"
        raise Refused(said, rule=RULE, subject=command.outcome)
    if not command.testimonies:
        raise Refused("name the source, and what it says", rule="history.sources", subject=command.kind)
    for testimony in command.testimonies:
        _refuse_testimony(facts, testimony, OUTCOMES[command.kind])
    _refuse_parts(command)
    _refuse_links(facts, command)
    _refuse_demand(command.demanded)
    entered = PastActEntered(
        act=f"past-{len(facts.history.acts) + 1}",
        kind=command.kind,
        when=command.when,
        within=command.within,
        of=command.of,
        by=command.by,
        places=command.places,
        persons=command.persons,
        text=command.text,
        outcome=command.outcome,
        demanded=command.demanded,
        testimonies=command.testimonies,
        touches={},
    )
    return [replace(entered, touches=touched(facts, entered))]


def decide_testimony(facts: Facts, command: AddTestimony) -> list[TestimonyAdded]:
    """Return the testimony added, or refuse one of an act that is not there, or that no source can give."""
    found = facts.history.act(command.act)
    if found is None or found.is_retracted:
        raise Refused("there is no such act of the past", rule=RULE, subject=command.act)
    _refuse_testimony(facts, command.testimony, OUTCOMES[found.entered.kind])
    return [
        TestimonyAdded(
            act=command.act,
            number=len(found.testimonies) + 1,
            testimony=command.testimony,
            touches=touched_by_testimony(facts, found, command.testimony),
        )
    ]


def _refuse_testimony(facts: Facts, testimony: Testimony, outcomes: tuple[Outcome, ...]) -> None:
    """Refuse what no source can say: of a source that is not registered, a number that cannot be, another outcome."""
    if facts.history.source(testimony.source) is None:
        raise Refused("register the source first", rule="history.sources", subject=testimony.source)
    refuse_no_date(testimony.when)
    if testimony.outcome is not None and testimony.outcome not in outcomes:
        raise Refused(f"the outcome is one of {', '.join(outcomes)}", rule=RULE, subject=testimony.outcome)
    for name, figure in testimony.figures.items():
        if name not in FIGURES:
            raise Refused(f"what is counted is one of {', '.join(FIGURES)}", rule="history.figures", subject=name)
        if not figure.is_sound:
            said = f"{figure.least} to {figure.most} is no number of anything"
            raise Refused(said, rule="history.figures", subject=name)


def _refuse_parts(command: EnterPastAct) -> None:
    """Refuse an act without what its kind is about, or with what it cannot be about."""
    for place in (*command.places, *((command.by,) if command.by else ())):
        _refuse_place(place)
    if len(set(command.places)) != len(command.places) or len(set(command.persons)) != len(command.persons):
        raise Refused("name each person and each office once", rule=RULE, subject=command.kind)
    needed, said = _parts(command)
    if not needed:
        raise Refused(said, rule=RULE, subject=command.kind)


def _parts(command: EnterPastAct) -> tuple[bool, str]:
    """Tell whether an act has what its kind must name, and what that is."""
    persons, places = len(command.persons), len(command.places)
    match command.kind:
        case "session":
            return command.by is not None and not places, "name the body that met (by), and no other"
        case "motion":
            return command.text is not None, "give the text that was put"
        case "election" | "removal" | "end":
            return bool(persons and places), "name the persons, and the office"
        case "resignation":
            return persons == 1 and bool(places), "name one person, and the offices"
        case "settlement":
            said = (
                "leave out persons, they are those of the resignation"
                if persons
                else "name the resignation that it settles (of)"
            )
            return command.of is not None and not persons, said
        case "post_created" | "post_abolished":
            return bool(places) and not persons, "name the offices, and no persons"


def _refuse_place(place: Place) -> None:
    if not _OFFICE.fullmatch(place.office) or not ID.fullmatch(place.unit):
        said = "an office is an id of small letters, digits, - and _, and so is its unit, with capitals too"
        raise Refused(said, rule=RULE, subject=f"{place.office} of {place.unit}")


def _refuse_links(facts: Facts, command: EnterPastAct) -> None:
    """Refuse a link to what is not there, or is not of the kind that it must be."""
    if command.within is not None:
        session = facts.history.act(command.within)
        if session is None or session.is_retracted or session.entered.kind != "session":
            raise Refused("there is no such session of the past", rule=RULE, subject=command.within)
        if command.kind == "session":
            raise Refused("a session is within no other", rule=RULE, subject=command.within)
    if command.of is not None:
        answered = facts.history.act(command.of)
        if answered is None or answered.is_retracted:
            raise Refused("there is no such act of the past", rule=RULE, subject=command.of)
        if (command.kind == "settlement") != (answered.entered.kind == "resignation"):
            raise Refused("a settlement is of a resignation, and nothing else is", rule=RULE, subject=command.of)
        if not set(command.places) <= set(answered.entered.places):
            raise Refused("it settles offices that were not asked to be released from", rule=RULE, subject=command.of)


def _refuse_demand(demanded: Demanded | None) -> None:
    if demanded is None:
        return
    rule = "history.demanded"
    if demanded.share is not None and not (_SHARE.fullmatch(demanded.share) and _is_share(demanded.share)):
        raise Refused("write the share as a fraction up to 1, such as 1/2", rule=rule, subject=demanded.share)
    if demanded.of not in BASES:
        raise Refused(f"it is a share of one of {', '.join(BASES)}", rule=rule, subject=demanded.of)
    if demanded.quorum is not None and demanded.quorum < 1:
        raise Refused("a quorum is a number from 1", rule=rule, subject=str(demanded.quorum))


def _is_share(text: str) -> bool:
    return Fraction(text) <= 1
