"""A charter in plain words: its tiers, who elects whom, for how many seats, counted how."""

from collections.abc import Iterator

from comitia.charter import decision_words, ex_officio, mandate, not_with
from comitia.charter.apportion import BALLOTS_CAST, Apportion, Bands, Fixed, PerMember, Total
from comitia.charter.bodies import Body
from comitia.charter.chair import PRESIDING
from comitia.charter.elections import Election, RuleSpec
from comitia.charter.model import Charter
from comitia.charter.rolls import ROLL
from comitia.count.option_words import CHOSEN
from comitia.count.options import CHOICES


def describe(charter: Charter) -> tuple[str, ...]:
    """Return the charter as sentences, in the order in which a reader would ask: what, where, who, by whom."""
    return (
        *_opening(charter),
        *_units(charter),
        *_rolls(charter),
        *_bodies(charter),
        *_elections(charter),
        *_posts(charter),
        *ex_officio.sentences(charter),
        *decision_words.sentences(charter),
        *not_with.sentences(charter),
        *mandate.in_words(charter.incompatible, any_office=bool(charter.not_with)),
    )


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
        said = f"{tier}, for {_each(body.scope, charter)}: {body.label.one}{sitting}{supreme}"
        yield "; ".join((said, *_sitting(body, charter)))


def _sitting(body: Body, charter: Charter) -> Iterator[str]:
    if body.quorum is not None and body.quorum.n is not None:
        yield f"at least {_number(body.quorum.n, 'person')} must be there"
    elif body.quorum is not None:
        yield f"at least {body.quorum.share} of {decision_words.BASES[body.quorum.of]} must be there"
    if body.voting is not None and body.voting.weight is not None:
        yield f"a vote weighs as many as are on the {_roll(body.voting.weight, charter)}"
    if body.powers:
        yield f"it may {', '.join(body.powers)}"
    yield from presiding(body, charter)


def presiding(body: Body, charter: Charter) -> Iterator[str]:
    """Yield who presides over a body, whether anybody has a casting vote, and whether its members have equal powers."""
    if body.chair is not None:
        who = f"the {charter.posts[body.chair.post].label.one}" if body.chair.post else "who takes the chair"
        casting = "has the casting vote" if body.casts else "has no casting vote"
        yield f"{who} {f'presides and {casting}' if PRESIDING in body.chair.powers else casting}"
    if body.collegial is not None and body.collegial.chair is not None:
        yield "nobody presides by an office, and nobody has a casting vote"
    if body.has_equals:
        yield "no member has a power of it alone"


def _posts(charter: Charter) -> Iterator[str]:
    """Yield who appoints, and what else holds for a post, elected or appointed."""
    for post in charter.posts.values():
        one = charter.unit_types[post.scope or ""].parent is None
        office = (
            post.label.one if one else f"{post.label.one} of their {charter.unit_types[post.scope or ''].label.one}"
        )
        if post.appointed_by is not None:
            body = charter.bodies[post.appointed_by].label
            who = f"the {body.one} appoints" if one else f"{body.many} appoint"
            term = f"; for {post.term.words}" if post.term is not None else ""
            yield f"{who} the {office}: {_number(post.seats, 'holder')}{term}"
        if post.body is not None:
            owner = charter.bodies[post.body].label.one
            yield f"the post of {post.label.one} belongs to the {owner}, and is no seat in it"
        if post.dismissed_by is not None:
            yield f"the {post.label.one} may be dismissed by {decision_words.names(post.dismissed_by, charter)}"
        if post.powers:
            yield f"the {post.label.one} may {', '.join(post.powers)}"
        if post.may_delegate:
            what = ", ".join(post.may_delegate) if isinstance(post.may_delegate, tuple) else "its powers"
            yield f"the holder of the post of {post.label.one} may delegate {what}"
        if post.created_by == "act":
            yield f"the post of {post.label.one} may be abolished by a decision"


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
    told += [CHOSEN[name][word] for name in CHOICES if (word := getattr(options, name)) is not None]
    if options.decimals is not None:
        told.append(f"reckoned to {_number(options.decimals, 'decimal')}")
    return f"{rule.id} ({'; '.join(told)})" if told else rule.id


def _conditions(election: Election, charter: Charter) -> Iterator[str]:
    elector = election.elector
    college = charter.bodies[election.office].seats[election.group].college if election.kind == "body" else None
    if college is not None:
        yield f"the college {college}"
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
