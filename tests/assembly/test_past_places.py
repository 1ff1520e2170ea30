"""Offices of the past are named by any id that a unit can have, and by no other."""

import pytest
from tests.assembly.house import TEXT, House

from comitia.core.history.past_act import EnterPastAct, PastActEntered, Place
from comitia.core.history.source import RegisterSource
from comitia.core.history.testimony import Testimony


def met(place: Place) -> EnterPastAct:
    """Return a session of a body."""
    told = Testimony(source="source-1", place=None, quotation=None, when=None, outcome=None, figures={})
    return EnterPastAct(
        kind="session",
        when="1924",
        within=None,
        of=None,
        by=place,
        places=(),
        persons=(),
        text=None,
        outcome="held",
        demanded=None,
        testimonies=(told,),
    )


@pytest.fixture(name="house", scope="module")
def founded() -> House:
    """Return a house that has a source."""
    house = House()
    house.enter(
        RegisterSource(nature="minutes", author=None, title=TEXT, made=None, kept=None, digest=None),
    )
    return house


@pytest.mark.parametrize("unit", ["society", "7-East", "A_b"])
def test_a_unit_is_named_as_units_are(house: House, unit: str) -> None:
    """Ids of units may have capitals, and begin with a digit."""
    event = house.enter(met(Place(office="council", unit=unit)))[0]

    assert isinstance(event, PastActEntered)
    assert Place(office="council", unit=unit) == event.by


@pytest.mark.parametrize(("office", "unit"), [("Council", "east"), ("council", "the east"), ("", "east"), ("a", "x.y")])
def test_what_is_no_id_is_refused(house: House, office: str, unit: str) -> None:
    """Offices are written small, as in a charter; neither has spaces or dots."""
    said, rule = house.refused(met(Place(office=office, unit=unit)))

    assert "an office is an id of small letters" in said
    assert "history.acts" == rule
