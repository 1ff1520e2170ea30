"""Random houses entered by the clerk into the database of this process, and compared with the same houses in memory.

Run as `python -m tests.app.random_records DB FIRST NUMBER`: houses number FIRST and those after it, each of ACTS acts.
"""

import os
import sys
from datetime import UTC, date, datetime
from random import Random
from typing import TYPE_CHECKING

import django
from django.apps import apps
from django.core.management import call_command

from comitia.core.decider import Command
from comitia.core.mandate.held import Held
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.app.clerk import Clerk

from tests.app.random_falls import falls_of
from tests.assembly.facts import difference, facts_of
from tests.assembly.house import TEXT
from tests.assembly.random_stream import Attempt, RandomHouse

ACTS = 60
TOLD = ("motion_moved/1", "charges_laid/1", "resignation_tendered/1", "source_registered/1")
"""Entries that always hold a commitment to a text."""
ENTERED = datetime(2026, 3, 14, 12, tzinfo=UTC)
"""As the house enters all that it enters, so that both records have the same hashes."""


def compare(number: int) -> str:
    """Enter one random house, and return the first difference between the tables and what it is in memory."""
    house = RandomHouse(rnd=Random(number))  # noqa: S311  random tests, no secrets
    for _ in range(ACTS):
        house.attempt(house.next())
    enter(house.attempts, Random(number))  # noqa: S311  as above
    return next(
        filter(
            None,
            (
                states(house),
                mandates(house),
                falls_of(house),
                motions(house),
                editions(house),
                instructions(house),
                rebuilt(),
            ),
        ),
        "",
    )


def enter(attempts: list[Attempt], rnd: Random) -> None:
    """Enter what somebody entered in a house, several acts in a sitting, now and then by another clerk."""
    from comitia.app.clerk import Clerk  # noqa: PLC0415  once Django is set up

    clerk, left = Clerk(now=ENTERED, actor="clerk"), attempts
    while left:
        clerk = Clerk(now=ENTERED, actor="clerk") if rnd.random() < 0.1 else clerk
        size = rnd.choice((1, 2, 5, 20))
        batch, left = left[:size], left[size:]
        with clerk.sitting():
            for day, command, is_entered in batch:
                assert is_entered == _is_entered(clerk, command, day), f"{command} is refused by the one, not the other"


def _is_entered(clerk: "Clerk", command: Command, day: date) -> bool:
    try:
        clerk.enter(command, day)
    except Refused:
        return False
    return True


def states(house: RandomHouse) -> str:
    """Compare the record, and the facts that the tables give."""
    from comitia.store import entries, facts  # noqa: PLC0415  once Django is set up

    chain = entries.peek()
    if chain is None or chain.head != house.chain.head:
        return f"the record has the head {chain and chain.head}, in memory it is {house.chain.head}"
    return difference(facts_of(facts.load(chain)), facts_of(house.state))


def mandates(house: RandomHouse) -> str:
    """Compare who holds what, and how each mandate ended."""
    from comitia.core.mandate.ending import MandateEnded, MandateRestored  # noqa: PLC0415  beside the tables
    from comitia.store.models import Mandate  # noqa: PLC0415  once Django is set up

    ended: dict[str, tuple[object, ...]] = {}
    for entry, event in house.acts:
        if isinstance(event, MandateEnded):
            ended[event.mandate] = (entry.occurred, event.cause, event.motion)
        if isinstance(event, MandateRestored):
            del ended[event.mandate]
    expected = {
        held.mandate: (held.person, held.office, held.office_unit, held.is_live, held.mandate in house.state.holdings.graces, _accept_by(house, held), *ended.get(held.mandate, (None, "", None)))
        for held in house.state.holdings._held.values()
    }  # fmt: skip
    actual = {
        row.id: (row.person, row.office, row.office_unit, row.is_live, row.grace_until is not None, row.accept_by, row.ended and row.ended.isoformat(), row.cause, row.ended_by)
        for row in Mandate.objects.all()
    }  # fmt: skip
    return difference({**actual}, {**expected})


def _accept_by(house: RandomHouse, held: Held) -> date | None:
    """Return the day before which a mandate is still to be accepted."""
    asked = house.state.course.awaited.get(held.mandate) if held.is_live else None
    return asked.until if asked else None


def motions(house: RandomHouse) -> str:
    """Compare where each motion stands, whether its result was challenged, and how the votes fell."""
    from comitia.store.models import Motion, Vote  # noqa: PLC0415  once Django is set up

    rows = {
        row.id: (row.state, row.challenged, row.voted, row.mover, row.body, row.unit) for row in Motion.objects.all()
    }
    votes = {row.key: (row.in_favour, row.against, row.abstaining, row.carried) for row in Vote.objects.all()}
    expected: dict[str, object] = {}
    taken: dict[str, object] = {}
    for each in house.state.proceedings.motions:
        moved, answered = each.moved, each.answered
        challenged = (
            "open"
            if each.is_challenged
            else "upheld"
            if answered and answered.upheld
            else "dismissed"
            if answered
            else ""
        )
        expected[moved.motion] = (each.state, challenged, each.voted_on, moved.mover, moved.body, moved.unit)
        for number, of in enumerate(
            (each.voted and (each.voted.tally, each.voted.carried), answered and (answered.recount, answered.carried)),
            1,
        ):
            if of and of[0]:
                counted = of[0].votes
                taken[f"{moved.motion}/{number}"] = (counted.in_favour, counted.against, counted.abstaining, of[1])
    return difference({**rows}, expected) or difference({**votes}, taken)


def editions(house: RandomHouse) -> str:
    """Compare the editions that were ever in force, and the one that is."""
    from comitia.store.models import Edition, Organization  # noqa: PLC0415  once Django is set up

    rows = {str(row.edition): row.charter for row in Edition.objects.all()}
    rows["in force"] = Organization.objects.get().charter
    expected = {str(number): charter for number, charter in house.state.editions.items()}
    return difference({**rows}, {**expected, "in force": house.state.charter.canonical()})


def instructions(house: RandomHouse) -> str:
    """Compare what delegates were instructed and voted, on each motion that was put to the vote."""
    from comitia.core.assembly.instruction import delegates  # noqa: PLC0415  beside the tables
    from comitia.store.models import Motion  # noqa: PLC0415  once Django is set up
    from comitia.store.queries.instructions.compared import compared  # noqa: PLC0415  as above

    rows = compared(house.state.charter, list(Motion.objects.exclude(voted=None)))
    actual = {motion: sorted(map(repr, found.delegates)) for motion, found in rows.items()}
    expected = {
        each.moved.motion: sorted(map(repr, delegates(house.state, each, house.day)))
        for each in house.state.proceedings.motions
        if each.voted is not None
    }
    return difference({**actual}, {**expected})


def rebuilt() -> str:
    """Rebuild the tables from the record and compare each row; names and texts are erased, for nobody gave any."""
    from comitia.app.rebuild import check  # noqa: PLC0415  once Django is set up
    from comitia.store.evidence import _committed  # noqa: PLC0415  as above
    from comitia.store.models import Act, Person, Text  # noqa: PLC0415  as above

    for person in {person for person, _ in _committed()}:
        Person.objects.create(id=person, reference=person, name="", salt="")
    if Act.objects.filter(type__in=TOLD).exists():
        Text.objects.create(commitment=TEXT, salt="", text="")
    return "; ".join(f"{each.table}: {each.differences}" for each in check() if each.differences)


def main() -> int:
    """Compare houses one after the other; return 1 and say what differs where one does."""
    os.environ.update(COMITIA_DB=sys.argv[1], DJANGO_SETTINGS_MODULE="comitia.config.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + int(sys.argv[3])):
        for model in apps.get_models():
            model._default_manager.all().delete()
        found = compare(number)
        if found:
            print(f"house {number}: {found}"[:4000], file=sys.stderr)  # noqa: T201  said to the test
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
