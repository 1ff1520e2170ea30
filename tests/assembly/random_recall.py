"""Random petitions, signatures, hearings and recalls; mostly of what is there and asked for, often enough not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.assembly.house import TEXT
from tests.assembly.random_effects import PERSONS, Proposal

from comitia.core.assembly.effects.petition import AdmitPetition, RejectPetition
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.decider import Command
from comitia.core.mandate.hearing import HearHolder
from comitia.core.mandate.office import filled_by
from comitia.core.mandate.petition import CertifySignatures, OpenPetition
from comitia.core.mandate.petitions import Petition
from comitia.core.mandate.recall_times import admissibility_of, ready_on
from comitia.core.mandate.signing import deciding_body, rule_of, signers_of

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse


class RecallingByPetition:
    """Draws what comes before a recall, and recalls."""

    def __init__(self, house: "RandomHouse") -> None:
        self.house, self.rnd = house, house.rnd
        self.acts: tuple[Callable[[], Command | None], ...] = (
            self._open, self._open, self._sign, self._sign, self._sign, self._hear, self._hear,
        )  # fmt: skip
        self.kinds: tuple[Callable[[], Proposal], ...] = (self._recall, self._recall, self._settle)

    def _petitions(self, outcome: str) -> list[Petition]:
        return [each for each in self.house.state.course.petitions.all if each.outcome == outcome]

    def _open(self) -> Command | None:
        state, held = self.house.state, self.house.proposing.mandates()
        if not held:
            return None
        one = self.rnd.choice(held)
        rule = rule_of(state.charter, one.kind)
        demand = rule.demand if rule is not None else None
        if demand is None and self.rnd.random() < 0.95:
            return None
        signers = signers_of(state, one, demand) if demand is not None else None
        seated = state.holdings.seated(signers.body or "", signers.unit, self.house.day) if signers else []
        opener = self.house.proposing.one_of([each.person for each in seated], self.rnd.choice(PERSONS))
        if self.rnd.random() < 0.8:
            self.house.waiting = [
                self._sign,
                self._move,
                self._hear,
                self.house._attend_latest,
                self.house._vote_latest,
            ]
        grounds = TEXT if self.rnd.random() < 0.7 else None
        return OpenPetition(mandate=one.mandate, openers=(opener,), grounds=grounds, at=self.house.day)

    def _sign(self) -> Command | None:
        found = self._petitions("open")
        if not found:
            return None
        opened = self.rnd.choice(found[-2:]).opened
        valid = self.rnd.choice((opened.needed, opened.needed, opened.needed - 1, opened.base, opened.base + 1))
        rejected = self.rnd.choice(({}, {"twice": 1}, {"not_entitled": 3, "too_late": 1}))
        return CertifySignatures(
            petition=opened.petition, valid=valid, rejected=rejected, digest=TEXT, at=self.house.day
        )

    def _move(self) -> Command | None:
        return self.house._moving(self._recall()) if self._ready() else None

    def _ready(self) -> list[Petition]:
        return [each for each in self.house.state.course.petitions.all if ready_on(self.house.state, each)]

    def _hear(self) -> Command | None:
        found = [each for each in self.house._motions("moved") if each.kind == "recall"]
        if not found:
            return None
        motion = self.rnd.choice(found[-2:]).moved.motion
        return HearHolder(motion=motion, appeared=self.rnd.random() < 0.7, at=self.house.day)

    def _recall(self) -> Proposal:
        state, ready, proposing = self.house.state, self._ready(), self.house.proposing
        if ready and self.rnd.random() < 0.8:
            opened = self.rnd.choice(ready[-2:]).opened
            mandate, petition = opened.mandate, opened.petition
        else:
            mandate, petition = proposing._held()[0], None
        held = state.holdings.mandate(mandate)
        if held is None:
            return Recall(mandate=mandate, petition=petition), "congress", "union"
        rule = rule_of(state.charter, held.kind)
        is_replaced = rule is not None and rule.replaces == "constructive"
        successor = self.rnd.choice(PERSONS) if is_replaced != (self.rnd.random() < 0.05) else None
        body, unit = filled_by(state, held)
        if rule is not None and rule.by is not None:
            body, unit = deciding_body(state, rule.by, held)
        return Recall(mandate=mandate, petition=petition, successor=successor), body or "congress", unit or "union"

    def _settle(self) -> Proposal:
        state, found = self.house.state, self._petitions("complete")
        effect = self.rnd.choice((AdmitPetition, AdmitPetition, RejectPetition))
        if not found:
            return self.house.proposing.or_else(effect(petition="petition-1"))
        asked = self.rnd.choice(found)
        admission, held = admissibility_of(state, asked), state.holdings.mandate(asked.opened.mandate)
        if admission is None or held is None:
            return effect(petition=asked.opened.petition), "board", "union"
        body, unit = deciding_body(state, admission.by, held)
        return effect(petition=asked.opened.petition), body or "congress", unit or "union"
