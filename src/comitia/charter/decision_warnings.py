"""What is lawful in who decides what, and still worth a second look."""

from collections.abc import Iterator
from fractions import Fraction

from comitia.charter import resign_words
from comitia.charter.decision_faults import uses
from comitia.charter.elections import Election
from comitia.charter.model import Charter
from comitia.charter.problems import dotted
from comitia.charter.procedure import Majority
from comitia.charter.resign import Resign

UNUSED = "nothing is decided by this majority"


def found(charter: Charter) -> Iterator[str]:
    """Yield the warnings, each a sentence that begins with the path it is about."""
    yield from _colleges(charter)
    yield from _minorities(charter)
    yield from _unused_majorities(charter)
    yield from _amendment(charter)
    yield from _acceptance(charter)
    yield from _casting(charter)
    yield from resign_words.found(charter)


def _colleges(charter: Charter) -> Iterator[str]:
    for body in charter.bodies.values():
        colleges = {group.college for group in body.seats if group.college is not None}
        if len(colleges) == 1:
            yield f"bodies.{body.id}.seats: {colleges.pop()} is the only college, which divides nothing"


def _minorities(charter: Charter) -> Iterator[str]:
    """Yield the majorities for which less than half is enough."""
    for path, majority in _written(charter):
        least = majority.gt if majority.gt is not None else majority.ge or Fraction(0)
        if least < Fraction(1, 2):
            yield f"{path}: less than half is enough"


def _written(charter: Charter) -> Iterator[tuple[str, Majority]]:
    for name, majority in (charter.procedure.majorities if charter.procedure else {}).items():
        yield f"procedure.majorities.{name}", majority
    if charter.amend is not None and isinstance(charter.amend.majority, Majority):
        yield "amend.majority", charter.amend.majority


def _unused_majorities(charter: Charter) -> Iterator[str]:
    used = {use.majority for use in uses(charter) if isinstance(use.majority, str)}
    for name in charter.procedure.majorities if charter.procedure else {}:
        if name not in used:
            yield f"procedure.majorities.{name}: {UNUSED}"


def _amendment(charter: Charter) -> Iterator[str]:
    if charter.amend is None and (charter.procedure is not None or charter.decisions is not None):
        yield "amend: nobody may amend this charter; add amend"


def _acceptance(charter: Charter) -> Iterator[str]:
    """Yield the offices that no body fills, so that no body accepts a resignation from them."""
    resign = charter.resign or Resign()
    for election in charter.elections:
        kind, rule = ("post", resign.post) if election.kind == "post" else ("delegate", resign.delegate)
        if rule is not None and rule.needs is not None and not _is_filled_by_a_body(election, charter):
            place = f"resign.{kind}.needs: {election.office} is elected by voters who meet in no body"
            yield f"{place}, so a resignation from it has effect on receipt"


def _is_filled_by_a_body(election: Election, charter: Charter) -> bool:
    """Return whether a body elects, or the voters on the roll that does sit in one all the same."""
    elector = election.elector
    if elector.body is not None:
        return True
    return elector.roll is not None and charter.meeting_of(elector.roll, election.constituency) is not None


def _casting(charter: Charter) -> Iterator[str]:
    """Yield the bodies that decide by a majority with a casting vote, and whose chair has none: a tie is lost there."""
    for use in uses(charter):
        majority = charter.majority(use.majority) if isinstance(use.majority, str) else use.majority
        for name in use.bodies:
            if majority.tie == "casting_vote" and not charter.bodies[name].casts:
                yield f"{dotted(use.path)}: nobody in {name} has a casting vote, so a tie is lost there"
