"""The elections of a charter: who elects, from where, how many, by which rule, in which order."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from comitia.charter import Charter, Election, Elector, Fixed, PerMember, RuleSpec, Term, Total, load, load_text
from comitia.count import Options, Threshold

CHARTERS = Path(__file__).parent / "charters"


def by_office(charter: Charter) -> dict[tuple[str, int], Election]:
    """Return the elections of a charter by office and group."""
    return {(election.office, election.group): election for election in charter.elections}


def test_the_co_operative_elects_upwards() -> None:
    """Branch meetings elect district councils, these the regions', these the assembly, that the posts."""
    elections = load(CHARTERS / "co-operative.yaml").elections

    assert [
        ("district_council", 0, "district", "branch", Elector(roll="members", body="branch_meeting")),
        ("region_council", 1, "region", "district", Elector(body="district_council")),
        ("assembly", 2, "society", "region", Elector(body="region_council")),
        ("board", 3, "society", "society", Elector(body="assembly")),
        ("president", 3, "society", "society", Elector(body="assembly")),
        ("secretary", 4, "society", "society", Elector(body="board")),
    ] == [(found.office, found.level, found.scope, found.constituency, found.elector) for found in elections]


def test_seats_are_a_number_or_an_apportionment() -> None:
    """A default base is the only roll."""
    found = by_office(load(CHARTERS / "co-operative.yaml"))

    assert PerMember(per=100, round="up", min=1, max=5, base="roll.members") == found["district_council", 0].seats
    assert Total(total=45, method="sainte-lague", floor=3, base="roll.members") == found["region_council", 0].seats
    assert found["board", 0].seats == 9
    assert found["president", 0].seats == 1


def test_rules_come_from_the_contests_or_stand_inline() -> None:
    """The rule of a group of seats beats that of its body, and both beat the section contests."""
    found = by_office(load(CHARTERS / "co-operative.yaml"))
    half = Threshold(kind="gt", share=Fraction(1, 2))

    assert RuleSpec(id="scottish-stv", options=Options(ties=("earlier_stage", "lot"))) == found["assembly", 0].rule
    assert RuleSpec(id="exhaustive", options=Options(threshold=half, drop="last", max_rounds=6)) == (
        found["board", 0].rule
    )

    text = (CHARTERS / "co-operative.yaml").read_text()
    body = text.replace("    scope: society\n    supreme", "    scope: society\n    rule: {id: block}\n    supreme")
    group = body.replace("floor: 5, cap: 40}}", "floor: 5, cap: 40}, rule: {id: approval}}")
    assert by_office(load_text(body))["assembly", 0].rule.id == "block"
    assert by_office(load_text(group))["assembly", 0].rule.id == "approval"


def test_groups_of_one_body_may_be_elected_at_different_levels() -> None:
    """The federation's congress has delegates of the regions and two members elected by the staff."""
    found = by_office(load(CHARTERS / "federation.yaml"))

    assert (1, "region", Elector(body="regional_council")) == (
        found["congress", 0].level,
        found["congress", 0].constituency,
        found["congress", 0].elector,
    )
    assert (0, "federation", Elector(roll="staff")) == (
        found["congress", 1].level,
        found["congress", 1].constituency,
        found["congress", 1].elector,
    )
    assert (found["regional_chair", 0].scope, found["regional_chair", 0].constituency) == ("region", "region")


def test_a_meeting_elects_at_the_lowest_level() -> None:
    """In a club with one meeting, every election is by the members in it."""
    assert [
        ("chair", 0, Elector(roll="members", body="meeting")),
        ("treasurer", 0, Elector(roll="members", body="meeting")),
    ] == [(found.office, found.level, found.elector) for found in load(CHARTERS / "club.yaml").elections]


def test_from_may_name_the_electors() -> None:
    """A roll or a body of the units below may elect an organ, unit by unit."""
    text = (CHARTERS / "federation.yaml").read_text()
    text = text.replace("seats: {elected_by: regional_council, count: 3, rule: {id: block}}", "SEATS")
    text = text.replace(
        "SEATS", "seats: {from: club, elected_by: roll.rowers, apportion: {fixed: 1}, rule: {id: block}}"
    )
    found = by_office(load_text(text))["umpires", 0]

    assert ("region", "club", Elector(roll="rowers"), Fixed(fixed=1)) == (
        found.scope,
        found.constituency,
        found.elector,
        found.seats,
    )


def test_lot_public_is_a_lot() -> None:
    """Every lot is public, so both words are the same."""
    text = (CHARTERS / "co-operative.yaml").read_text()

    assert (
        load_text(text).digest()
        == load_text(text.replace("[earlier_stage, lot]", "[earlier_stage, lot_public]")).digest()
    )


@pytest.mark.parametrize(
    ("term", "start", "end"),
    [
        ("P3Y", date(2026, 5, 1), date(2029, 5, 1)),
        ("P1Y", date(2024, 2, 29), date(2025, 2, 28)),
        ("P1M", date(2026, 1, 31), date(2026, 2, 28)),
        ("P18M", date(2026, 5, 1), date(2027, 11, 1)),
        ("P1Y6M", date(2026, 5, 1), date(2027, 11, 1)),
        ("P52W", date(2026, 5, 1), date(2027, 4, 30)),
        ("P10D", date(2026, 12, 30), date(2027, 1, 9)),
    ],
)
def test_a_term_ends_on_a_day(term: str, start: date, end: date) -> None:
    """Years and months are those of the calendar."""
    assert end == Term(term).end(start)


@pytest.mark.parametrize(
    ("written", "seats", "alternates"),
    [("{per_member: 2}", 3, 6), ("{per_contest: 2}", 3, 2), ("{per_member: 0}", 3, 0)],
)
def test_alternates_are_for_each_seat_or_for_the_contest(written: str, seats: int, alternates: int) -> None:
    """Nobody is an alternate where the charter does not say so."""
    text = (CHARTERS / "co-operative.yaml").read_text().replace("{by: runner_up, per_member: 1}", written)
    found = by_office(load_text(text))

    assert alternates == found["district_council", 0].alternates_for(seats)
    assert found["assembly", 0].alternates_for(seats) == 0
