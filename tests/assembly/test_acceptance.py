"""Acceptance: who is elected, appointed or called accepts or declines in time, and silence is settled on its day."""

from datetime import date

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.recalled import NO_GRACE, VACANCY, meadow, of_type, recall, settle

from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.events import Event
from comitia.core.mandate.acceptance import (
    AcceptanceAsked,
    AcceptMandate,
    AskAcceptance,
    DeclineMandate,
    MandateAccepted,
    MandateDeclined,
    SettleSilence,
)
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.vacancy import AlternateCalled

ACCEPTED = "mandate: {acceptance: {within: P14D, silence: accepted}}\n"
DECLINED = ACCEPTED.replace("silence: accepted", "silence: declined")
RULE = "mandate.acceptance"
UNTIL = date(2026, 3, 15)


def waiting(silence: str = DECLINED) -> House:
    """Return the federation with alternates, in which all that is held awaits acceptance."""
    return meadow(NO_GRACE, VACANCY + silence)


def accepting(house: House, mandate: str) -> AcceptMandate:
    """Return the command that accepts a mandate."""
    return AcceptMandate(mandate=mandate, at=house.day)


def declining(house: House, mandate: str) -> DeclineMandate:
    """Return the command that declines a mandate."""
    return DeclineMandate(mandate=mandate, at=house.day)


def declined(events: list[Event]) -> list[tuple[str, str]]:
    """Return who lost what because it was declined."""
    return [
        (event.person, event.office)
        for event in events
        if isinstance(event, MandateEnded) and event.cause == "declined"
    ]


def test_all_that_is_given_is_to_be_accepted_and_holds_meanwhile() -> None:
    """Elected, appointed, called: each is asked once, and sits from the first day."""
    house = waiting()
    assert 18 == len(of_type(house, AcceptanceAsked))
    assert {UNTIL} == {event.until for event in of_type(house, AcceptanceAsked)}
    house.move(Resolution())
    house.carry(Appoint(office="auditor", unit="union", persons=("x1", "x2")))
    recall(house, "e2")

    assert ["auditor", "auditor", "congress", "regional_council"] == sorted(
        event.office for event in of_type(house, AcceptanceAsked)[18:]
    )
    assert [] == house.faults()


def test_who_declines_makes_room_for_the_next() -> None:
    """e2 declines the council, and falls from the congress; e5 is called, declines too, and keeps no turn; e6 accepts."""
    house = waiting()
    events = house.enter(declining(house, house.mandate("e2", "regional_council")))
    assert [("e2", "regional_council")] == declined(events)
    assert ("congress", "support_lost") in [
        (event.office, event.cause) for event in events if isinstance(event, MandateEnded)
    ]
    assert ["e5", "e4"] == [event.person for event in events if isinstance(event, AlternateCalled)]

    events = house.later(1).enter(declining(house, house.mandate("e5", "regional_council")))
    assert ["e6"] == [event.person for event in events if isinstance(event, AlternateCalled)]
    accepted = house.enter(accepting(house, house.mandate("e6", "regional_council")))
    assert [False] == [event.by_silence for event in accepted if isinstance(event, MandateAccepted)]
    events = house.enter(declining(house, house.mandate("e1", "regional_council")))
    assert not [event for event in events if isinstance(event, AlternateCalled) and event.office != "congress"]
    assert [] == house.faults()


def test_silence_is_settled_on_its_own_day() -> None:
    """All but w1 say nothing for two weeks, and are taken to decline on 15 March; w1 has accepted, and sits alone."""
    house = waiting()
    house.enter(accepting(house, house.mandate("w1", "regional_council")))
    house.enter(accepting(house, house.mandate("w1", "congress")))
    assert [] == settle(house, date(2026, 3, 14))
    settle(house, date(2026, 3, 15))

    assert ["w1"] == house.holders("regional_council", "west")
    assert [UNTIL] == [
        date.fromisoformat(entry.occurred)
        for entry, event in house.acts
        if isinstance(event, MandateDeclined) and event.person == "e1"
    ]
    called = [event for event in of_type(house, AcceptanceAsked) if event.until > UNTIL]
    assert {"e5", "e6"} == {event.person for event in called if event.office == "regional_council"}
    settle(house, date(2026, 5, 1))
    assert [] == house.holders("regional_council", "east")
    assert all(event.by_silence for event in of_type(house, MandateDeclined))
    assert [] == house.faults()


def test_silence_may_mean_acceptance() -> None:
    """Nobody says a word, and everybody stays."""
    house = waiting(ACCEPTED)
    settle(house, date(2026, 3, 15))

    assert {True} == {event.by_silence for event in of_type(house, MandateAccepted)}
    assert ["e1", "e2", "e3", "e4"] == sorted(house.holders("regional_council", "east"))
    assert [] == house.faults()


def test_an_answer_is_given_once_and_in_time() -> None:
    """After 14 March silence has spoken; before the first day nobody answers; what is accepted is resigned from."""
    house = waiting()
    e1, e2 = house.mandate("e1", "regional_council"), house.mandate("e2", "regional_council")
    house.later(-1)
    early = ("it begins on 2026-03-01, after 2026-02-28", RULE)
    assert early == house.refused(accepting(house, e1)) == house.refused(declining(house, e1))
    house.later(1).enter(accepting(house, e1))
    assert ("it is accepted already", RULE) == house.refused(accepting(house, e1))
    assert ("it is accepted already: resign from it", RULE) == house.refused(declining(house, e1))
    house.later(14)
    late = ("the time was over on 2026-03-15, and silence means that it is declined", f"{RULE}.within")
    assert late == house.refused(accepting(house, e2)) == house.refused(declining(house, e2))
    settle(house, house.day)
    gone = ("there is no such mandate, or it has ended", "mandate")
    assert gone == house.refused(accepting(house, e2)) == house.refused(declining(house, "nothing:1"))


def test_silence_counts_on_its_day_and_only_where_an_answer_is_awaited() -> None:
    """Not a day before, nor after; not for what is accepted, or has ended; and nobody is asked twice."""
    house = waiting()
    e1, e2 = house.mandate("e1", "regional_council"), house.mandate("e2", "regional_council")
    house.enter(accepting(house, e1))
    awaited = ("no acceptance of it is awaited", RULE)
    for day in (date(2026, 3, 14), date(2026, 3, 16)):
        silent = SettleSilence(mandate=e2, at=day)
        assert ("there is time until 2026-03-15, and silence counts on that day", RULE) == house.refused(silent)
    assert awaited == house.refused(SettleSilence(mandate=e1, at=UNTIL))
    recall(house, "e2")
    assert awaited == house.refused(SettleSilence(mandate=e2, at=UNTIL))
    asked = ("nothing asks for its acceptance", RULE)
    assert asked == house.refused(AskAcceptance(mandate=e1, at=house.day))
    assert asked == house.refused(AskAcceptance(mandate="nothing:1", at=house.day))
    assert asked == House().refused(AskAcceptance(mandate="president:1", at=house.day))


def test_without_a_rule_a_mandate_is_declined_on_its_first_day() -> None:
    """The president declines at once; the treasurer wants to on the day after, and must resign; nothing is accepted."""
    house = House()
    president, treasurer = house.mandate("e1", "president"), house.mandate("b1", "treasurer")
    assert [("e1", "president")] == declined(house.enter(declining(house, president)))
    said = "the charter asked nobody to accept it: it holds without"
    assert (said, RULE) == house.refused(accepting(house, treasurer))
    late = "it could be declined on its first day, 2026-03-01: resign from it"
    assert (late, RULE) == house.later(1).refused(declining(house, treasurer))
    assert [] == house.faults()


@pytest.mark.parametrize("days", [10, 20])
def test_the_time_to_accept_is_over_with_the_term(days: int) -> None:
    """An appointment for ten days is accepted within these, and then nothing is left to settle."""
    house = House(extra=RULES + DECLINED)
    until = date(2026, 3, 1 + days)
    house.carry(Appoint(office="auditor", unit="union", persons=("x1",), until=until))
    assert [min(until, UNTIL)] == [event.until for event in of_type(house, AcceptanceAsked)[-1:]]
    settle(house, date(2026, 4, 1))
    assert (days == 20) == any(event.person == "x1" for event in of_type(house, MandateDeclined))


def test_who_is_given_a_mandate_back_is_not_asked_again() -> None:
    """The treasurer is relieved, which is reversed before the time to accept is over; silence ends nothing then."""
    rules = RULES.replace("  effects:", "  challenge: {within: P10D, effect: at_once}\n  effects:")
    house = House(extra=rules + DECLINED)
    treasurer = house.mandate("b1", "treasurer")
    house.carry(Relieve(mandate=treasurer))
    house.challenge("motion-1")
    house.recount("motion-1", 1, 1)
    settle(house, date(2026, 4, 1))

    said = "its acceptance is not awaited any more: it had ended, and holds again without: resign from it"
    assert ["b1"] == house.holders("treasurer")
    assert (said, RULE) == house.refused(declining(house, treasurer))
