"""What is said of the seats that a contest did not fill."""

import pytest

from comitia.store.queries.chain.office import became
from comitia.store.queries.filling import Filling
from comitia.store.queries.labels import Place

MEADOW = Place(id="meadow", name="Meadow", type="society", label="society", many="societies")


@pytest.mark.parametrize(
    ("state", "last", "expected"),
    [
        ("awaited", "chair", "awaited, chair"),
        ("awaited", "chair.round-2", "awaited, chair.round-2 (round 2)"),
        ("not_yet", "chair", "not yet open, to be elected by the board"),
        ("not_held", "chair", "vacant, chair was not held"),
        ("ballots_counted", "chair.round-2", "vacant, chair.round-2 (round 2) left it empty"),
    ],
)
def test_an_empty_post_in_words(state: str, last: str, expected: str) -> None:
    """The contest that is awaited is named with its round."""
    filling = Filling(
        contest="chair", last=last, unit=MEADOW, seats=1, state=state, electors=9, cast=None, elected=0,
        elector="the board",
    )  # fmt: skip

    assert expected == became(filling)


def test_a_unit_that_is_called_as_a_round_is() -> None:
    """The contest of the unit round-2 is in its first round."""
    filling = Filling(
        contest="chair.round-2", last="chair.round-2", unit=MEADOW, seats=1, state="awaited", electors=9, cast=None,
        elected=0, elector="the board",
    )  # fmt: skip

    assert became(filling) == "awaited, chair.round-2"
