"""Lots: how a tie is settled, so that anyone can redo it.

A tie is an outcome (`LotRequired`) until somebody brings a source of lots: a seed that was published
before the ballots were opened, or orders that were drawn by hand before witnesses. From a seed, each
tied number gets the SHA-256 of ``comitia-lot/1 SEED DRAW NUMBER``; the lowest digest is drawn first.
Redo one with ``printf 'comitia-lot/1 SEED DRAW NUMBER' | sha256sum``. The one drawn first is the answer
to the question: ``elect`` (takes the place), ``exclude`` (leaves), ``transfer`` (whose surplus goes first),
``runner-up`` (stands before the other), ``advance`` (goes on to the next round), ``pairs`` (whose pairs go first among
equal ones), ``bottom`` (is one of the two last), ``seat`` (the unit gets the seat; its id stands for the number).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, TypeVar

from comitia.count.argument import of_kind, several, whole

Question = Literal["elect", "exclude", "transfer", "runner-up", "advance", "pairs", "bottom", "seat"]
Number = TypeVar("Number", int, str)

_SEED = re.compile(r"[0-9a-f]{1,256}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """One lot among candidates: the question, who was tied, the order drawn, and the stage it was drawn for."""

    draw: int
    question: Question
    tied: tuple[int, ...]
    order: tuple[int, ...]
    stage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLot:
    """One lot among units, for a seat in an apportionment: unit ids stand where numbers stand in a `Lot`."""

    draw: int
    question: Question
    tied: tuple[str, ...]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotRequired:
    """The outcome of a tie when no lot is at hand: `places` of `tied` are to be drawn in answer to `question`."""

    question: Question
    tied: tuple[int, ...] | tuple[str, ...]
    draw: int
    places: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lots:
    """A source of lots: orders drawn by hand come first, one a draw, then those derived from the seed.

    `seed` is lower-case hexadecimal. Raises ValueError for any other seed, and when neither is given.
    """

    seed: str | None = None
    drawn: tuple[tuple[int, ...] | tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "drawn", tuple(map(_drawn, several(self.drawn, "the lots"))))
        if self.seed is None and not self.drawn:
            raise ValueError("a source of lots is a seed, or orders drawn by hand: neither is given")
        if self.seed is not None and not (isinstance(self.seed, str) and _SEED.fullmatch(self.seed)):
            raise ValueError(f"a lot seed is up to 256 digits 0-9 and a-f, not {self.seed!r}")

    def order(self, draw: int, tied: tuple[Number, ...]) -> tuple[Number, ...] | None:
        """Return the order of the tied at this draw (from 1), or None when this source holds none for it.

        Raises ValueError when the order drawn by hand is not one of those tied.
        """
        if draw <= len(self.drawn):
            by_hand = self.drawn[draw - 1]
            if sorted(map(str, by_hand)) != sorted(map(str, tied)):
                raise ValueError(f"lot {draw} is among {_list(tied)}, and the order drawn is {_list(by_hand)}")
            return tuple(sorted(tied, key=by_hand.index))
        return None if self.seed is None else derived_order(self.seed, draw, tied)


def typed(seed: str) -> str:
    """Return a seed that a person typed, in small letters. Raises ValueError with what was typed where it is none."""
    if not _SEED.fullmatch(seed.lower()):
        raise ValueError(f"a lot seed is up to 256 digits 0-9 and a-f, not {seed!r}")
    return seed.lower()


def refuse_unneeded(lots: Lots | None, needed: int, whose: str = "") -> None:
    """Raise ValueError where more lots were drawn by hand than a count (`whose`) needed: it names the first of them."""
    drawn = () if lots is None else lots.drawn
    if len(drawn) > needed:
        took = "no lot is" if not needed else "1 lot is" if needed == 1 else f"{needed} lots are"
        number = needed + 1
        raise ValueError(f"lot {number}{whose}, drawn as {_list(drawn[needed])}, is not needed: {took} drawn there")


def lots_to_json(lots: Lots | None) -> dict[str, Any] | None:
    """Return a source of lots as plain JSON values; null where there is none."""
    return None if lots is None else {"seed": lots.seed, "drawn": [list(order) for order in lots.drawn]}


def lots_from_json(data: Mapping[str, Any] | None) -> Lots | None:
    """Return what `lots_to_json` wrote. Raises LookupError, TypeError or ValueError for anything else."""
    return None if data is None else Lots(seed=data["seed"], drawn=tuple(map(tuple, data["drawn"])))


def derived_order(seed: str, draw: int, tied: tuple[Number, ...]) -> tuple[Number, ...]:
    """Return the tied in the order that the seed gives them at this draw (from 1)."""
    prefix = lot_text(seed, draw)
    return tuple(sorted(tied, key=lambda number: (sha256(f"{prefix}{number}".encode()).hexdigest(), number)))


def lot_text(seed: str, draw: int) -> str:
    """Return the text whose digest, with a number behind it, is the lot of that number."""
    return f"comitia-lot/1 {seed} {draw} "


class LotMissingError(Exception):
    """Raised inside a count when a lot is needed and there is none; it becomes the outcome `LotRequired`."""

    def __init__(self, required: LotRequired) -> None:
        super().__init__(required)
        self.required = required


class Draws:
    """The lots drawn so far in one count, numbered from 1, or the order agreed before it, which stands for lots.

    `order` names every candidate: whoever is earlier in it has the place, passes on a surplus first, and is excluded
    later. `settled` counts the ties that fell either way, and `how` is the reason that a decision gives.
    """

    __slots__ = ("agreed", "how", "lots", "settled", "taken")

    def __init__(self, lots: Lots | None, agreed: tuple[int, ...] = ()) -> None:
        self.lots = None if lots is None else of_kind(lots, Lots, "lots")
        self.agreed = agreed
        self.how = "agreed_order" if agreed else "lot"
        self.settled = 0
        self.taken: list[Lot] = []

    def order(self, question: Question, tied: list[int], stage: int, places: int = 1) -> tuple[int, ...]:
        """Return the order of the tied by the next lot, and keep it. Raises `LotMissingError` when there is none."""
        among = tuple(sorted(tied))
        if self.agreed:
            self.settled += 1
            found = sorted(among, key=self.agreed.index, reverse=question in {"exclude", "bottom"})
            return tuple(found)
        draw = len(self.taken) + 1
        order = self.lots.order(draw, among) if self.lots else None
        if order is None:
            raise LotMissingError(LotRequired(question=question, tied=among, draw=draw, places=places))
        self.settled += 1
        self.taken.append(Lot(draw=draw, question=question, tied=among, order=order, stage=stage))
        return order

    def runners_up(self, tied: list[int], stage: int) -> tuple[int, ...]:
        """Return the order of equal runners-up: as agreed, by lot where there is a source of lots, else by number."""
        draw = len(self.taken) + 1
        if not self.agreed and (self.lots is None or (self.lots.seed is None and draw > len(self.lots.drawn))):
            return tuple(sorted(tied))
        return self.order("runner-up", tied, stage)


def _drawn(order: object) -> tuple[int, ...] | tuple[str, ...]:
    """Return an order drawn by hand, its numbers plain ones. Raises ValueError for what is no order."""
    if not isinstance(order, tuple | list):
        raise ValueError(f"found the lot {order!r}, expected the order drawn, such as (3, 1)")  # noqa: TRY004  as above
    if all(isinstance(each, str) for each in order):
        return tuple(order)
    return tuple(whole(each, "in a lot") for each in order)


def _list(numbers: tuple[int, ...] | tuple[str, ...]) -> str:
    return ", ".join(map(str, numbers))
