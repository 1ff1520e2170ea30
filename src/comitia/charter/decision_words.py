"""Who decides what, in plain words: majorities, effects, challenge, amendment, discipline, resignation, vacancies."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from comitia.charter import competence_words, recall_words, resign_words
from comitia.charter.amend import Amend, Ratify
from comitia.charter.binding import INSTRUCTED, bound, breach_of
from comitia.charter.decisions import DecisionRule
from comitia.charter.fillers import Acting, ByElection, Coopted, Countback, Filler, NextHighest
from comitia.charter.mandate import Binding, Breach, End
from comitia.charter.model import Charter
from comitia.charter.procedure import Majority, UnitsShare
from comitia.charter.vacancy import POST

BASES = {
    "for_plus_against": "the votes for and against",
    "valid": "the valid votes",
    "present": "those present",
    "credentialed": "those with credentials",
    "filled_seats": "the filled seats",
    "all_seats": "all seats",
    "weight": "the weight of the votes",
}


def sentences(charter: Charter) -> tuple[str, ...]:
    """Return who decides what, as sentences in the order of the format."""
    return (
        *_majorities(charter),
        *_decisions(charter),
        *competence_words.sentences(charter),
        *_amendment(charter),
        *_discipline(charter),
        *_mandates(charter),
        *resign_words.sentences(charter),
        *recall_words.sentences(charter, _majority),
        *_vacancies(charter),
        *_bindings(charter),
    )


def names(bodies: Sequence[str], charter: Charter, joined: str = "or") -> str:
    """Return the words for bodies: `the board or the assembly`."""
    return f" {joined} ".join(f"the {charter.bodies[name].label.one}" for name in bodies)


def _majorities(charter: Charter) -> Iterator[str]:
    for name, majority in (charter.procedure.majorities if charter.procedure else {}).items():
        yield f"the majority {name}: {_majority(majority)}"


def _majority(majority: Majority) -> str:
    parts = [f"{_share(majority)} {BASES[majority.of]}"]
    if majority.of != "for_plus_against":
        parts.append(f"abstentions {majority.abstentions}")
    if majority.tie == "casting_vote":
        parts.append("a tie is settled by a casting vote")
    if majority.colleges:
        parts.append("in each college")
    if majority.units is not None:
        parts.append(f"and {_share(majority.units)} the units")
    if majority.votes is not None:
        parts.append(f"and at least {majority.votes} for")
    return ", ".join(parts)


def _share(share: Majority | UnitsShare | Ratify) -> str:
    return f"more than {share.gt} of" if share.gt is not None else f"at least {share.ge} of"


def _decisions(charter: Charter) -> Iterator[str]:
    if charter.decisions is None:
        return
    for kind, rule in charter.decisions.effects.items():
        yield f"{kind.replace('_', ' ')}: {_effect(kind, rule, charter)}"
    challenge = charter.decisions.challenge
    if challenge is not None:
        meanwhile = {"waits": "what was decided waits until then", "at_once": "what was decided holds meanwhile"}
        yield f"a result may be challenged within {challenge.within.words}; {meanwhile[challenge.effect]}"


OF_UNITS = frozenset({"form_unit", "move_unit", "merge_units", "split_unit", "dissolve_unit"})
"""The kinds of decision by which units change."""


def _effect(kind: str, rule: DecisionRule, charter: Charter) -> str:
    silent = "each body, on units below its own" if kind in OF_UNITS else "each body, on what is its own"
    who = names(rule.by, charter) if rule.by is not None else silent
    notice = f", after notice of {rule.notice.words}" if rule.notice is not None else ""
    return f"decided by {who}, by the majority {rule.majority}{notice}"


def _amendment(charter: Charter) -> Iterator[str]:
    amend = charter.amend
    if amend is None:
        return
    notice = f", after notice of {amend.notice.words}" if amend.notice is not None else ""
    yield f"{names([amend.by], charter)} amends the charter by {_named(amend)}{notice}{_ratified(amend, charter)}"
    if amend.cycle is not None:
        yield f"an amendment is put only once {amend.cycle.words} have gone by since the last one took effect"
    if amend.entrenched:
        yield f"no amendment changes {', '.join(amend.entrenched)}"


def _named(amend: Amend) -> str:
    return _majority(amend.majority) if isinstance(amend.majority, Majority) else f"the majority {amend.majority}"


def _ratified(amend: Amend, charter: Charter) -> str:
    if amend.ratify is None:
        return ""
    within = f" within {amend.ratify.within.words}" if amend.ratify.within is not None else ""
    many = charter.bodies[amend.ratify.bodies].label.many
    return f"; it holds once {_share(amend.ratify)} the {many} have ratified it{within}"


def _discipline(charter: Charter) -> Iterator[str]:
    discipline = charter.discipline
    if discipline is None:
        return
    if discipline.notice is not None:
        yield f"nobody is expelled without notice of {discipline.notice.words}"
    if discipline.appeal is not None:
        meanwhile = "does not hold" if discipline.appeal.suspends else "holds"
        within = discipline.appeal.within.words
        yield f"who is expelled may appeal within {within}; the decision {meanwhile} meanwhile"


ENDING: dict[End, str] = {
    "term": "the end of its term",
    "death": "death",
    "resignation_effective": "resignation",
    "recall": "recall",
    "loss_of_qualification": "loss of qualification",
    "unit_dissolved": "the dissolution of its unit",
}


def _mandates(charter: Charter) -> Iterator[str]:
    rules = charter.mandate
    if rules is not None and rules.acceptance is not None:
        silence = {"accepted": "is taken to accept", "declined": "is taken to decline"}[rules.acceptance.silence]
        within = rules.acceptance.within.words
        yield f"a mandate is to be accepted or declined within {within}; who says nothing {silence}"
    if rules is not None and rules.starts is not None:
        yield "a mandate starts on the day on which the result is declared"
    if rules is not None and rules.ends is not None:
        yield f"a mandate ends by {', '.join(ENDING[each] for each in rules.ends)}"


def _filled(fillers: Sequence[Filler], charter: Charter) -> str:
    """Return how a place is filled, first things first; whoever acts bridges what comes after."""
    said = ""
    for before, filler in zip((None, *fillers), fillers, strict=False):
        joined = "; meanwhile " if isinstance(before, Acting) else "; otherwise " if said else ""
        said += f"{joined}{_filler(filler, charter)}"
    return said


def _filler(filler: Filler, charter: Charter) -> str:  # noqa: PLR0911  one case a filler
    match filler:
        case ByElection(by_election=held):
            within = f" within {held.within.words}" if held.within is not None else ""
            less = f", unless less than {held.unless.words} of the term remain" if held.unless is not None else ""
            return f"a by-election is held{within}{less}"
        case Coopted(coopted=chosen):
            within = f" within {chosen.within.words}" if chosen.within is not None else ""
            most = f", of whom there are {chosen.max} at most at one time" if chosen.max is not None else ""
            return f"somebody is co-opted{within}{most}"
        case Acting():
            most = f" for at most {filler.max.words}" if filler.max is not None else ""
            return f"the holder of the post of {charter.posts[filler.acting].label.one} acts{most}"
        case Countback():
            return "the papers that had elected who left are counted again, and who is elected by them moves up"
        case NextHighest(next_highest=following):
            least = following.min_share
            share = f", if these are at least {least} of the valid votes" if least is not None else ""
            return f"the next by votes moves up{share}"
        case "next_alternate":
            return "the next alternate moves up"
        case "left_vacant":
            return "it stays vacant"
        case _:
            assert_never(filler)


def _place(key: str, charter: Charter) -> str:
    """Return whose vacancies a key is about: `a seat`, `a seat in the board`, `the post of president`."""
    if key in {"delegate", "post"}:
        return "a seat" if key == "delegate" else "a post"
    if key.startswith(POST):
        return f"the post of {charter.posts[key.removeprefix(POST)].label.one}"
    return f"a seat in the {charter.bodies[key].label.one}"


def _vacancies(charter: Charter) -> Iterator[str]:
    vacancy = charter.vacancy
    if vacancy is None:
        return
    for key, fillers in vacancy.lists.items():
        yield f"when {_place(key, charter)} falls vacant, {_filled(fillers, charter)}"
    if vacancy.cascade is not None:
        grace = vacancy.cascade.grace
        when = "ends with that seat"
        if grace is not None:
            when = f"ends {grace.words} after that seat is lost, unless it is regained; on expulsion it ends at once"
        yield f"what rests on a seat in a body below {when}"


BOUND: dict[Binding, str] = {
    "free": "nobody can instruct those who are elected",
    "instructed": "those who are elected vote as the body that elected them instructs",
    "imperative": "those who are elected act only as the body that elected them instructs",
}
BREACHES: dict[Breach, str] = {
    "report_only": "a vote against an instruction is reported",
    "recall_ground": "a vote against an instruction is reported, and is a ground for recall",
    "void": "a vote of an imperative mandate against its instruction is void",
}


def _bindings(charter: Charter) -> Iterator[str]:
    section = charter.mandate
    if section is not None and section.kind is not None:
        yield BOUND[section.kind]
    for body in charter.bodies.values():
        if body.mandate is not None and not body.meeting:
            yield f"in the {body.label.one}, {BOUND[body.mandate]}"
    kinds = {bound(charter, body.id).kind for body in charter.bodies.values() if not body.meeting}
    if kinds & INSTRUCTED:
        yield BREACHES[breach_of(charter)]
