"""Which later acts something of the past bears on: of the same holder in the office, or all of one that was not there."""

import pytest
from tests.history.past import COUNCIL, SECRETARY, Archive, told

from comitia.core.history.past_act import PastActEntered, Place
from comitia.core.history.testimony import Testimony, TestimonyAdded

TREASURER = Place(office="treasurer", unit="union")


def touches(archive: Archive) -> dict[str, str]:
    """Return what the latest entry of an act or a testimony bears on."""
    latest = [event for _, event in archive.acts if isinstance(event, PastActEntered | TestimonyAdded)][-1]
    return dict(latest.touches)


@pytest.fixture(name="archive")
def begun() -> Archive:
    """Return an archive in which e1 asks in 1926 and e2 in 1927, both as secretary, and e1 leaves the council in 1928."""
    archive = Archive()
    archive.past("resignation", "1926")
    archive.past("resignation", "1927", persons=("e2",))
    archive.past("end", "1928", places=(COUNCIL,))
    return archive


@pytest.mark.parametrize(
    ("kind", "when", "parts", "found"),
    [
        ("removal", "1924", {}, {"past-1": "later_holder"}),
        ("removal", "1926-05", {}, {"past-1": "perhaps_holder"}),
        ("removal", "192X", {}, {"past-1": "perhaps_holder"}),
        ("removal", "1927", {}, {}),
        ("removal", "1924", {"outcome": "lost"}, {}),
        ("election", "1925", {"persons": ("e2", "e1")}, {"past-1": "later_holder", "past-2": "later_holder"}),
        ("election", "1925", {"outcome": "not_elected"}, {}),
        ("end", "1920", {"places": (SECRETARY, COUNCIL)}, {"past-1": "later_holder", "past-3": "later_holder"}),
        ("post_abolished", "1925", {}, {"past-1": "later_office", "past-2": "later_office"}),
        ("post_created", "1926-06", {}, {"past-1": "perhaps_office", "past-2": "later_office"}),
        ("motion", "1920", {"places": (SECRETARY,), "persons": ("e1",)}, {}),
        ("resignation", "1920", {}, {}),
    ],
)
def test_later_acts(archive: Archive, kind: str, when: str, parts: dict[str, object], found: dict[str, str]) -> None:
    """Later for certain, or perhaps; nothing of what changes nobody's office."""
    archive.past(kind, when, **parts)

    assert found == touches(archive)
    assert [] == archive.faults()


def test_a_settlement_bears_on_what_its_resignation_is_about(archive: Archive) -> None:
    """Accepted in 1925, it bears on the request of the same holder in 1926; refused, on nothing."""
    asked = archive.past("resignation", "1925")
    archive.past("settlement", "1925", of=asked, outcome="refused")
    assert {} == touches(archive)
    archive.past("settlement", "1925", of=asked)
    assert {"past-1": "later_holder", "past-5": "perhaps_holder"} == touches(archive)


def test_mandates_of_today_are_later_too() -> None:
    """b1 is treasurer on this record: who left that post in the past had it before; of an abolished one, nobody has it."""
    archive = Archive()
    archive.past("end", "1990", persons=("b1",), places=(TREASURER,))
    assert {"treasurer:1": "later_holder"} == touches(archive)
    archive.past("end", "1990", persons=("e1",), places=(TREASURER,))
    assert {} == touches(archive)
    archive.past("post_abolished", "1990", places=(TREASURER,))
    assert {"past-1": "perhaps_office", "past-2": "perhaps_office", "treasurer:1": "later_office"} == touches(archive)
    for when, found in (
        ("2026-03-02", {}),
        ("XXXX", {"treasurer:1": "perhaps_holder"}),
        ("../2030", {"treasurer:1": "perhaps_holder"}),
    ):
        archive.past("end", when, persons=("b1",), places=(TREASURER,))
        assert found == {key: why for key, why in touches(archive).items() if key == "treasurer:1"}


@pytest.mark.parametrize(
    ("testimony", "found"),
    [
        (told(2, outcome="refused"), {"past-1": "later_holder"}),
        (told(2, when="1930"), {"past-1": "later_holder"}),
        (told(2, outcome="accepted", when="192X"), {}),
        (told(2, for_="20"), {}),
    ],
)
def test_a_testimony_that_agrees_bears_on_nothing(
    archive: Archive, testimony: Testimony, found: dict[str, str]
) -> None:
    """One with another outcome, or of another time, does."""
    act = archive.past("settlement", "1925", of=archive.past("resignation", "1925"))
    archive.add(act, testimony)

    assert found == touches(archive)


def test_a_testimony_on_a_session_bears_on_its_acts(archive: Archive) -> None:
    """It was put off, says the other source; what it is said to have done rests on it."""
    session = archive.past("session", "1924")
    act = archive.past("motion", "1924", within=session)
    archive.add(session, told(2, outcome="put_off"))

    assert {act: "rests_on_it"} == touches(archive)
