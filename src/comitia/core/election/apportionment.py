"""Apportionment: how many seats each unit fills in a body, from what the charter measures, with every figure shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from comitia.charter import BALLOTS_CAST, MOST_SEATS, Apportion, Bands, Election, Fixed, PerMember, Total
from comitia.core.election.electorate import contests_of, is_constituted, seed_of, sending, uncertified
from comitia.core.facts import Facts
from comitia.core.refused import Refused
from comitia.count import Apportionment, LotRequired, Lots, UnitLot, apportion, banded, fixed, per_n


@dataclass(frozen=True, slots=True, kw_only=True)
class ApportionSeats:
    """Share out the seats of one seat group (from 0) in the body of `unit`."""

    body: str
    unit: str
    group: int
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsApportioned:
    """Each unit below fills so many seats. `base` says what `sizes` measure; None where the numbers are fixed."""

    body: str
    unit: str
    group: int
    base: str | None
    sizes: Mapping[str, int]
    seats: Mapping[str, int]
    lot_seed: str
    lots: tuple[UnitLot, ...]


def decide_apportionment(facts: Facts, command: ApportionSeats) -> list[SeatsApportioned]:
    """Return the seats of each unit, or refuse while what the charter measures is not known, or cannot be shared so."""
    election = _election(facts, command)
    subject, rule = f"seats of {command.body}.{command.unit}", f"bodies.{command.body}.seats.apportion"
    if facts.apportionment(command.body, command.unit, command.group) is not None:
        raise Refused("they are apportioned already", rule=rule, subject=subject)
    base = _base(election)
    _refuse_unknown(facts, election, rule, subject)
    units = facts.units_within(command.unit, election.constituency)
    sizes = {unit: _size(facts, election, base, unit) for unit in units}
    seed = seed_of(facts, f"{command.body}.{command.unit}:{command.group}")
    shared = _shared(election, sizes, seed, subject)
    return [
        SeatsApportioned(
            body=command.body,
            unit=command.unit,
            group=command.group,
            base=base,
            sizes=sizes if base else {},
            seats=shared.seats,
            lot_seed=seed,
            lots=shared.lots,
        )
    ]


def refuse_impossible(facts: Facts, command: ApportionSeats) -> None:
    """Refuse seats that can never be shared out so; ballots that are not cast yet are taken to be equal everywhere."""
    election = _election(facts, command)
    if _base(election) == BALLOTS_CAST:
        sizes = dict.fromkeys(facts.units_within(command.unit, election.constituency), 1)
        _shared(election, sizes, "0", f"seats of {command.body}.{command.unit}")
    else:
        decide_apportionment(facts, command)


def measuring(facts: Facts, body: str) -> str | None:
    """Return the body whose seats are shared out by the ballots cast for another, or None."""
    by_ballots = (each for each in facts.charter.elections if _base(each) == BALLOTS_CAST)
    return next((each.office for each in by_ballots if each.elector.body == body), None)


def _base(election: Election) -> str | None:
    return None if isinstance(election.seats, int | Fixed) else election.seats.base


def _refuse_unknown(facts: Facts, election: Election, rule: str, subject: str) -> None:
    if not isinstance(election.seats, Fixed) or isinstance(election.seats.fixed, int):
        return
    for name in election.seats.fixed:
        unit = facts.unit(name)
        if unit is None:
            raise Refused(f"it names the unit {name}, which does not exist", rule=f"{rule}.fixed", subject=subject)
        if unit.type != election.constituency:
            raise Refused(
                f"it names {name}, which is of type {unit.type}; each {election.constituency} fills seats here",
                rule=f"{rule}.fixed",
                subject=subject,
            )


def _election(facts: Facts, command: ApportionSeats) -> Election:
    for election in facts.charter.elections:
        if (election.office, election.group) == (command.body, command.group) and not isinstance(election.seats, int):
            return election
    raise Refused(
        "the charter apportions no seats here",
        rule=f"bodies.{command.body}.seats",
        subject=f"seats of {command.body}.{command.unit}",
    )


def _shared(election: Election, sizes: Mapping[str, int], seed: str, subject: str) -> Apportionment:
    rule = f"bodies.{election.office}.seats.apportion"
    assert not isinstance(election.seats, int)  # noqa: S101  found by its apportionment
    try:
        shared = _share(election.seats, sizes, Lots(seed=seed))
    except ValueError as error:
        raise Refused(str(error), rule=rule, subject=subject) from error
    for unit, seats in shared.seats.items():
        if seats > MOST_SEATS:
            raise Refused(
                f"{unit} would fill {seats} seats, and a contest fills {MOST_SEATS} at most", rule=rule, subject=subject
            )
    return shared


def _share(form: Apportion, sizes: Mapping[str, int], lots: Lots) -> Apportionment:
    match form:
        case PerMember():
            result = per_n(sizes, form.per, form.round, form.min, form.max)
        case Bands():
            result = banded(sizes, form.bands, form.max, form.min)
        case Fixed():
            result = _fixed(form, sizes)
        case Total():
            outcome = apportion(form.method, form.total, sizes, form.floor, form.cap, lots)
            assert not isinstance(outcome, LotRequired)  # noqa: S101  a seed settles every tie
            result = outcome
    return result


def _fixed(form: Fixed, sizes: Mapping[str, int]) -> Apportionment:
    if isinstance(form.fixed, int):
        return fixed(sizes, form.fixed)
    return Apportionment(method="fixed", seats={unit: form.fixed.get(unit, 0) for unit in sizes})


def _size(facts: Facts, election: Election, base: str | None, unit: str) -> int:
    if base is None:
        return 0
    if base == BALLOTS_CAST:
        return _ballots_cast(facts, election, unit)
    name = base.removeprefix("roll.")
    number = facts.electors(name, unit)
    if number is None:
        within = facts.units_within(unit, facts.charter.rolls[name].unit_type)
        missing = next(each for each in within if facts.roll(name, each) is None)
        raise Refused(uncertified(facts, missing), rule=f"rolls.{name}", subject=f"seats of {unit}")
    return number


def _ballots_cast(facts: Facts, election: Election, unit: str) -> int:
    """Return the ballots cast in the first rounds that filled the electing body of `unit`, or refuse if not known."""
    body = election.elector.body or ""
    if not is_constituted(facts, body, unit):
        raise Refused(
            f"the {facts.charter.bodies[body].label.one} of {unit} is not yet elected, so its ballots are not known",
            rule=f"bodies.{election.office}.seats.apportion.base",
            subject=f"seats of {unit}",
        )
    _refuse_regrouped(facts, election, unit)
    return sum(_cast(facts, election, contest) for contest in contests_of(facts, body, unit))


def _refuse_regrouped(facts: Facts, election: Election, unit: str) -> None:
    """Refuse ballots that were cast before units were merged, split or moved in or out: they measure another unit."""
    tree = facts.charter.tree
    for below in facts.charter.elections:
        if below.office == election.elector.body:
            now = {facts.successor(each) for each, _ in sending(facts, below, unit)}
            there = facts.units_within(unit, below.constituency)
            is_other = now != set(there) or any(facts.is_regrouped(each) for each in there)
            if is_other or any(tree.is_below(kind, below.constituency) for kind in facts.changed_types):
                raise Refused(
                    "units were moved, merged or split after these ballots were cast: they do not measure it",
                    rule=f"bodies.{election.office}.seats.apportion.base",
                    subject=f"seats of {unit}",
                )


def _cast(facts: Facts, election: Election, contest: str) -> int:
    """Return the ballots cast in the first round of a contest: none where no vote was held, or only a document tells.

    Totals without the number of their ballots are entered no more where ballots are measured; they may be on a record.
    """
    found = facts.contest(contest)
    if found is None or found.declared is None:
        return 0
    if found.declared.votes and found.declared.cast is None:
        raise Refused(
            f"the return of {contest} has votes and does not say how many ballots were cast: nobody can measure it",
            rule=f"bodies.{election.office}.seats.apportion.base",
            subject=f"contest {contest}",
        )
    return found.declared.cast or 0
