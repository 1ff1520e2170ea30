"""What entries on mandates, posts, resignations and persons say."""

from collections.abc import Mapping
from typing import assert_never

from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.grace import GraceBegun, GraceLifted
from comitia.core.mandate.membership import ChargesLaid, PersonExpelled, PersonHeard, PersonReadmitted
from comitia.core.mandate.person import PersonEntered
from comitia.core.mandate.post import EXTINGUISHED, PostAbolished, PostAltered, PostCreated, PostReinstated
from comitia.core.mandate.settlement import ResignationSettled
from comitia.core.mandate.vacancy import AlternateCalled, How
from comitia.store.numbers import number_of
from comitia.store.queries.acts.course import CourseEvent, of_course
from comitia.store.queries.acts.recall import RecallEvent, of_recall
from comitia.store.queries.acts.resignations import ResignationEvent, of_resignation
from comitia.store.queries.acts.vacancies import VacancyEvent, of_vacancy
from comitia.store.queries.acts.words import NAMED, Act, capital, day, number, several
from comitia.store.queries.decision_names import DecisionNames

PersonEvent = (
    CourseEvent
    | MandateEnded
    | MandateRestored
    | ChargesLaid
    | PersonEntered
    | PersonExpelled
    | PersonReadmitted
    | GraceBegun
    | GraceLifted
    | AlternateCalled
)
PostEvent = PostCreated | PostAltered | PostAbolished | PostReinstated
MandateEvent = MandatesGiven | PersonEvent | PostEvent | PersonHeard | ResignationEvent | VacancyEvent | RecallEvent

ENDED = {"relieved": "is relieved", "recalled": "is recalled", "resigned": "has resigned"}
"""What is said of a mandate that its holder, or the body, ended."""
MOVED_UP: Mapping[How, str] = {
    "next_alternate": "as the next alternate",
    "countback": "by countback",
    "next_highest": "as the next by votes",
}
"""By what somebody moved up."""
FELL = {
    "post_abolished": "the post is abolished",
    "expelled": "expelled from membership",
    "support_lost": "the seat on which it rested is lost",
    "ex_officio_over": "it went with a post no longer held, or gives way to another seat",
    "incompatible": "this does not go with another office held",
    "unit_dissolved": "its unit, or the one that elected, is no more",
    "reversed": "a decision was reversed",
    "death": "the holder has died",
    "disqualified": "no longer qualified for that",
    "declined": "declined",
}
"""Why a mandate ended with something else."""


def of_mandate(event: MandateEvent, names: DecisionNames) -> Act:  # noqa: PLR0911  one case an event
    """Return what an event says."""
    if isinstance(event, VacancyEvent):
        return of_vacancy(event, names)
    if isinstance(event, ResignationEvent):
        return _of_resignation(event, names)
    if isinstance(event, RecallEvent):
        return of_recall(event, names)
    match event:
        case MandatesGiven():
            return Act(text=_given(event, names), kind=event.kind, id=event.office, unit=event.office_unit)
        case PostCreated() | PostAltered() | PostAbolished() | PostReinstated():
            return _of_post(event, names)
        case PersonHeard():
            came = "is heard on the charges" if event.appeared else "was called to be heard and did not come"
            return Act(text=f"{names.matter(event.charges)} {came}.", kind="", id="")
        case _:
            return Act(text=f"{capital(_of_person(event, names))}.", kind="person", id=event.person)


def _of_resignation(event: ResignationEvent, names: DecisionNames) -> Act:
    """Return what an event says of a resignation: about the motion that settled it, else about the person."""
    text = f"{capital(of_resignation(event, names))}."
    if isinstance(event, ResignationSettled) and event.motion is not None:
        return Act(text=text, kind="motion", id=str(number_of(event.motion)))
    person = str(names.matters.get(event.resignation, {}).get("person", ""))
    return Act(text=text, kind="person" if person else "", id=person)


def _given(event: MandatesGiven, names: DecisionNames) -> str:
    persons = [*map(names.person, event.persons[: NAMED + 1]), *event.persons[NAMED + 1 :]]
    one, office = len(event.persons) == 1, names.office(event.office, event.office_unit)
    if event.kind == "body":
        what = f"takes a seat in the {office}" if one else f"take their seats in the {office}"
    else:
        what = f"{'holds' if one else 'hold'} the post of {office}"
    return f"{several(persons)} {what} from {day(event.starts)}, by {names.motion(event.motion)}."


def _of_person(event: PersonEvent, names: DecisionNames) -> str:  # noqa: C901, PLR0911  one case an event type
    who = names.person(event.person)
    match event:
        case MandateEnded():
            by = f", by {names.motion(event.motion)}" if event.motion is not None else ""
            what = names.role(event.kind, event.office, event.office_unit)
            if event.cause in ENDED:
                return f"{who}, {what}, {ENDED[event.cause]}{by}"
            fell = FELL[event.cause]
            fell = fell.replace("the post is", "the organ is") if event.kind == "body" else fell
            return f"{who} is no longer {_article(event)}{what}: {fell}{by}"
        case MandateRestored():
            what = names.role(event.kind, event.office, event.office_unit)
            why = f"{names.motion(event.motion)} is reversed" if event.motion else "the departure is withdrawn"
            return f"{who} is {_article(event)}{what} again, as before: {why}"
        case GraceBegun() | GraceLifted() | AlternateCalled():
            return _of_place(event, names)
        case _ if isinstance(event, CourseEvent):
            return of_course(event, names)
        case ChargesLaid():
            return f"charges against {who} are before the {names.office(event.body, event.unit)}"
        case PersonEntered():
            return f"{who} is entered on the record"
        case PersonExpelled():
            return f"{who} is expelled, by {names.motion(event.motion)}"
        case PersonReadmitted():
            by = names.motion(event.motion)
            again = f": {by} is reversed" if event.motion == event.expulsion else f", by {by}"
            return f"{who} is a member again{again}"
        case _:
            assert_never(event)


def _of_place(event: GraceBegun | GraceLifted | AlternateCalled, names: DecisionNames) -> str:
    if isinstance(event, AlternateCalled):
        return _moved_up(event, names)
    who = f"{names.person(event.person)}, {names.role(event.kind, event.office, event.office_unit)},"
    if isinstance(event, GraceBegun):
        until = f"it ends on {day(event.until)}, unless that seat is regained"
        return f"{who} has lost the seat on which this rests: {until}"
    if event.cause == "charter":
        return f"{who} need not hold another seat any more, and goes on"
    return f"{who} holds again the seat on which this rests, and goes on"


def _moved_up(event: AlternateCalled, names: DecisionNames) -> str:
    who, office = names.person(event.person), names.office(event.office, event.office_unit)
    what = f"a seat in the {office}" if event.kind == "body" else f"the post of {office}"
    said = f"{who} moves up to {what}, {MOVED_UP[event.filler]}"
    if not event.passed_over:
        return said
    return f"{said}; {several([*map(names.person, event.passed_over)])} cannot sit now, and keep their turn"


def _article(event: MandateEnded | MandateRestored) -> str:
    """Return the article of what somebody is: a member of the board, but secretary of Meadow North."""
    return "a " if event.kind == "body" else ""


def _of_post(event: PostEvent, names: DecisionNames) -> Act:
    by = names.motion(event.motion)
    match event:
        case PostCreated():
            kind, place = ("organ", "seat") if event.is_organ else ("post", "place")
            places, where = number(event.seats, place, f"{place}s"), names.unit(event.unit)
            text = f"The {kind} {event.label} of {where} is created, with {places}, by {by}."
            return Act(text=text, kind="body" if event.is_organ else "post", id=event.post, unit=event.unit)
        case PostAltered():
            kind = "body" if event.before.is_organ else "post"
            text = f"{capital(_altered(event))}, by {by}."
            return Act(text=text, kind=kind, id=event.post, unit=event.before.unit)
        case PostAbolished():
            where = several([*map(names.unit, event.units[: NAMED + 1]), *event.units[NAMED + 1 :]])
            heir = "are extinguished" if event.heir == EXTINGUISHED else f"go to the {names.office(event.heir)}"
            text = f"{capital(names.office(event.post))} is abolished in {where}, by {by}; its powers {heir}."
            return Act(text=text, kind="motion", id=str(number_of(event.motion)))
        case PostReinstated():
            where = several([*map(names.unit, event.units[: NAMED + 1]), *event.units[NAMED + 1 :]])
            text = f"{capital(names.office(event.post))} is there again in {where}: {by} is reversed."
            return Act(text=text, kind="motion", id=str(number_of(event.motion)))


def _altered(event: PostAltered) -> str:
    before, said = event.before, []
    if event.label != before.label:
        said.append(f"is called {event.label}")
    if event.seats != before.seats:
        said.append(f"has {number(event.seats, 'place', 'places')}")
    if event.powers != before.powers:
        said.append(f"may {several(event.powers, 8)}" if event.powers else "has no powers of its own")
    return f"{before.label} {several(said)}"
