"""What entries on petitions for recall, hearings and successors say."""

from datetime import timedelta

from comitia.core.mandate.hearing import HolderHeard
from comitia.core.mandate.petition import PetitionOpened, PetitionSettled, SignaturesCertified
from comitia.core.mandate.successor import SuccessorSeated
from comitia.store.numbers import number_of
from comitia.store.queries.acts.words import Act, capital, day, number
from comitia.store.queries.decision_names import DecisionNames

RecallEvent = PetitionOpened | SignaturesCertified | PetitionSettled | HolderHeard | SuccessorSeated


def of_recall(event: RecallEvent, names: DecisionNames) -> Act:
    """Return what an event says."""
    match event:
        case PetitionOpened():
            return _of_petition(event.petition, _opened(event, names))
        case SignaturesCertified():
            return _of_petition(event.petition, _signed(event, names))
        case PetitionSettled():
            return _of_petition(event.petition, _settled(event, names))
        case HolderHeard():
            came = "is heard" if event.appeared else "was called to be heard, and did not come,"
            who = f"{names.person(event.person)}, {names.role(event.kind, event.office, event.office_unit)},"
            text = f"{capital(who)} {came} on the recall, before the vote on {names.motion(event.motion)}."
            return Act(text=text, kind="motion", id=str(number_of(event.motion)))
        case SuccessorSeated():
            office = names.office(event.office, event.office_unit)
            what = f"a seat in the {office}" if event.kind == "body" else f"the post of {office}"
            text = f"{names.person(event.person)} has {what} in the place of who is recalled"
            return Act(text=f"{capital(text)}, by {names.motion(event.motion)}.", kind="person", id=event.person)


def signers(body: str | None, roll: str | None, unit: str, names: DecisionNames) -> str:
    """Return the words for those who may sign: `the members of the board`."""
    if body is not None:
        return f"the members of the {names.office(body, unit)}"
    return f"those on the roll {roll} of {names.unit(unit)}"


def _of_petition(petition: str, text: str) -> Act:
    return Act(text=f"{capital(text)}.", kind="petition", id=str(number_of(petition)))


def _opened(event: PetitionOpened, names: DecisionNames) -> str:
    until = f", until {day(event.until - timedelta(days=1))}" if event.until is not None else ""
    of = signers(event.body, event.roll, event.unit, names)
    return f"{names.matter(event.petition)} is open: {event.needed} of {event.base} must sign, {of}{until}"


def _signed(event: SignaturesCertified, names: DecisionNames) -> str:
    not_counted = sum(event.rejected.values())
    more = f", and {not_counted} that {'does' if not_counted == 1 else 'do'} not count" if not_counted else ""
    enough = "that is enough" if event.complete else "that is not enough yet"
    signatures = number(event.valid, "valid signature", "valid signatures")
    return f"{names.matter(event.petition)} has {signatures}{more}: {enough}"


def _settled(event: PetitionSettled, names: DecisionNames) -> str:
    what = names.matter(event.petition)
    match event.why:
        case "mandate_ended":
            return f"{what} lapses: the mandate that it is about has ended"
        case "mandate_restored":
            until = f", until {day(event.until - timedelta(days=1))}" if event.until is not None else ""
            return f"{what} is {event.outcome} again{until}: the mandate that it is about is given back"
        case "time_over" if event.outcome == "lapsed":
            return f"{what} lapses: its time is over"
        case "time_over":
            return f"{what} is {event.outcome}: nobody has decided on it in time"
        case "reversed":
            return f"{what} waits to be admitted again: {names.motion(event.motion or '')} is reversed"
        case "decision":
            return f"{what} is {event.outcome}, by {names.motion(event.motion or '')}"
