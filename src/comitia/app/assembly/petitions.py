"""Petitions for recall and hearings: one function and one transaction each, as in `acts`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from comitia.app.assembly.desk import Desk, Entered
from comitia.app.assembly.kinds import BadField
from comitia.app.assembly.naming import Naming
from comitia.app.assembly.people import BadName
from comitia.app.assembly.signatures import Checked, checked, is_known, read_signatures
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.mandate.hearing import HearHolder
from comitia.core.mandate.petition import CertifySignatures, OpenPetition
from comitia.core.mandate.petitions import Petition
from comitia.core.mandate.recall_times import is_spent
from comitia.core.record.commitment import signatures_digest, signatures_salt
from comitia.core.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted:
    """A list checked again: the entry that certified it last, its salt, and whether the digest is that of the list."""

    seq: int
    salt: str
    digest: str
    is_same: bool
    checked: Checked


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
        state, name = sitting.naming.state, sitting.naming.petition(petition)
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


def check_again(desk: Desk, petition: str, path: Path, seq: int, digest: str) -> Recounted:
    """Check a list against what entry `seq` holds of it; nothing is entered."""
    with desk.clerk.sitting():
        state = desk.clerk.state
        result = checked(state, _petition(state, petition), read_signatures(path, desk.day), desk.day)
        salt = signatures_salt(desk.keeper.secret, _chain(state), petition, seq)
    now = signatures_digest(salt, [*result.valid])
    return Recounted(seq=seq, salt=salt, digest=digest, is_same=now == digest, checked=result)


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
