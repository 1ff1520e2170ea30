"""A result: the record of a count with all that it takes to count again and to compare.

It holds the count, what the rule was told (with the rule's own way written out, for later versions read it too),
the lots given, the digest of the ballots and their numbers as they were read, and the version that counted. It does
not hold the ballots or the names. `recount` counts again and tells the first difference.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from comitia.count.amount import read, written
from comitia.count.canonical import profile_digest
from comitia.count.constraint import Constraints
from comitia.count.constraints import Constrained, constrained
from comitia.count.lots import LotRequired, Lots, lots_from_json, lots_to_json
from comitia.count.options import CHOICES, NUMBERS, Options, Threshold, parse_threshold
from comitia.count.profile import Profile
from comitia.count.record import Count, from_json, to_json
from comitia.count.rules import RULES, check_options, count, find_rule
from comitia.count.scores import Scores
from comitia.count.tallies.limited import own_marks
from comitia.count.words import arithmetic

FORMAT = "comitia-count/1"
_FREE = ("rule", "version", "count")  # words may be put better later; the count itself is compared by `recount`


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """How many ballots were read: valid, blank and invalid ones in 1/`unit` of a vote, and who had withdrawn."""

    valid: int
    blank: int
    invalid: int
    withdrawn: tuple[int, ...] = ()
    unit: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A count, and what it was made from."""

    count: Count
    options: Options
    lots: Lots | None
    ballots: Ballots
    profile_digest: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where a result and the count made again first differ, and what each of them has there."""

    where: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.where}: the result has {self.was}, counted again it is {self.now}"


def result_of(profile: Profile | Scores, count: Count, options: Options, lots: Lots | None, version: str) -> Result:
    """Return the result of a count that was just made of these ballots."""
    return Result(
        count=count,
        options=in_force(count.rule, count.seats, options),
        lots=lots,
        ballots=_ballots(profile),
        profile_digest=profile_digest(profile, count.seats),
        version=version,
    )


def in_force(rule: str, seats: int, options: Options) -> Options:
    """Return what a rule was told, with its own way where it was told nothing."""
    chosen = find_rule(rule)
    takes = chosen.options
    own: dict[str, Any] = {name: words[0] for name, words in chosen.choices.items() if getattr(options, name) is None}
    if "marks" in takes and options.marks is None:
        own["marks"] = own_marks(seats)
    if "votes" in takes and options.votes is None:
        own["votes"] = seats
    return replace(
        options,
        **own,
        ties=chosen.ties[0] if options.ties is None and "ties" in takes else options.ties,
        threshold=chosen.own_threshold if options.threshold is None else options.threshold,
        drop="last" if options.drop is None and "drop" in takes else options.drop,
        completion="phragmen" if options.completion is None and "completion" in takes else options.completion,
    )


def recount(result: Result, profile: Profile | Scores) -> Difference | None:
    """Return the first difference between a result and the count of these ballots, or None where there is none.

    Another version may have made the result; that alone is no difference. Raises ValueError where the result names a
    rule, options or lots with which nothing can be counted.
    """
    was, seats = result.count, result.count.seats
    for where, there, here in (
        ("digest of the ballots", result.profile_digest, profile_digest(profile, seats)),
        ("ballots", result.ballots, _ballots(profile)),
    ):
        if there != here:
            return Difference(where=where, was=_said(there), now=_said(here))
    return between(was, _again(result, profile))


def between(was: Count, again: Count | LotRequired) -> Difference | None:
    """Return the first difference between a count and the one made again, which may need a lot that is not there."""
    if isinstance(again, LotRequired):
        return Difference(where=f"lot {again.draw}", was="none", now=f"needed among {_said(again.tied)}")
    one, other = to_json(was), to_json(again)
    return first_difference(one, other) or first_difference(other, one, is_turned=True)


def _again(result: Result, profile: Profile | Scores) -> Count | LotRequired:
    """Return the count made again, within the constraints of the first."""
    was, told = result.count, (result.options, result.lots)
    if not was.constraints or isinstance(profile, Scores):
        return count(profile, rule=was.rule, seats=was.seats, options=told[0], lots=told[1])
    limits = Constraints(all=was.constraints)
    found = constrained(profile, rule=was.rule, seats=was.seats, constraints=limits, options=told[0], lots=told[1])
    return found.count if isinstance(found, Constrained) else found


def result_to_json(result: Result) -> dict[str, Any]:
    """Return a result as plain JSON values."""
    made, cast = result.count, result.ballots
    rule = RULES[made.rule]
    return {
        "format": FORMAT,
        "rule": {"id": rule.id, "title": rule.title, "source": rule.source},
        "seats": made.seats,
        "options": _options_to_json(result.options),
        "arithmetic": arithmetic(made),
        "lots": lots_to_json(result.lots),
        "ballots": {
            "valid": written(cast.valid, 1, cast.unit),
            "blank": written(cast.blank, 1, cast.unit),
            "invalid": written(cast.invalid, 1, cast.unit),
            "withdrawn": list(cast.withdrawn),
            "unit": cast.unit,
        },
        "elected": list(made.elected),
        "count": to_json(made),
        "profile_digest": result.profile_digest,
        "version": result.version,
    }


def result_from_json(data: Mapping[str, Any]) -> Result:
    """Return the result that `result_to_json` wrote; what else stands beside it is passed over.

    Raises ValueError for anything else, and where what it says twice does not agree.
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, Mapping) else data
        raise ValueError(f"found the format {found!r}, expected {FORMAT}")
    try:
        result = _read(data)
        again = result_to_json(result)
    except (LookupError, TypeError, AttributeError, ValueError, ArithmeticError) as error:
        raise ValueError(f"found something else than a result of the format {FORMAT}: {error}") from error
    refuse_discord(data, again, _FREE)
    return result


def refuse_discord(data: Mapping[str, Any], again: Mapping[str, Any], free: Collection[str]) -> None:
    """Raise ValueError where a result says a thing twice and differently: not as it is written `again`."""
    for name, value in again.items():
        if name not in data:
            raise ValueError(f"found no {name}, expected all that a result has")
        if name not in free and (apart := first_difference(data[name], value, name)):
            raise ValueError(f"the result does not agree with itself: {apart.where} has {apart.was}, not {apart.now}")


def first_difference(was: object, now: object, where: str = "", *, is_turned: bool = False) -> Difference | None:
    """Return the first place, in the order of writing, where one JSON value lacks what another has.

    What the first has besides is passed over; `is_turned` tells that the two are given the other way round.
    """
    if isinstance(was, dict) and isinstance(now, dict):
        for key, value in now.items():
            if found := first_difference(was.get(key), value, _joined(where, str(key)), is_turned=is_turned):
                return found
        return None
    if isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for place, (one, other) in enumerate(zip(was, now, strict=True), 1):
            if found := first_difference(one, other, _joined(where, str(place)), is_turned=is_turned):
                return found
        return None
    if was == now and type(was) is type(now):
        return None
    said = (_said(now), _said(was)) if is_turned else (_said(was), _said(now))
    return Difference(where=where, was=said[0], now=said[1])


def _read(data: Mapping[str, Any]) -> Result:
    cast, made = data["ballots"], from_json(data["count"])
    unit = cast["unit"]
    if data["rule"]["id"] != made.rule:
        raise ValueError(f"the rule {data['rule']['id']!r} beside a count by {made.rule!r}")
    options = _options_from_json(data["options"])
    check_options(made.rule, options)
    if not all(type(number) is int for number in (made.seats, unit, options.round)):
        raise TypeError("a number that is not a whole one")
    return Result(
        count=made,
        options=options,
        lots=lots_from_json(data["lots"]),
        ballots=Ballots(
            valid=int(read(cast["valid"], 1, unit)),
            blank=int(read(cast["blank"], 1, unit)),
            invalid=int(read(cast["invalid"], 1, unit)),
            withdrawn=tuple(cast["withdrawn"]),
            unit=unit,
        ),
        profile_digest=data["profile_digest"],
        version=data["version"],
    )


def _ballots(profile: Profile | Scores) -> Ballots:
    return Ballots(
        valid=profile.valid,
        blank=profile.blank,
        invalid=profile.invalid,
        withdrawn=profile.withdrawn,
        unit=profile.unit,
    )


def _options_to_json(options: Options) -> dict[str, Any]:
    given = {name: getattr(options, name) for name in options.given()}
    return {name: _plain(value) for name, value in given.items()}


def _options_from_json(data: Mapping[str, Any]) -> Options:
    known = {field.name for field in fields(Options)}
    if unknown := sorted(set(data) - known):
        raise ValueError(f"the option {unknown[0]!r} is not known here")
    return Options(**{name: _typed(name, value) for name, value in data.items()})


def _plain(value: object) -> object:
    if isinstance(value, Threshold):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _typed(name: str, value: Any) -> Any:
    if name in {"threshold", "advance"}:
        return parse_threshold(value)
    if name == "average" and not isinstance(value, bool):
        raise TypeError(f"the option {name} is true or false, not {value!r}")
    if name in _WORDS and not isinstance(value, str):
        raise TypeError(f"the option {name} is a word, not {value!r}")
    if name in NUMBERS and type(value) is not int:
        raise TypeError(f"the option {name} is a whole number, not {value!r}")
    return tuple(value) if isinstance(value, list) else value


_WORDS = ("drop", "completion", *CHOICES)


def _joined(where: str, more: str) -> str:
    return f"{where}, {more}" if where else more


def _said(value: object) -> str:
    if isinstance(value, Ballots):
        gone = f", withdrawn {_said(value.withdrawn)}" if value.withdrawn else ""
        return f"{value.valid} valid, {value.blank} blank, {value.invalid} invalid{gone}"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) and value else str(value)
