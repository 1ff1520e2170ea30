"""The kinds of effect that a motion can have: the registry, and how an effect is written in an entry.

A new kind is one module beside this one, and one line in `_ALL`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, cast

from comitia.charter import Charter
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.appeal import DecideAppeal
from comitia.core.assembly.effects.censure import Censure
from comitia.core.assembly.effects.coopt import Coopt
from comitia.core.assembly.effects.delegate import DelegatePowers
from comitia.core.assembly.effects.direct import Direct
from comitia.core.assembly.effects.expel import Expel, Readmit
from comitia.core.assembly.effects.instruct import Instruct
from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.petition import AdmitPetition, RejectPetition
from comitia.core.assembly.effects.post import AlterThePost, CreateThePost, RenamePost, TransferPowers
from comitia.core.assembly.effects.ratify import RatifyAmendment
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resignation import AcceptResignation, RefuseResignation
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.revoke import RevokeTheDelegation
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.assembly.effects.suspend import LiftSuspension, Suspend
from comitia.core.assembly.effects.units import DissolveTheUnit, FormTheUnit, MergeUnits, MoveTheUnit, SplitUnit
from comitia.core.record.canonical import JSON
from comitia.core.record.codec import BadBody, from_json, to_json
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_ALL: tuple[type[Effect], ...] = (
    Resolution,
    Relieve,
    Recall,
    AdmitPetition,
    RejectPetition,
    AcceptResignation,
    RefuseResignation,
    Elect,
    Appoint,
    Coopt,
    CreateThePost,
    AlterThePost,
    RenamePost,
    TransferPowers,
    AbolishThePost,
    Censure,
    Expel,
    Readmit,
    DecideAppeal,
    GrantLeave,
    Suspend,
    LiftSuspension,
    DelegatePowers,
    RevokeTheDelegation,
    Instruct,
    Direct,
    Amend,
    RatifyAmendment,
    FormTheUnit,
    MoveTheUnit,
    MergeUnits,
    SplitUnit,
    DissolveTheUnit,
)

EFFECTS: dict[str, type[Effect]] = {effect.kind: effect for effect in _ALL}
"""The kinds of effect by the word that charters and entries have for them."""


def effect_of(body: JSON) -> Effect:
    """Return the effect that an entry holds, or raise `BadBody`."""
    if not isinstance(body, dict) or body.get("kind") not in EFFECTS:
        message = f"this version does not know the effect {body!r}"[:200]
        raise BadBody(message)
    kind = EFFECTS[str(body["kind"])]
    return from_json(kind, {**dict.fromkeys(_left_out(kind)), **{key: body[key] for key in body if key != "kind"}})


def effect_to_json(effect: Effect) -> JSON:
    """Return an effect as an entry holds it: its fields, and its kind."""
    written, left_out = cast("dict[str, JSON]", to_json(effect)), _left_out(type(effect))
    return {
        "kind": effect.kind,
        **{key: written[key] for key in written if written[key] is not None or key not in left_out},
    }


def _left_out(kind: type[Effect]) -> tuple[str, ...]:
    """Return the fields that a kind got after its first entries: they are left out of one where they are None."""
    found: tuple[str, ...] = getattr(kind, "left_out", ())
    return found


def fields_of(kind: str) -> tuple[str, ...]:
    """Return the names of the fields of a kind of effect."""
    return tuple(field.name for field in fields(cast("type[DataclassInstance]", EFFECTS[kind])))


def refuse_unknown_kinds(charter: Charter) -> None:
    """Refuse a charter with rules for decisions of a kind that there is none of."""
    named = charter.decisions.effects if charter.decisions else {}
    unknown = next((kind for kind in named if kind not in EFFECTS), None)
    if unknown is not None:
        raise Refused(
            f"there is no kind of decision {unknown!r}; there are {', '.join(EFFECTS)}",
            rule=f"decisions.effects.{unknown}",
            subject="charter",
        )
