"""What binds those who sit in a body: the kind of their mandates, and what a vote against an instruction means.

The section `mandate` says it for all, `bodies.BODY.mandate` for one body. Where neither does, instructions are
possible, and a breach is reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.elections import Election
from comitia.charter.mandate import Binding, Breach
from comitia.charter.model import Charter
from comitia.charter.problems import Fault

INSTRUCTED = frozenset({"instructed", "imperative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The kind of a mandate (None where the charter is silent), what a breach is, and the path that says the kind."""

    kind: Binding | None
    breach: Breach
    rule: str


def bound(charter: Charter, office: str) -> Bound:
    """Return what binds those who hold a seat or post; `void` is for imperative mandates alone."""
    section, body = charter.mandate, charter.bodies.get(office)
    own = body.mandate if body is not None else None
    kind = own or (section.kind if section is not None else None)
    breach = breach_of(charter)
    return Bound(
        kind=kind,
        breach="report_only" if breach == "void" and kind != "imperative" else breach,
        rule="mandate.kind" if own is None else f"bodies.{office}.mandate",
    )


def breach_of(charter: Charter) -> Breach:
    """Return what the charter makes of a breach."""
    instructions = charter.mandate.instructions if charter.mandate is not None else None
    return instructions.breach if instructions is not None else "report_only"


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield instructions that bind nobody, and votes that are void although no mandate is imperative."""
    instructions = charter.mandate.instructions if charter.mandate is not None else None
    kinds = {bound(charter, body.id).kind for body in charter.bodies.values()}
    if instructions is None:
        return
    if not kinds & INSTRUCTED:
        message = "every mandate is free, so nobody is instructed: remove instructions, or write another kind"
        yield Fault(path=("mandate", "instructions"), message=message)
    elif instructions.breach == "void" and "imperative" not in kinds:
        message = "only a vote of an imperative mandate is void: write kind: imperative, or another breach"
        yield Fault(path=("mandate", "instructions", "breach"), message=message)
    for body in charter.bodies.values():
        if bound(charter, body.id).breach == "void" and body.voting is not None and body.voting.weight is not None:
            message = f"{body.id} votes by weight, and what is left of it without void votes is not told: write "
            yield Fault(path=("mandate", "instructions", "breach"), message=f"{message}another breach")


def warnings(charter: Charter) -> Iterator[str]:
    """Yield mandates that are to be instructed and that nobody can instruct, and kinds that bind nobody."""
    for body in charter.bodies.values():
        found = bound(charter, body.id)
        if body.meeting and body.mandate is not None:
            yield f"bodies.{body.id}.mandate: everybody on the roll sits in it, and nobody has a mandate"
        if body.meeting or found.kind not in INSTRUCTED:
            continue
        electing = [_electing(charter, each) for each in charter.elections if each.office == body.id]
        what = (
            "every vote for or against is one without instruction" if found.kind == "imperative" else "it binds nobody"
        )
        rule = charter.decision("instruct")
        if not any(electing):
            yield f"{found.rule}: {body.id} is elected by voters who meet in no body, so nobody instructs, and {what}"
        elif rule is not None and rule.by is not None and not any(set(each) & set(rule.by) for each in electing):
            yield f"decisions.effects.instruct.by: those who elect {body.id} may not instruct, so {what}"


def _electing(charter: Charter, election: Election) -> list[str]:
    """Return the bodies in which those who elect sit: the electing one, or the meetings of those on the roll."""
    elector = election.elector
    if elector.body is not None:
        return [elector.body]
    bodies = charter.bodies.values()
    return [each.id for each in bodies if each.roll == elector.roll and each.scope == election.constituency]
