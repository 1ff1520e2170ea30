"""How holders are recalled, in plain words."""

from collections.abc import Callable, Iterator

from comitia.charter.decision_faults import recall_rules
from comitia.charter.model import Charter
from comitia.charter.procedure import Majority
from comitia.charter.recall import Demand, Petition, RecallRule
from comitia.charter.recall_bodies import missed
from comitia.charter.rolls import ROLL


def sentences(charter: Charter, in_words: Callable[[Majority], str]) -> Iterator[str]:
    """Yield how holders are recalled; `in_words` says a majority."""
    for kind, rule in recall_rules(charter):
        place = "a seat" if kind == "delegate" else "a post"
        decided = (*_deciding(rule, charter, in_words), *_instead(rule, charter, kind))
        for said in (*_asking(rule, charter), *decided, *_times(rule)):
            yield f"recall from {place}: {said}"


def _asking(rule: RecallRule, charter: Charter) -> Iterator[str]:
    if rule.petition is not None:
        within = f", within {rule.petition.within.words}" if rule.petition.within is not None else ""
        grounds = ", who give their grounds" if rule.petition.grounds == "required" else ""
        yield f"a petition is signed by {_many(rule.petition)} {_signers(rule.petition, charter)}{grounds}{within}"
    if rule.move is not None:
        members = f"the members of the {charter.bodies[rule.move.of].label.one}"
        within = f", within {rule.move.within.words}" if rule.move.within is not None else ""
        yield f"it is moved or seconded by {_many(rule.move)} {members}{within}"
    if rule.admissibility is not None:
        within = f" within {rule.admissibility.within.words}" if rule.admissibility.within is not None else ""
        silence = f"; without a decision it is {rule.admissibility.silence}" if within else ""
        yield f"the {charter.bodies[rule.admissibility.by].label.one} admits it or rejects it{within}{silence}"


def _many(demand: Petition | Demand) -> str:
    return f"{demand.n} of" if demand.n is not None else f"at least {demand.share} of"


def _signers(petition: Petition, charter: Charter) -> str:
    match petition.of:
        case "electing_body":
            return "the members of the body that gave the mandate"
        case "electorate":
            return "those who elect to the place"
        case roll:
            return f"those on the {charter.rolls[roll.removeprefix(ROLL)].label.one} roll"


def _deciding(rule: RecallRule, charter: Charter, in_words: Callable[[Majority], str]) -> Iterator[str]:
    who = f"the {charter.bodies[rule.by].label.one}" if rule.by is not None else "the body that gave the mandate"
    majority = in_words(rule.carried_by) if rule.carried_by is not None else "the majority of its decisions"
    secret = {None: "", "secret": ", by secret ballot", "open": ", by open ballot"}[rule.ballot]
    quorum = f", {rule.quorum} being present" if rule.quorum is not None else ""
    notice = f", after notice of {rule.notice.words}" if rule.notice is not None else ""
    yield f"{who} decides by {majority}{secret}{quorum}{notice}"
    if rule.hearing == "required":
        yield "the holder is heard, or called, before the vote"
    if rule.replaces == "constructive":
        yield "the motion names who takes the place for the rest of the term"


def _instead(rule: RecallRule, charter: Charter, kind: str) -> Iterator[str]:
    """Yield for which offices a body that is named is not there, so that the one that gave the mandate is asked."""
    named = (rule.by, rule.move.of if rule.move else None, rule.admissibility.by if rule.admissibility else None)
    for body in dict.fromkeys(each for each in named if each is not None):
        found = missed(charter, kind, body)
        for is_given, said in ((True, "the body that gave the mandate is asked"), (False, "nobody is")):
            offices = dict.fromkeys(_office(each.office, charter) for each in found if bool(each.giver) == is_given)
            if offices:
                one = charter.bodies[body].label.one
                yield f"for the {' and the '.join(offices)} no {one} is in or above the unit that elects, so {said}"


def _office(office: str, charter: Charter) -> str:
    return (charter.bodies[office] if office in charter.bodies else charter.posts[office]).label.one


def _times(rule: RecallRule) -> Iterator[str]:
    if rule.any_time:
        yield "at any time"
    if rule.cooling is not None:
        words = rule.cooling.words
        yield f"nothing is begun within {words} after the mandate began, or after a vote that failed"
    if rule.not_last is not None:
        yield f"nobody is recalled in the last {rule.not_last.words} of the term"
    if rule.max_per_term is not None:
        yield f"it is voted on at most {rule.max_per_term} time{'s'[: rule.max_per_term != 1]} in one term"
