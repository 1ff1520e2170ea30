"""The two example charters of large federations load, but for what later parts bring; each of that is refused by name.

They stand beside the repository, in `../shared/examples`, and are not part of it: where they are absent, these tests are
skipped and say so. What they ask of the format is tested with charters of our own in the other modules.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from comitia.charter import Charter, CharterErrors, describe, from_canonical, load, load_text, warnings
from comitia.charter.decimals import Decimal
from comitia.charter.source import decode, read

EXAMPLES = Path(__file__).parents[3] / "shared" / "examples"
NAMES = ("co-operative", "union")
pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="../shared/examples is not at hand")

SOURCES = "citations of the rule book, and languages"
UNITS = "units too small, grouped, or with boundaries under rules"
RATIFIED = "decisions, other than amendments, that another body ratifies"
ROLLS = "rolls: who qualifies, on which day, who certifies them"
EXPRESSIONS = "expressions over declared attributes"
SESSIONS = "sessions: who calls them, who presides, who is there, what ends with them"
CREDENTIALS = "credentials of delegates and of their alternates"
QUOTAS = "reserved seats and quotas"
VOTING = "how votes are cast: proxies, pairs, from afar"
CARDS = "card votes"
TERMS = "terms that follow each other"
CANDIDACY = "candidacy: who may stand, and what if nobody stands against"
BALLOTS = "ballots: secrecy, who conducts and who contests an election"
PROCEDURE = "procedure: agenda, motions in debate, ways of voting"
MINUTES = "minutes"
ANALYSIS = "analysis of a charter: who answers to whom, thresholds"

REFUSED = {
    "co-operative": {
        "source": SOURCES,
        "locale": SOURCES,
        "sources": SOURCES,
        "units.types.store.min_members": UNITS,
        "units.types.store.on_below_min": UNITS,
        "units.types.society.code": UNITS,
        "units.boundaries": UNITS,
        "rolls.members.qualify": ROLLS,
        "rolls.members.reference_date": ROLLS,
        "rolls.members.certify": ROLLS,
        "rolls.members.stale_after": ROLLS,
        "rolls.staff.qualify": ROLLS,
        "rolls.staff.certify": ROLLS,
        "rolls.staff.reference_date": ROLLS,
        "bodies.store_meeting.quorum.failed": SESSIONS,
        "bodies.store_meeting.quorum.n": EXPRESSIONS,
        "bodies.store_meeting.quorum.of": SESSIONS,
        "bodies.district_council.seats.apportion.base": ROLLS,
        "bodies.district_council.alternates.may_sit": CREDENTIALS,
        "bodies.assembly.reserve": QUOTAS,
        "bodies.assembly.quorum.checked": SESSIONS,
        "bodies.assembly.quorum.presumed_until_challenged": SESSIONS,
        "bodies.assembly.chair.elected": SESSIONS,
        "bodies.assembly.chair.votes": SESSIONS,
        "bodies.assembly.chair.casting": SESSIONS,
        "bodies.assembly.voting.unit": VOTING,
        "bodies.assembly.voting.weights": VOTING,
        "bodies.assembly.voting.proxies": VOTING,
        "bodies.assembly.voting.pairing": VOTING,
        "bodies.assembly.voting.remote": VOTING,
        "bodies.board.collegial.term_as_chair": SESSIONS,
        "bodies.board.collegial.chair": SESSIONS,
        "bodies.board.term.stagger": TERMS,
        "bodies.board.term.max_consecutive": TERMS,
        "bodies.board.term.carry_over": TERMS,
        "posts.returning_officer.until_first": TERMS,
        "posts.auditor.nominated_by": CANDIDACY,
        "contests.delegate.stand": CANDIDACY,
        "contests.delegate.secrecy": BALLOTS,
        "contests.delegate.returning_officer": BALLOTS,
        "contests.delegate.contestable": BALLOTS,
        "contests.post.secrecy": BALLOTS,
        "mandate.ends[6]": SESSIONS,
        "vacancy.post[1].by_election": SESSIONS,
        "credentials": CREDENTIALS,
        "sessions": SESSIONS,
        "procedure.inherit": PROCEDURE,
        "procedure.agenda": PROCEDURE,
        "procedure.motions": PROCEDURE,
        "procedure.vote": PROCEDURE,
        "minutes": MINUTES,
        "lint": ANALYSIS,
    },
    "union": {
        "units.types.branch.min_members": UNITS,
        "units.types.branch.dissolve.ratify": RATIFIED,
        "rolls.paid_up.qualify": ROLLS,
        "rolls.paid_up.certify": ROLLS,
        "rolls.paid_up.reference_date": ROLLS,
        "bodies.branch_meeting.quorum.of": SESSIONS,
        "bodies.regional_council.seats.apportion.bands[3]": EXPRESSIONS,
        "bodies.regional_council.reserve": QUOTAS,
        "bodies.congress.seats.group": UNITS,
        "bodies.congress.alternates.per_delegation": EXPRESSIONS,
        "bodies.congress.alternates.order": CREDENTIALS,
        "bodies.congress.alternates.credential_deadline": CREDENTIALS,
        "bodies.congress.alternates.late": CREDENTIALS,
        "bodies.congress.term.for_session": TERMS,
        "bodies.congress.voting.normal": VOTING,
        "bodies.congress.voting.card": CARDS,
        "bodies.congress.voting.proxies": VOTING,
        "bodies.executive.seats[0].channel": BALLOTS,
        "bodies.executive.seats[1].key": QUOTAS,
        "bodies.executive.seats[1].elected_by": QUOTAS,
        "bodies.executive.answerable_to": ANALYSIS,
        "bodies.standing_orders_committee.report": SESSIONS,
        "posts.general_secretary.channel": BALLOTS,
        "posts.general_secretary.scrutineer": BALLOTS,
        "posts.general_secretary.statutory": SOURCES,
        "posts.general_secretary.votes_in": VOTING,
        "posts.assurer.outside": CANDIDACY,
        "contests.delegate.secrecy": BALLOTS,
        "contests.delegate.if_uncontested": CANDIDACY,
        "mandate.ends[0]": SESSIONS,
        "mandate.ends[3]": ROLLS,
        "procedure.inherit": PROCEDURE,
        "procedure.motions": PROCEDURE,
        "procedure.majorities.rule.of": CARDS,
        "lint": ANALYSIS,
    },
}

INSTEAD: dict[str, object] = {
    "reference_date": "2026-03-31",
    "base": "roll.members",
    "elected_by": "roll.paid_up",
    "bands[3]": [1000, None, 3],
}
"""What is written in place of a refused value whose sentence says to write another one."""
BY_NAME = re.compile(r"the charter format has .*; comitia does not apply (it|them) yet: .+")


def problems(name: str) -> dict[str, str]:
    """Return what is refused of an example: path and sentence."""
    with pytest.raises(CharterErrors) as raised:
        load(EXAMPLES / f"{name}.yaml")
    return {problem.path: problem.message for problem in raised.value.problems}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_refused_is_what_a_later_part_brings(name: str) -> None:
    """Nothing more, nothing less; a path that is applied one day leaves this list."""
    assert list(REFUSED[name]) == list(problems(name))


@pytest.mark.parametrize("name", NAMES)
def test_each_refusal_is_by_name(name: str) -> None:
    """No "write it otherwise", no unknown key, nothing that is missing."""
    assert [] == [message for message in problems(name).values() if not BY_NAME.fullmatch(message)]


def without(name: str) -> Any:
    """Return an example as plain values, without what is refused; what is left empty by that goes too."""
    value: Any = read(decode((EXAMPLES / f"{name}.yaml").read_bytes())).value
    for path in reversed(list(REFUSED[name])):
        steps = [int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", path)]
        last = re.split(r"\.", path)[-1]
        _change(value, steps, INSTEAD.get(last))
    return _without_nothing(value)


def _change(value: Any, steps: list[str | int], instead: object) -> None:
    *way, last = steps
    for step in way:
        value = value[step]
    if instead is not None:
        value[last] = instead
    elif isinstance(last, int):
        value[last] = {}
    else:
        del value[last]


def _without_nothing(value: Any) -> Any:
    """Return the values without mappings that removals have left empty, up to the top."""
    if isinstance(value, dict):
        found = {key: _without_nothing(entry) for key, entry in value.items()}
        return {key: entry for key, entry in found.items() if entry != {}}
    return [entry for entry in map(_without_nothing, value) if entry != {}] if isinstance(value, list) else value


def written(value: Any) -> str:
    """Return plain values as YAML in one line; decimals as they were."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)}: {written(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | Decimal):
        return str(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def rest(name: str) -> Charter:
    """Return the charter that is left of an example."""
    return load_text(written(without(name)), name)


@pytest.mark.parametrize("name", NAMES)
def test_the_rest_loads_and_is_told_in_words(name: str) -> None:
    """Every body and post that somebody elects has an election; the canonical form is read as the same charter."""
    charter = rest(name)
    offices = {election.office for election in charter.elections}

    assert {body.id for body in charter.bodies.values() if not body.meeting} <= offices
    assert {post.id for post in charter.posts.values() if post.elected_by} <= offices
    assert charter.digest() == from_canonical(charter.canonical()).digest()
    assert all(charter.bodies[body].label.one in " ".join(describe(charter)) for body in charter.bodies)


WARNED = {
    "co-operative": (
        "resign.post.needs.within: it is to be decided within 30 days, and assembly, which accepts for "
        "returning_officer, deputy_secretary, secretary, auditor, is called with 42 days of notice "
        "(sessions.assembly.call.notice)",
        "recall.delegate.petition: signatures are gathered without end; add within",
        "amend.ratify: nothing says by when, so an amendment may wait without end; add within",
        "posts.deputy_secretary: nothing says how the votes are counted; whoever has most is elected (plurality); "
        "add rule here, or name deputy_secretary in contests",
        "bodies.region_council: it has no quorum, so one member who comes decides; add quorum",
    ),
    "union": (
        "recall.delegate.quorum: of 20 present, 11 may recall, and fewer where not all of them vote",
        "mandate.kind: executive is elected by voters who meet in no body, so nobody instructs, and it binds nobody",
        "vacancy.post.president: vice_president acts, and nothing fills the post for the rest of the term; "
        "add what does, or left_vacant",
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_silences_are_warned_of_beside_the_refusals(name: str) -> None:
    """An acceptance due in 30 days by a body that needs 42 days' notice is seen already."""
    with pytest.raises(CharterErrors) as raised:
        load(EXAMPLES / f"{name}.yaml")

    assert set(WARNED[name]) <= set(raised.value.warnings)


def test_the_silence_on_a_part_of_a_number_is_seen_once_the_rest_is_left() -> None:
    """One for each 15,000, and nothing says what a part gives."""
    assert (
        "bodies.executive.seats[0].apportion: nothing says what a part of 15000 gives; full ones count, "
        "so 29999 have 1 seat; write round"
    ) in warnings(rest("union"))


SAID = {
    "co-operative": (
        "recall from a seat: a petition is signed by at least 1/10 of the members of the body that gave the mandate",
        "no amendment changes mandate.kind, amend",
        "posts that a decision has made are abolished by the assembly, by the majority absolute; "
        "the mandates of their holders end, and their powers go to the board where the motion names nobody else",
        "a store is formed by the district council, by the majority simple",
        "who holds the post of secretary holds no other office",
        "the post of secretary belongs to the board, and is no seat in it",
    ),
    "union": (
        "an amendment is put only once 4 years have gone by since the last one took effect",
        "when a seat in the executive falls vacant, the next by votes moves up, if these are at least 3/20 of the "
        "valid votes; otherwise a by-election is held within 90 days",
        "when the post of president falls vacant, the holder of the post of vice president acts",
        "a branch is dissolved by the executive, by the majority simple",
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_what_belongs_to_decisions_and_mandates_is_applied(name: str) -> None:
    """It is in the words, so it is no longer refused."""
    assert set(SAID[name]) <= set(describe(rest(name)))
