"""The federation of `house` with alternates and, mostly, a grace, in which the branch meeting of quay recalls delegates."""

from datetime import date

from tests.assembly.house import House
from tests.assembly.meadow import CHARTER, RULES

from comitia.core.assembly.effects.relieve import Recall
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.running_out import next_end

VACANCY = RULES + "vacancy: {delegate: [next_alternate], CASCADE}\n"
CHALLENGED = VACANCY.replace("  effects:", "  challenge: {within: P60D, effect: at_once}\n  effects:")
GRACE = "cascade: {lower_mandate_lost: upper_lapses, grace: P30D}"
NO_GRACE = "cascade: {lower_mandate_lost: upper_lapses}"
RETURNS = (
    ("regional_council.quay", "e1 e2 | e5 e6"),
    ("regional_council.mill", "e3 e4"),
    ("regional_council.ford", "w1 w2"),
    ("regional_council.glen", "w3 w4"),
    ("congress.east", "e1 e2 e3 | e4"),
    ("congress.west", "w1 w2 w3"),
    ("board.union", "b1 b2 b3"),
    ("president", "e1"),
)


def meadow(cascade: str = GRACE, vacancy: str = VACANCY) -> House:
    """Return the federation with two alternates of each contest for the councils and the congress."""
    text = CHARTER.replace("EXTRA", vacancy.replace("CASCADE", cascade))
    for scope in ("region", "union"):
        text = text.replace(f"    scope: {scope}\n", f"    scope: {scope}\n    alternates: {{per_contest: 2}}\n", 1)
    return House(text=text, returns=RETURNS)


def recall(house: House, person: str) -> None:
    """Let the branch meeting of quay recall one of its delegates."""
    house.carry(Recall(mandate=house.mandate(person, "regional_council")), "branch_meeting", "quay", "q1")


def settle(house: House, day: date) -> list[MandateEnded]:
    """Let what has run out by a day be entered, and return the ends."""
    ended = []
    while (end := next_end(house.state, day)) is not None:
        house.day = end.at
        ended += [event for event in house.enter(end) if isinstance(event, MandateEnded)]
    house.day = day
    return ended


def of_type(house: House, kind: type) -> list[object]:
    """Return the events of a type on the record."""
    return [event for _, event in house.acts if isinstance(event, kind)]


def reverse(house: House, motion: str) -> None:
    """Let a recount turn a result round."""
    house.challenge(motion, "q1")
    house.recount(motion, 5, 9)
