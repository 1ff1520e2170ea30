"""What entries on motions, votes and decisions say."""

from typing import assert_never

from comitia.core.assembly.amendment import CharterAmended
from comitia.core.assembly.appeal import AppealLodged, AppealSettled
from comitia.core.assembly.attendance import AttendanceCounted
from comitia.core.assembly.challenge import ChallengeDecided, VoteChallenged
from comitia.core.assembly.decision import DecisionInEffect, DecisionLapsed, DecisionReversed
from comitia.core.assembly.effects import effect_of
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.post import RenamePost
from comitia.core.assembly.effects.seat import Elect
from comitia.core.assembly.motion import MotionMoved, MotionWithdrawn
from comitia.core.assembly.named_vote import OPTIONS, VotesByName
from comitia.core.assembly.ratification import AmendmentRatified, RatificationReversed
from comitia.core.assembly.report import ResolutionReported
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.record.canonical import JSON
from comitia.store.numbers import number_of
from comitia.store.queries.acts.words import NAMED, Act, capital, shortened
from comitia.store.queries.decision_names import DecisionNames
from comitia.store.queries.requirement_words import votes_in_words

MotionEvent = (
    AttendanceCounted
    | MotionMoved
    | MotionWithdrawn
    | VoteDeclared
    | VotesByName
    | VoteChallenged
    | ChallengeDecided
    | DecisionInEffect
    | DecisionLapsed
    | DecisionReversed
    | AmendmentRatified
    | RatificationReversed
    | AppealLodged
    | AppealSettled
    | ResolutionReported
    | CharterAmended
)

REVERSED = {
    "challenge": "the votes were counted again, and it is lost",
    "appeal": "the appeal against it is upheld",
    "ratification": "too few of those who ratified it are left",
}
IMPOSSIBLE = "what it was to do has become impossible"
LAPSED = {"amend.ratify.within": "it was not ratified in time by enough"}
"""Why a decision lapsed, where that is anything else, by what stood in its way."""
VOTED = {
    "for": "for",
    "against": "against",
    "abstain": "abstaining",
    "not_voting": "not voting",
    "absent": "absent",
}
"""The words for how somebody voted."""
REPORTED = {"done": "it is done", "under_way": "it is under way", "not_done": "it is not done"}


def of_motion(event: MotionEvent, names: DecisionNames) -> Act:
    """Return what an event says."""
    match event:
        case AttendanceCounted():
            text = f"{capital(names.office(event.body, event.unit))}: {_attendance(event)}."
            return Act(text=text, kind="body", id=event.body, unit=event.unit)
        case AmendmentRatified() | RatificationReversed():
            return Act(text=f"{capital(_ratified(event, names))}.", kind="motion", id=str(number_of(event.amendment)))
        case AppealSettled():
            return Act(text=f"{_settled(event, names)}.", kind="motion", id=str(number_of(event.appealed)))
        case CharterAmended():
            return Act(text=f"{_amended(event, names)}.", kind="rules", id="")
        case _:
            return Act(text=capital(_said(event, names)), kind="motion", id=str(number_of(event.motion)))


def _said(  # noqa: C901, PLR0911  one case an event type, each a line
    event: MotionMoved
    | MotionWithdrawn
    | VoteDeclared
    | VotesByName
    | VoteChallenged
    | ChallengeDecided
    | DecisionInEffect
    | DecisionLapsed
    | DecisionReversed
    | AppealLodged
    | ResolutionReported,
    names: DecisionNames,
) -> str:
    motion = names.motion(event.motion)
    match event:
        case MotionMoved():
            where, effect = names.office(event.body, event.unit), effect_in_words(event.effect, names)
            return f"{motion} is moved in the {where} by {names.person(event.mover)}. If carried: {effect}."
        case MotionWithdrawn():
            return f"{motion} is withdrawn."
        case VoteDeclared():
            return f"{motion}: {votes_in_words(event.tally)}. {'Carried' if event.carried else 'Lost'}."
        case VotesByName():
            return f"votes by name on {motion}: {_named(event)}."
        case VoteChallenged():
            return f"the result of {motion} is challenged by {names.person(event.challenger)}."
        case ChallengeDecided():
            return _answered(event, motion)
        case DecisionInEffect():
            return f"the decision on {motion} is in effect."
        case DecisionLapsed():
            return f"the decision on {motion} lapses: {LAPSED.get(event.rule, IMPOSSIBLE)} ({event.rule})."
        case DecisionReversed():
            return f"the decision on {motion} is reversed: {REVERSED.get(event.why, event.why)}."
        case AppealLodged():
            return f"an appeal against the decision on {motion} is before the {names.office(event.body, event.unit)}."
        case ResolutionReported():
            return f"report on {motion}: {REPORTED[event.outcome]}."
        case _:
            assert_never(event)


def _named(event: VotesByName) -> str:
    """Return how many are named as voting which way: `3 for, 1 absent`."""
    votes = list(event.votes.values())
    return ", ".join(f"{votes.count(each):,} {VOTED[each]}" for each in OPTIONS if each in votes)


def _answered(event: ChallengeDecided, motion: str) -> str:
    result = "carried" if event.carried else "lost"
    if event.recount is None:
        return f"the challenge to {motion} is dismissed without a recount: it stays {result}."
    then = f"the challenge is upheld: it is {result}" if event.upheld else f"the challenge fails: it stays {result}"
    return f"{motion} is counted again: {votes_in_words(event.recount)}. {capital(then)}."


def _attendance(event: AttendanceCounted) -> str:
    admitted = "" if event.credentialed is None else f" of {event.credentialed:,} admitted"
    return f"{event.present:,}{admitted} present"


def _ratified(event: AmendmentRatified | RatificationReversed, names: DecisionNames) -> str:
    who, amendment = names.office(event.body, event.unit), names.motion(event.amendment)
    by = names.motion(event.motion)
    if isinstance(event, AmendmentRatified):
        return f"the {who} ratifies the amendment of {amendment}, by {by}"
    return f"the {who} no longer ratifies the amendment of {amendment}: {by} is reversed"


def _settled(event: AppealSettled, names: DecisionNames) -> str:
    appeal, by = f"The appeal against the decision on {names.motion(event.appealed)}", names.motion(event.motion)
    return f"{appeal} is {event.outcome}, by {by}"


def _amended(event: CharterAmended, names: DecisionNames) -> str:
    if event.edition < event.before:
        return f"Edition {event.edition} of the charter is in force again: {names.motion(event.motion)} is reversed"
    return f"Edition {event.edition} of the charter is in force, by {names.motion(event.motion)}"


def effect_in_words(effect: JSON, names: DecisionNames, most: int = NAMED) -> str:
    """Return what is so once a motion is carried; of long lists of persons or units, `most` and the number."""
    found = effect_of(shortened(effect, most))
    if isinstance(found, RenamePost) and found.post in names.words.made:
        made = names.words.made[found.post]
        # Once it has the new name, the sentence is told with the one before.
        before = made.former[-1] if made.former and made.label == found.label else made.label
        return f"the {before} is called {found.label}"
    if isinstance(found, Elect) and names.words.kind_of(found.office) == "body":
        return found.in_words(names).replace(" elected ", " elected to the ", 1)
    if isinstance(found, AbolishThePost) and names.words.kind_of(found.post) == "body":
        return found.in_words(names).replace("the post ", "the organ ", 1)
    return found.in_words(names)
