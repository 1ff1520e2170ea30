"""Frozen dataclasses that are made through an open twin are those that they make themselves."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest

from comitia.count.frozen import maker
from comitia.count.record import Count, Decision, Stage, make_count, make_decision, make_stage

DECISION = {"candidate": 1, "outcome": "elected", "reason": "quota", "clause": "rule 47(1)"}
STAGE = {"number": 1, "action": "first", "subjects": (), "transfer_value": None, "totals": (3, 1), "transfers": (3, 1)}
COUNT = {"rule": "wigm", "seats": 1, "candidates": 2, "ballots": 4, "blank": 0, "invalid": 0, "scale": 1, "quota": 3}
MADE = [
    (Decision, make_decision, DECISION),
    (Stage, make_stage, {**STAGE, "not_transferable": 0, "decisions": (Decision(**DECISION),)}),
    (Count, make_count, {**COUNT, "stages": (), "elected": (1,), "runners_up": (2,)}),
]


@pytest.mark.parametrize(("kind", "make", "given"), MADE)
def test_what_is_made_is_no_different(kind: Any, make: Any, given: dict[str, Any]) -> None:
    """It has the same class, fields, hash and text, and comes back from a pickle."""
    plain, made = kind(**given), make(**given)

    assert kind is type(made)
    assert (plain, hash(plain), repr(plain)) == (made, hash(made), repr(made))
    assert plain == pickle.loads(pickle.dumps(made)) == replace(made)  # noqa: S301  written just here


@pytest.mark.parametrize(("kind", "make", "given"), MADE)
def test_it_never_changes_and_wants_all_that_it_needs(kind: Any, make: Any, given: dict[str, Any]) -> None:
    """No field can be set or deleted, none is left out that has no default, and none is added."""
    made, (name, *others) = make(**given), given

    for change in (lambda: setattr(made, name, 9), lambda: delattr(made, name)):
        with pytest.raises(FrozenInstanceError):
            change()
    for wrong in ({each: given[each] for each in others}, {**given, "unknown": 1}):
        with pytest.raises(TypeError):
            make(**wrong)
    assert kind(**given) == made


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """It refuses something when it is made."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("found a number below 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """It makes something where nothing is given."""

    numbers: list[int] = field(default_factory=list)


@pytest.mark.parametrize("kind", [Checked, Filled])
def test_what_does_more_than_to_store_what_it_is_given_has_no_maker(kind: Any) -> None:
    with pytest.raises(TypeError, match=f"{kind.__name__} does something when it is made"):
        maker(kind)
