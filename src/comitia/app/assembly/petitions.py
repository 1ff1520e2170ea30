"""Petitions for recall and hearings: one function and one transaction each, as in `acts`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from comitia.app.assembly.desk import Desk, Entered, Sitting
from comitia.app.assembly.kinds import BadField
from comitia.app.assembly.naming import Naming
from comitia.app.assembly.people import BadName
from comitia.app.assembly.signatures import Checked, Signature, checked, is_known, read_signatures
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.mandate.hearing import HearHolder
from comitia.core.mandate.petition import CertifySignatures, OpenPetition, SignaturesCertified
from comitia.core.mandate.petitions import Petition
from comitia.core.mandate.recall_times import is_spent
from comitia.core.record.commitment import signatures_digest, signatures_salt
from comitia.core.state import State
from comitia.store.queries.petitions import Certificate, certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted:
    """A list checked again as on the day of the last certificate, with its salt; whether its digest is the same."""

    last: Certificate
    salt: str
    is_same: bool
    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What certifying a list would enter, which lines would not count, and how it compares to the last certificate.

    `event` is None where nothing more can be certified, and only the certificate is there to compare with.
    """

    event: SignaturesCertified | None
    checked: Checked
    again: Recounted | None


def open_petition(desk: Desk, mandate: str, by: Sequence[str], grounds: str | None) -> Entered:
    """Enter a petition for the recall of a holder."""
    with desk.sitting() as sitting:
        naming = sitting.naming
        number = len(naming.state.course.petitions.all) + 1
        return sitting.enter(
            OpenPetition(
                mandate=naming.mandate(mandate),
                openers=tuple(naming.people.acting(each) for each in by),
                grounds=None if grounds is None else sitting.commit(f"petition-{number}", grounds),
                at=desk.day,
            )
        )


def certify(desk: Desk, petition: str, path: Path) -> tuple[Entered, Checked]:
    """Enter how many signatures of a list are valid; raise `BadInput` for lines that cannot be read."""
    with desk.sitting() as sitting:
        return _certify(desk, sitting, sitting.naming.petition(petition), path)


def _certify(desk: Desk, sitting: Sitting, name: str, path: Path) -> tuple[Entered, Checked]:
    state = sitting.naming.state
    found = _petition(state, name)
    if not is_known(state, found):
        message = "its roll is known by its number alone, so no list can be checked here: give --valid N"
        raise BadField(message)
    result = checked(state, found, read_signatures(path, desk.day), desk.day)
    salt = signatures_salt(desk.keeper.secret, _chain(state), name, desk.clerk.size)
    entered = sitting.enter(
        CertifySignatures(
            petition=name,
            valid=len(result.valid),
            rejected=result.by_reason,
            digest=signatures_digest(salt, [*result.valid]),
            at=desk.day,
        )
    )
    return entered, result


def certify_number(desk: Desk, petition: str, valid: int) -> Entered:
    """Enter a number of valid signatures that was found elsewhere, where the roll is known by its number alone."""
    with desk.sitting() as sitting:
        state, name = sitting.naming.state, sitting.naming.petition(petition)
        if is_known(state, _petition(state, name)):
            message = "it is known here who may sign: give the list with --from FILE"
            raise BadField(message)
        return sitting.enter(CertifySignatures(petition=name, valid=valid, rejected={}, digest=None, at=desk.day))


def check(desk: Desk, petition: str, path: Path) -> Rehearsed:
    """Check a list as certifying it on this day does, and against the last certificate; nothing is entered.

    What cannot be certified is refused as it would be, but for a list of which the record holds a digest: where the
    petition is no longer open, it is only compared.
    """
    with desk.rehearsal() as sitting:
        state, name = sitting.naming.state, sitting.naming.petition(petition)
        found, last = _petition(state, name), certificate(name)
        again = None
        if last is not None and last.digest is not None:
            again = _again(desk, name, read_signatures(path, desk.day), last)
        if again is not None and found.outcome != "open":
            return Rehearsed(event=None, checked=again.checked, again=again)
        entered, result = _certify(desk, sitting, name, path)
        event = next(each for each in entered.act if isinstance(each, SignaturesCertified))
        return Rehearsed(event=event, checked=result, again=again)


def _again(desk: Desk, name: str, lines: Sequence[Signature], last: Certificate) -> Recounted:
    """Return what a list was on the day of a certificate: by what was on the record then, and nothing later."""
    state = desk.clerk.state_before(last.seq)
    result = checked(state, _petition(state, name), lines, last.day)
    salt = signatures_salt(desk.keeper.secret, _chain(state), name, last.seq)
    is_later = any(line.signed is not None and line.signed > last.day for line in lines)
    is_same = not is_later and signatures_digest(salt, [*result.valid]) == last.digest
    return Recounted(last=last, salt=salt, is_same=is_same, checked=result)


def hear_holder(desk: Desk, motion: str, *, appeared: bool) -> Entered:
    """Enter the hearing of a holder whom a motion is to recall."""
    with desk.sitting() as sitting:
        return sitting.enter(HearHolder(motion=sitting.naming.motion(motion), appeared=appeared, at=desk.day))


def with_petition(effect: Effect, naming: Naming) -> Effect:
    """Return a recall with the latest petition for it that had no motion yet; any other effect as it is."""
    if not isinstance(effect, Recall) or effect.petition is not None:
        return effect
    opened = [each.opened for each in naming.state.course.petitions.all if each.opened.mandate == effect.mandate]
    free = [each.petition for each in opened if not is_spent(naming.state, each.petition)]
    rule = naming.state.charter.recall
    kinds = {each.kind for each in opened}
    if not free or rule is None or all((found := rule.rule(kind)) is None or found.demand is None for kind in kinds):
        return effect
    return replace(effect, petition=free[-1])


def _petition(state: State, petition: str) -> Petition:
    found = state.course.petitions.petition(petition)
    if found is None:
        message = f"there is no {petition.replace('-', ' ')}; see comitia petition list"
        raise BadName(message)
    return found


def _chain(state: State) -> str:
    return state.organization.organization if state.organization is not None else ""
