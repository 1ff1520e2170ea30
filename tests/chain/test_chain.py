"""The chain of a mandate: its numbers against the raw files, and its words."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.chain import raw
from tests.chain.federation import Federation
from tests.chain.meadow import BRANCHES, DISTRICTS

from comitia.store import models
from comitia.store.queries.chain import Chain, chain, evidence, in_words, plain

pytestmark = pytest.mark.django_db


def of(mandate: str) -> Chain:
    found = chain(mandate)
    assert found is not None
    return found


def president() -> str:
    return models.Mandate.objects.get(office="president").id


def local_contests() -> list[str]:
    return [f"district_council.{name}-{number}" for name, most in BRANCHES.items() for number in range(1, most + 1)]


def test_the_president_rests_on_exactly_the_votes_in_the_files(federation: Federation) -> None:
    """Every local ballot file is summed once, with the staff's, and nothing else."""
    found = of(president())
    counted = [each for each in local_contests() if raw.has_ballots(federation, each)]
    votes = sum(raw.cast(federation, each) or 0 for each in counted)
    staff = raw.cast(federation, "assembly.meadow")

    assert {*local_contests(), "assembly.meadow"} == {link.contest for link in found.local}
    assert votes + (staff or 0) == sum(link.cast or 0 for link in found.local if link.evidence == "ballots_counted")
    assert {each: raw.cast(federation, each) for each in local_contests()} == {
        link.contest: link.cast for link in found.local if link.contest != "assembly.meadow"
    }


def test_each_link_has_the_grade_of_its_evidence(federation: Federation) -> None:
    """What the folder held decides: ballots, totals, an unopposed list, a document, nothing."""
    cases = {"uncontested": "uncontested", "totals": "totals_entered", "document": "document_only"}
    cases |= {"not held": "not_held", "no votes": "no_votes"}
    expected = {each: cases.get(federation.cases.get(each, ""), "ballots_counted") for each in local_contests()}

    found = {link.contest: link.evidence for link in of(president()).local if link.contest != "assembly.meadow"}

    assert expected == found


def test_seats_are_filled_or_vacant_as_mandates_say(federation: Federation) -> None:  # noqa: ARG001
    """Filled seats are mandates; seats of a contest that was not held, or under-filled, are vacant."""
    for step in of(president()).steps:
        for link in step.links:
            held = models.Mandate.objects.filter(contest__startswith=link.contest).values_list("contest", flat=True)
            mandates = [each for each in held if each == link.contest or each.startswith(f"{link.contest}.round-")]
            assert link.filled == len(mandates)
            assert link.seats == link.filled + link.vacant + link.awaited
    vacant = {link.contest: link.vacant for link in of(president()).local if link.vacant}
    assert {"district_council.moor-3": 2, "district_council.moor-4": 1, "district_council.quay-4": 1} == vacant


def test_the_words_of_a_mixed_electorate(federation: Federation) -> None:
    """An assembly filled by councils and by a roll is told apart, down to the branches; figures are the files'."""
    found = of(president())
    branches = [each for each in local_contests() if raw.has_ballots(federation, each) and raw.cast(federation, each)]
    votes, staff = sum(raw.cast(federation, each) or 0 for each in branches), raw.cast(federation, "assembly.meadow")
    last = federation.files["president.round-2"]

    assert (
        f"Elected by the assembly ({found.win.votes} of 12, second round). Of the 12 members of the assembly, "
        f"10 were elected by 2 regional councils and 2 were elected by a vote of the staff roll ({staff} voted). "
        "The members of the 2 regional councils were elected by 5 district councils, "
        f"those by {len(branches)} branches in which {votes} members voted."
    ) == plain(in_words(found))
    assert str(sum(line.split()[1] == "1" for line in last.splitlines()[1:-1])) == found.win.votes
    assert (
        f"Down to {votes + (staff or 0)} votes: {votes} in {len(branches)} branches and {staff} in a vote of the "
        "staff roll; 1 more was uncontested; 1 entered as totals (20 votes); 1 known from a document only; "
        "in 1 nobody voted; 1 did not report.",
    ) == evidence(found)


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("assembly", "Of the 2 elections to the assembly, 1 was uncontested."),
        ("regional council", "Of the 5 elections to the regional councils, 1 was uncontested."),
        ("president", "The election of the president was uncontested."),
    ],
)
def test_a_weak_link_is_one_of_the_elections_to_its_body(
    federation: Federation,  # noqa: ARG001
    office: str,
    said: str,
) -> None:
    """One body has its own name, however many elections fill it; several have their common one."""
    found = of(president())
    groups = [group for step in found.steps for group in step.groups]
    group = next(each for each in groups if each.office.one == office and not each.is_local)
    weak = replace(group, links=(replace(group.links[0], evidence="uncontested"), *group.links[1:]))
    steps = tuple(
        replace(step, groups=tuple(weak if each is group else each for each in step.groups)) for step in found.steps
    )

    assert said in evidence(replace(found, steps=steps))


def test_an_organ_that_the_assembly_elected_is_one_more_step(federation: Federation) -> None:  # noqa: ARG001
    """The secretary rests on the board, and through it on all that the president rests on."""
    secretary, first = of("secretary:1"), of(president())

    assert plain(in_words(secretary)).startswith(
        "Elected by the board (2 of 3), whose members were elected by the assembly."
    )
    assert {link.contest for link in first.local} == {link.contest for link in secretary.local}
    assert [1, 1, 3, 5, 16] == [len(step.links) for step in secretary.steps]


@pytest.mark.parametrize(
    ("mandate", "words"),
    [
        ("treasurer:1", "Elected by a vote of all members (138 of 327)."),
        ("district_council.harrow-2:1", "Elected unopposed by the members of Harrow Branch 2 (no vote was taken)."),
        (
            "district_council.fenside-2:1",
            "Elected by the members of Fenside Branch 2 (a document says so; the votes are not known).",
        ),
        ("district_council.kestrel-1:1", "Elected by the members of Kestrel Branch 1 (6 votes, totals as entered)."),
        ("district_council.harrow-1:1", "Elected by the members of Harrow Branch 1 (9 votes, quota 8)."),
    ],
)
def test_the_words_of_a_vote_by_a_roll(federation: Federation, mandate: str, words: str) -> None:  # noqa: ARG001
    """Those on a roll are named, with the votes and never more than the evidence gives."""
    assert words == plain(in_words(of(mandate)))
    assert () == evidence(of(mandate))


def test_a_chain_holds_only_its_own_branches(federation: Federation) -> None:
    """The chair of one district rests on the branches of that district."""
    own = [f"district_council.moor-{number}" for number in range(1, 5)]
    votes = sum(raw.cast(federation, each) or 0 for each in own)

    found = of("district_chair.moor:1")

    assert own == [link.contest for link in found.local]
    assert f"Down to {votes} votes in 3 branches; 1 did not report." == evidence(found)[0]


def test_all_mandates_of_a_person_are_named(federation: Federation) -> None:  # noqa: ARG001
    """Whoever holds a post through a chain of nested seats holds these too, and the page says so."""
    found = of("secretary:1")
    held = models.Mandate.objects.filter(person=found.holding.person).exclude(id="secretary:1")

    assert {row.id for row in held} == {each.mandate for each in found.others}


def test_a_mandate_that_does_not_exist_has_no_chain(federation: Federation) -> None:  # noqa: ARG001
    """An unknown id is nothing, not an error."""
    assert chain("president:9") is None


def test_queries_do_not_grow_with_the_contests(federation: Federation) -> None:  # noqa: ARG001
    """Two queries a level, and the same few around them: a chain of one branch asks as often as one of sixteen."""
    of(president())
    with CaptureQueriesContext(connection) as whole:
        of("assembly.north:1")
    with CaptureQueriesContext(connection) as part:
        of("assembly.south:1")

    assert len(DISTRICTS) == 5
    assert len(whole) == len(part) <= 19
