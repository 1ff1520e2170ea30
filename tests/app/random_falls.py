"""What the tables say will fall with a mandate under a grace, compared with what the core ends when that runs out."""

from copy import deepcopy
from datetime import date

from tests.assembly.facts import difference
from tests.assembly.random_stream import RandomHouse

from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.grace import EndGrace


def falls_of(house: RandomHouse) -> str:
    """Return the first difference; of persons for whom one grace runs, as nothing else happens until then."""
    from comitia.store.queries.falling import falls  # noqa: PLC0415  once Django is set up
    from comitia.store.queries.labels import labels  # noqa: PLC0415  as above

    words, graces = labels(), house.state.holdings.graces
    persons = [grace.person for grace in graces.values()]
    running = {mandate: grace for mandate, grace in graces.items() if house.day < grace.until}
    alone = {mandate: grace for mandate, grace in running.items() if persons.count(grace.person) == 1}
    told = {mandate: fall.on for mandate, fall in falls(words).items()} if words else {}
    person = {each.mandate: each.person for each in house.state.holdings.mandates}
    actual = {
        mandate: on for mandate, on in told.items() if person[mandate] in {each.person for each in alone.values()}
    }
    expected: dict[str, date] = {}
    for mandate, grace in alone.items():
        expected |= dict.fromkeys(fallen(house, mandate, grace.until), grace.until)
    return difference({**actual}, {**expected})


def fallen(house: RandomHouse, mandate: str, on: date) -> list[str]:
    """Return what the end of a grace takes along of the same person."""
    later = deepcopy(house)
    later.day = on
    ended = [each for each in later.enter(EndGrace(mandate=mandate, at=on)) if isinstance(each, MandateEnded)]
    return [each.mandate for each in ended if each.person == ended[0].person and each.mandate != mandate]
