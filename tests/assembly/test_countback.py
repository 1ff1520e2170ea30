"""Countback of a seat, and the next by votes: what is declared, who follows, what an auditor finds, what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assembly.counted import BALLOTS, QUAY, STOOD, Counted, charter
from tests.assembly.house import House
from tests.assembly.recalled import of_type

from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.expel import Expel
from comitia.core.audit import audit
from comitia.core.decider import decide
from comitia.core.mandate.countback import CountBack, CountbackDeclared, to_count_back
from comitia.core.mandate.vacancy import AlternateCalled, CallAlternate, VacancyDeclared
from comitia.core.refused import Refused
from comitia.count import RULES, is_transferable

FILLERS = "[{countback: hare_clark}, next_highest]"
FIRST = f"{QUAY}:1"


def house(fillers: str = FILLERS, ballots: str = BALLOTS, **more: str) -> Counted:
    return Counted(text=charter(fillers, **more), ballots=ballots)


def fillers_of(found: House, office: str = "regional_council") -> list[str]:
    """Return the fillers of the vacancies in an office; with the seat in a council that in the congress may fall."""
    return [each.filler for each in of_type(found, VacancyDeclared) if each.office == office]  # type: ignore[attr-defined]  # of that type


def called(found: House) -> list[tuple[str, str, str]]:
    return [(event.person, event.mandate, event.filler) for event in of_type(found, AlternateCalled)]  # type: ignore[attr-defined]  # of that type


def test_a_seat_is_counted_back_from_the_papers_that_had_filled_it() -> None:
    """e1 leaves: 7 of the 10 papers name e5 first, 3 name e6; e5 has the seat for the rest of the term."""
    found = house()
    found.leave("e1")
    assert ["countback"] == fillers_of(found)
    assert ["e2"] == [each for each in found.holders("regional_council", "east") if each in STOOD]

    declared = found.count_back()[0]
    assert isinstance(declared, CountbackDeclared)
    first, held = found.state.holdings.mandate(FIRST), found.state.holdings.mandate(f"{QUAY}:3")
    assert (1, (3, 4, 5), 3, "e5") == (declared.candidate, declared.standing, declared.number, declared.person)
    assert [("e5", f"{QUAY}:3", "countback")] == called(found)
    assert first is not None
    assert held is not None
    assert (first.ends, FIRST, 3) == (held.ends, held.place, declared.number)
    assert [] == found.faults()
    assert [] == found.faults(found.opened)


@pytest.mark.parametrize("rule", [rule for rule in RULES if is_transferable(rule)])
def test_a_seat_is_counted_back_by_the_rule_that_had_filled_it(rule: str) -> None:
    """By every transferable rule e5 follows e1, and an auditor finds the same count again."""
    decimals = ", decimals: 4" if "decimals" in RULES[rule].options else ""
    found = house(rule=f"{{id: {rule}{decimals}}}", ballots="8 AC, 3 AD, 7 BD, 1 E")
    found.leave("e1")
    declared = found.count_back()[0]

    assert isinstance(declared, CountbackDeclared)
    assert ["countback"] == fillers_of(found)
    assert [("e5", f"{QUAY}:3", "countback")] == called(found)
    assert [] == found.faults()
    assert [] == found.faults(found.opened)


@pytest.mark.parametrize("rule", ["ers97", "exclusive-gregory", "scottish-stv", "wigm", "minneapolis", "senate"])
def test_a_seat_whose_surplus_passed_on_is_counted_back(rule: str) -> None:
    """e1's surplus went on before e2 had a seat; all 12 papers of e1's are looked at, and an auditor finds the same."""
    decimals = ", decimals: 4" if "decimals" in RULES[rule].options else ""
    found = house(rule=f"{{id: {rule}{decimals}}}", ballots="9 AB, 3 ACD, 1 B, 2 CB, 5 DB")
    found.leave("e1")
    declared = found.count_back()[0]

    assert isinstance(declared, CountbackDeclared)
    assert (12, "e5") == (declared.count["ballots"], declared.person)
    assert ["countback"] == fillers_of(found)
    assert [("e5", f"{QUAY}:3", "countback")] == called(found)
    assert [] == found.faults()
    assert [] == found.faults(found.opened)


def test_who_followed_is_followed_from_the_papers_of_the_first_in_the_seat() -> None:
    """e5, who followed e1, leaves too: the same 10 papers, and of those who are left e6 has 3."""
    found = house()
    for person in ("e1", "e5"):
        found.leave(person)
        found.count_back()

    assert [("e5", f"{QUAY}:3", "countback"), ("e6", f"{QUAY}:4", "countback")] == called(found)
    assert [1, 1] == [event.candidate for event in of_type(found, CountbackDeclared)]  # type: ignore[attr-defined]  # of that type
    assert [] == found.faults(found.opened)


def test_who_cannot_sit_does_not_stand() -> None:
    """e5 is expelled: e6 has all 3 papers of e1's that name somebody who stands."""
    found = house(
        FILLERS, extra="\ndiscipline: {notice: P7D}\nprocedure: {majorities: {two_thirds: {ge: 2/3, of: present}}}\n"
    )
    found.carry(Expel(charges=found.charge("e5")))
    found.leave("e1")
    found.count_back()

    assert [("e6", f"{QUAY}:3", "countback")] == called(found)
    assert [] == found.faults(found.opened)


def test_where_nobody_is_elected_by_it_the_next_filler_applies() -> None:
    """e2's papers name nobody but e1, who sits: nobody is elected, and e5 moves up as the next by votes."""
    found = house(ballots="7 AC, 3 AD, 5 BA, 2 C, 1 E")
    found.leave("e2")
    found.count_back()

    declared = of_type(found, CountbackDeclared)[0]
    assert isinstance(declared, CountbackDeclared)
    assert (None, None) == (declared.number, declared.person)
    assert ["countback", "next_highest"] == fillers_of(found)
    assert [("e5", f"{QUAY}:3", "next_highest")] == called(found)
    assert [] == found.faults()
    assert [] == found.faults(found.opened)


def test_where_nobody_is_elected_and_nothing_is_left_the_seat_is_vacant() -> None:
    """The countback is the last filler."""
    found = house("[{countback: hare_clark}]", ballots="7 AC, 3 AD, 5 BA, 2 C, 1 E")
    found.leave("e2")
    found.count_back()

    assert ["countback", "left_vacant"] == fillers_of(found)
    assert [] == called(found)
    assert [] == found.faults()


def test_a_contest_without_ballots_falls_to_the_next_filler() -> None:
    """Mill's return was entered: nobody stood besides, and the seat stays vacant; posts of motions have no contest."""
    found = house("[{countback: hare_clark}, next_highest, left_vacant]")
    found.leave("e3")

    assert ["left_vacant"] == fillers_of(found)
    assert [] == found.count_back()


def test_nobody_is_left_to_stand_and_no_countback_is_declared() -> None:
    """Only e1 and e2 stood: no ballots can name anybody else."""
    found = Counted(text=charter(FILLERS), ballots="10 AB, 8 BA", stood=("e1", "e2"))
    found.leave("e1")

    assert ["left_vacant"] == fillers_of(found)


def test_ballots_that_are_lost_are_said_to_be_and_the_next_filler_applies() -> None:
    """An auditor who has the ballots finds it out; one who has not cannot."""
    found = house()
    found.leave("e1")
    found.enter(replace(found.counting(FIRST), profile=None))

    assert ["countback", "next_highest"] == fillers_of(found)
    assert [] == found.faults()
    assert any("they are here" in each for each in found.faults(found.opened))


def test_a_seat_that_is_filled_again_is_not_counted_back() -> None:
    """The term is over before the countback is made."""
    found = house()
    found.leave("e1")
    found.day = date(2031, 1, 1)

    assert [] == [*to_count_back(found.state, found.day)]


@pytest.mark.parametrize("mandate", ["nothing", f"{QUAY}:2", "regional_council.mill:1"])
def test_a_countback_is_made_where_it_was_declared_and_once(mandate: str) -> None:
    """There is no such mandate; it is live; its vacancy has another filler; and a second one is refused."""
    found = house()
    found.leave("e1")
    found.leave("e3")
    with pytest.raises(Refused, match="not to be filled by a countback"):
        decide(found.state, found.counting(mandate))
    found.count_back()
    with pytest.raises(Refused, match="not to be filled by a countback"):
        decide(found.state, found.counting(FIRST))


def test_a_countback_is_made_from_the_ballots_that_were_sealed() -> None:
    """Another box is refused."""
    found = house()
    found.leave("e1")
    with pytest.raises(Refused, match="not the ballots that were sealed"):
        decide(found.state, replace(found.counting(FIRST), box="0" * 64))


def test_nobody_is_called_before_the_countback_is_made() -> None:
    """The vacancy is declared, and nobody can move up yet."""
    found = house()
    found.leave("e1")
    with pytest.raises(Refused, match="nobody can move up"):
        decide(found.state, CallAlternate(mandate=FIRST, at=found.day))


def test_equal_papers_fall_by_a_lot_of_the_seat() -> None:
    """5 of e1's papers name e5 and 5 e6: a lot decides, the same for everybody who counts again."""
    found = house(ballots="5 AC, 5 AD, 4 BD, 3 BE")
    found.leave("e1")
    declared = found.count_back()[0]
    assert isinstance(declared, CountbackDeclared)
    assert isinstance(declared.count, dict)
    opened = found.state.contest(QUAY)
    assert opened is not None

    assert declared.lot_seed != opened.opened.lot_seed
    assert [[3, 4]] == [lot["tied"] for lot in declared.count["lots"]]  # type: ignore[index, union-attr, call-overload]  # JSON
    assert [] == found.faults(found.opened)


def test_an_amendment_that_takes_the_countback_out_lets_it_be_made() -> None:
    """It was declared before: it is made, and where it elects nobody, nothing follows it in the charter."""
    found = house("[{countback: hare_clark}, next_highest]", ballots="7 AC, 3 AD, 5 BA, 2 C, 1 E")
    found.leave("e2")
    changed = found.edition(("[{countback: hare_clark}, next_highest]", "[next_highest]"))
    found.carry(Amend(charter=changed))
    found.count_back()

    assert ["countback", "left_vacant"] == fillers_of(found)
    assert [] == found.faults()


FORGED = (
    ("it is of another seat", {"candidate": 2}),
    ("it is of another seat", {"lot_seed": "00"}),
    ("it is of another seat", {"office": "congress"}),
    ("somebody stands who cannot", {"standing": (2, 3, 4, 5)}),
    ("elects somebody else", {"number": 4, "person": "e6"}),
    ("another person", {"person": "e6"}),
    ("does not stand", {"standing": (4, 5)}),
    ("cannot be read", {"count": {"rule": "countback"}}),
)


@pytest.mark.parametrize(("words", "change"), FORGED)
def test_figures_that_do_not_agree_are_found_without_the_ballots(words: str, change: dict[str, object]) -> None:
    """Each field that is not as the vacancy, the contest and the count have it."""
    found = house()
    found.leave("e1")
    declared = decide(found.state, found.counting(FIRST))[0]
    assert isinstance(declared, CountbackDeclared)
    assert audit(found.state, declared, found.day, None) is None

    assert words in str(audit(found.state, replace(declared, **change), found.day, None))  # type: ignore[arg-type]  # each of its field


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("by another rule", {"rule": "scottish-stv"}),
        ("by another rule", {"seats": 2}),
        ("another number of candidates", {"candidates": 4}),
        ("do not come to the same votes", {"quota": "5.00000"}),
        ("cannot be read", {"quota": "1/0"}),
        ("cannot be read", {"ballots": "1e100000000"}),
        ("cannot be read", {"candidates": 10**9}),
        ("cannot be read", {"elected": [99]}),
    ],
)
def test_a_count_that_is_not_of_the_seat_is_found(words: str, change: dict[str, object]) -> None:
    """The rule, the seats, the candidates, what is needed; and stages that do not come to the same votes."""
    found = house()
    found.leave("e1")
    declared = decide(found.state, found.counting(FIRST))[0]
    assert isinstance(declared, CountbackDeclared)
    assert isinstance(declared.count, dict)
    forged = replace(declared, count={**declared.count, **change})  # type: ignore[dict-item]  # JSON

    assert words in str(audit(found.state, forged, found.day, None))


def test_an_early_countback_is_found() -> None:
    """Its vacancy was never declared."""
    found = house()
    found.leave("e1")
    declared = decide(found.state, found.counting(FIRST))[0]
    fresh = house()

    for box in (None, found.opened(declared)):
        assert "not to be filled by a countback" in str(audit(fresh.state, declared, fresh.day, box))


def test_the_command_names_the_ballots_even_where_they_are_lost() -> None:
    """Lost ballots of another box are refused like any other."""
    found = house()
    found.leave("e1")
    with pytest.raises(Refused, match="sealed"):
        decide(found.state, CountBack(mandate=FIRST, profile=None, box="", at=found.day))
