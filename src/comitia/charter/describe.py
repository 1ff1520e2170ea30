"""A charter in plain words: its tiers, who elects whom, for how many seats, counted how."""

from collections.abc import Iterator

from comitia.charter.apportion import BALLOTS_CAST, Apportion, Bands, Fixed, PerMember, Total
from comitia.charter.bodies import ROLL
from comitia.charter.elections import Election, RuleSpec
from comitia.charter.model import Charter


def describe(charter: Charter) -> tuple[str, ...]:
    """Return the charter as sentences, in the order in which a reader would ask: what, where, who, by whom."""
    return (*_opening(charter), *_units(charter), *_rolls(charter), *_bodies(charter), *_elections(charter))


def _opening(charter: Charter) -> Iterator[str]:
    before = f", superseding edition {charter.supersedes}" if charter.supersedes else ""
    day = charter.in_force.isoformat()
    yield f"{charter.title} ({charter.id}), edition {charter.edition}{before}, in force from {day}"


def _units(charter: Charter) -> Iterator[str]:
    for unit_type in charter.unit_types.values():
        if unit_type.parent is not None:
            yield f"{unit_type.label.many} lie in {_all(unit_type.parent, charter)}"


def _all(unit_type: str, charter: Charter) -> str:
    """Return the words for all units of a type: `regions`, `the society`."""
    found = charter.unit_types[unit_type]
    return found.label.many if found.parent is not None else f"the {found.label.one}"


def _rolls(charter: Charter) -> Iterator[str]:
    for roll in charter.rolls.values():
        where, day = _each(roll.unit_type, charter), roll.reference_date.isoformat()
        yield f"the {_roll(roll.id, charter)} lists each {roll.kind} in {where}, as of {day}"


def _each(unit_type: str, charter: Charter) -> str:
    found = charter.unit_types[unit_type]
    return f"each {found.label.one}" if found.parent is not None else f"the {found.label.one}"


def _roll(name: str, charter: Charter) -> str:
    word = charter.rolls[name.removeprefix(ROLL)].label.one
    return word if "roll" in word.lower() else f"{word} roll"


def _bodies(charter: Charter) -> Iterator[str]:
    for body in sorted(charter.bodies.values(), key=lambda body: body.tier if isinstance(body.tier, int) else 1000):
        tier = "organ" if body.tier == "organ" else f"tier {body.tier}"
        sitting = f", everybody on the {_roll(body.roll, charter)}" if body.roll is not None else ""
        supreme = ", the supreme body" if body.supreme else ""
        yield f"{tier}, for {_each(body.scope, charter)}: {body.label.one}{sitting}{supreme}"


def _elections(charter: Charter) -> Iterator[str]:
    for election in charter.elections:
        parts = [f"{_electors(election, charter)} the {_office(election, charter)}: {_seats(election, charter)}"]
        parts.append(f"counted by {_rule(election.rule)}")
        parts += _conditions(election, charter)
        yield "; ".join(parts)


def _electors(election: Election, charter: Charter) -> str:
    """Return who elects, with the verb: `branch meetings elect`."""
    elector = election.elector
    if elector.body is None:
        return f"those on the {_roll(elector.roll or '', charter)} in {_each(election.constituency, charter)} elect"
    body = charter.bodies[elector.body]
    one = charter.unit_types[body.scope].parent is None
    return f"the {body.label.one} elects" if one else f"{body.label.many} elect"


def _office(election: Election, charter: Charter) -> str:
    label = charter.bodies[election.office].label if election.kind == "body" else charter.posts[election.office].label
    unit_type = charter.unit_types[election.scope]
    return label.one if unit_type.parent is None else f"{label.one} of their {unit_type.label.one}"


def _seats(election: Election, charter: Charter) -> str:
    if isinstance(election.seats, int):
        return _number(election.seats, "holder" if election.kind == "post" else "seat")
    return _apportioned(election.seats, election, charter)


def _apportioned(form: Apportion, election: Election, charter: Charter) -> str:
    units = charter.unit_types[election.constituency].label
    match form:
        case PerMember():
            said = {
                "up": f"{form.per} begun",
                "down": f"full {form.per}",
                "half-up": f"{form.per} (half of it is enough)",
            }
            base = _base(form.base, charter)
            return f"one seat for each {said[form.round]} {base}{_limits(form.min, form.max)}"
        case Bands():
            rows = ", ".join(_band(*band) for band in form.bands)
            return f"by the number {_base(form.base, charter)}: {rows}{_limits(form.min, form.max)}"
        case Fixed():
            return _fixed(form, units.one)
        case Total():
            whole = f"{_number(form.total, 'seat')} divided among the {units.many} by {form.method}"
            return f"{whole}, by the number {_base(form.base, charter)}{_limits(form.floor, form.cap)}"


def _fixed(form: Fixed, unit: str) -> str:
    if isinstance(form.fixed, int):
        return f"{_number(form.fixed, 'seat')} for each {unit}"
    rows = ", ".join(f"{name} {number}" for name, number in sorted(form.fixed.items()))
    return f"seats for each {unit}: {rows}"


def _base(base: str | None, charter: Charter) -> str:
    return "of ballots cast" if base == BALLOTS_CAST else f"on the {_roll(base or '', charter)}"


def _band(first: int, last: int | None, seats: int) -> str:
    span = f"from {first}" if last is None else f"{first} to {last}"
    return f"{span} {_number(seats, 'seat')}"


def _limits(fewest: int, most: int | None) -> str:
    low = f", at least {fewest}" if fewest else ""
    return low if most is None else f"{low}, at most {most}"


def _number(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _rule(rule: RuleSpec) -> str:
    options = rule.options
    told = [f"ties by {' then '.join(tie.replace('_', ' ') for tie in options.ties)}"] if options.ties else []
    if options.threshold:
        words = {"gt": "more than", "ge": "at least"}[options.threshold.kind]
        told.append(f"elected with {words} {options.threshold.share} of the valid ballots")
    if options.drop:
        told.append({"last": "the last leaves after each round", "none": "nobody leaves between rounds"}[options.drop])
    if options.max_rounds:
        told.append(f"most votes are enough in round {options.max_rounds}")
    return f"{rule.id} ({'; '.join(told)})" if told else rule.id


def _conditions(election: Election, charter: Charter) -> Iterator[str]:
    elector = election.elector
    if election.nested and elector.body is not None:
        yield f"only members of the {charter.bodies[elector.body].label.one}"
    elif election.nested:
        yield f"only those on the {_roll(elector.roll or '', charter)}"
    if election.term is not None:
        yield f"for {election.term.words}"
    if election.alternates is not None:
        per = " for each seat" if election.alternates.per_member is not None else ""
        number = election.alternates.per_member if per else election.alternates.per_contest
        yield f"{_number(number or 0, 'alternate')}{per}, by {election.alternates.by.replace('_', '-')}"
