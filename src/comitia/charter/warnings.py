"""What is lawful in a charter and still worth a second look before anybody votes by it."""

from collections.abc import Iterator

from comitia.charter import binding, decision_warnings, entrenched, mandate, not_with, recall_warnings, silences
from comitia.charter.apportion import Fixed
from comitia.charter.elections import Election
from comitia.charter.model import Charter
from comitia.charter.rolls import ROLL


def warnings(charter: Charter) -> tuple[str, ...]:
    """Return the warnings about a charter, each a sentence that begins with the path it is about."""
    return (
        *_supreme(charter),
        *_nested_terms(charter),
        *_unused_rolls(charter),
        *_overridden(charter),
        *_idle_cascade(charter),
        *_idle_alternates(charter),
        *mandate.warnings(charter.mandate, has_terms=any(each.term for each in charter.elections)),
        *not_with.warnings(charter),
        *decision_warnings.found(charter),
        *binding.warnings(charter),
        *recall_warnings.found(charter),
        *entrenched.warnings(charter),
        *silences.found(charter),
    )


def _supreme(charter: Charter) -> Iterator[str]:
    if not any(body.supreme for body in charter.bodies.values()):
        yield "bodies: no body is supreme; write supreme: true at the one above all others"


def _nested_terms(charter: Charter) -> Iterator[str]:
    """Yield the offices whose mandates may outlast the mandates that they rest on."""
    for election in charter.elections:
        below = charter.bodies[election.elector.body].term if election.elector.body else None
        term = election.term
        if not election.nested or below is None:
            continue
        if term is None or term.end(charter.in_force) > below.end(charter.in_force):
            length = term.words if term else "without end"
            yield (
                f"{_path(election)}.term: {length}, but a holder must sit in the {election.elector.body}, "
                f"whose members are elected for {below.words}"
            )


def _path(election: Election) -> str:
    return f"{'bodies' if election.kind == 'body' else 'posts'}.{election.office}"


def _unused_rolls(charter: Charter) -> Iterator[str]:
    used = {election.elector.roll for election in charter.elections}
    used |= {body.roll for body in charter.bodies.values()}
    used |= {(body.voting.weight or "").removeprefix(ROLL) for body in charter.bodies.values() if body.voting}
    for election in charter.elections:
        if not isinstance(election.seats, int | Fixed):
            used.add((election.seats.base or "").removeprefix(ROLL))
    for name in charter.rolls:
        if name not in used:
            yield f"rolls.{name}: nobody votes by this roll"


def _overridden(charter: Charter) -> Iterator[str]:
    """Yield the offices that a section of contests names, and that have a rule of their own all the same."""
    for name, entry in charter.contests.items():
        for office in entry.offices:
            body, post = charter.bodies.get(office), charter.posts.get(office)
            own = (
                post.rule
                if post
                else body and (body.rule or all(group.rule or group.ex_officio for group in body.seats))
            )
            if own:
                yield f"contests.{name}: {office} has a rule of its own, which holds instead"


def _idle_cascade(charter: Charter) -> Iterator[str]:
    if charter.vacancy and charter.vacancy.cascade and not any(election.nested for election in charter.elections):
        yield "vacancy.cascade: no body or post is nested, so nothing rests on a seat below"


def _idle_alternates(charter: Charter) -> Iterator[str]:
    """Yield the offices with alternates whom nothing in the charter ever calls."""
    for key, word, kind, offices in (
        ("bodies", "delegate", "body", charter.bodies),
        ("posts", "post", "post", charter.posts),
    ):
        for name, office in offices.items():
            vacancy = charter.vacancy
            is_called = vacancy is not None and vacancy.calls(kind, name, "next_alternate")
            if office.alternates is not None and not is_called:
                where = vacancy.key(kind, name) if vacancy is not None else word
                yield f"{key}.{name}.alternates: they never move up; add next_alternate to vacancy.{where}"
