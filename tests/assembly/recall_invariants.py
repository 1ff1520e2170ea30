"""What must hold of petitions and recalls, whatever was done before (domain I26)."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.assembly.house import House

from comitia.charter import Charter, RecallRule, from_canonical
from comitia.core.assembly.amendment import CharterAmended
from comitia.core.assembly.challenge import VoteChallenged
from comitia.core.assembly.decision import DecisionLapsed
from comitia.core.assembly.motion import MotionMoved
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.election.organization import CharterAdopted
from comitia.core.events import Event, day_of
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.hearing import HolderHeard
from comitia.core.mandate.petition import PetitionOpened, PetitionSettled, SignaturesCertified
from comitia.core.mandate.resignation import ResignationTendered
from comitia.core.mandate.successor import SuccessorSeated

SETTLED = {
    *(("decision", "complete", each) for each in ("admitted", "rejected")),
    *(("reversed", each, "complete") for each in ("admitted", "rejected")),
    *(("time_over", "complete", each) for each in ("admitted", "rejected")),
    *((why, each, "lapsed") for each in ("open", "complete", "admitted") for why in ("time_over", "mandate_ended")),
    *(("mandate_restored", "lapsed", each) for each in ("open", "complete", "admitted")),
    *(("mandate_restored", each, "complete") for each in ("admitted", "rejected")),
}
"""For what reasons a petition becomes what after what."""


def check_recalls(house: House) -> None:
    """Check the whole record: no recall takes effect before petition, admission, hearing, threshold and quorum."""
    seen = Recalled()
    for entry, event in house.acts:
        seen.take(event, day_of(event, entry.occurred))
    for each in house.state.course.petitions.all:
        members = each.entitled.members
        assert members is None or len(members) == each.opened.base, f"I26: {each} is signed by others than it counts"


@dataclass
class Recalled:
    """What the record has said of recalls so far."""

    editions: dict[int, Charter] = field(default_factory=dict)
    opened: dict[str, PetitionOpened] = field(default_factory=dict)
    outcome: dict[str, str] = field(default_factory=dict)
    moved: dict[str, MotionMoved] = field(default_factory=dict)
    heard: dict[str, date] = field(default_factory=dict)
    signed_on: dict[str, date] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)
    voted: dict[str, VoteDeclared] = field(default_factory=dict)
    until: dict[str, date | None] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    freed: dict[object, date] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def take(self, event: Event, at: date) -> None:  # noqa: C901, PLR0912, PLR0915  one case an event
        """Check one event against what was said before it."""
        match event:
            case CharterAdopted() | CharterAmended():
                self.editions[event.edition] = from_canonical(event.charter)
            case PetitionOpened():
                assert 0 < event.needed <= event.base, f"I26: {event}"
                self.opened[event.petition], self.outcome[event.petition] = event, "open"
                self.signed_on[event.petition] = self.since[event.petition] = at
                self.until[event.petition] = event.until
            case SignaturesCertified():
                self._sign(event, at)
            case PetitionSettled():
                self._settle(event, at)
            case MotionMoved() if _effect(event)["kind"] in {"recall", "relieve"}:
                self.moved[event.motion] = event
                self._ready(event.motion, at)
            case ResignationTendered():
                self.asked |= set(event.mandates)
            case HolderHeard():
                assert event.motion not in self.heard.keys() | self.voted.keys(), f"I26: {event} after the vote"
                self.heard[event.motion] = at
            case VoteDeclared() if event.motion in self.moved:
                self._vote(event, at)
            case DecisionLapsed(rule="recall.delegate" | "recall.post" | "mandate"):
                self.used = {petition: motion for petition, motion in self.used.items() if motion != event.motion}
                self._free(event.motion, at)
            case VoteChallenged() if event.motion in self.voted and not self.voted[event.motion].carried:
                self._free(event.motion, at)
            case MandateEnded(cause="recalled" | "relieved"):
                self._end(event, at)
            case SuccessorSeated():
                assert _effect(self.moved[event.motion])["successor"] == event.person
            case _:
                pass

    def _rule(self, motion: str, kind: str) -> RecallRule | None:
        recall = self.editions[self.moved[motion].edition].recall
        return recall.rule(kind) if recall is not None else None

    def _sign(self, event: SignaturesCertified, at: date) -> None:
        opened, until = self.opened[event.petition], self.until[event.petition]
        assert self.outcome[event.petition] == "open", f"I26: {event}"
        assert until is None or at <= until, f"I26: {event}"
        assert self.signed_on[event.petition] <= at, f"I26: {event} before the certificate that it replaces"
        assert event.complete == (event.valid >= opened.needed)
        self.signed_on[event.petition] = at
        if event.complete:
            self.outcome[event.petition], self.since[event.petition] = "complete", at

    def _settle(self, event: PetitionSettled, at: date) -> None:
        before, until = self.outcome[event.petition], self.until[event.petition]
        assert (event.why, before, event.outcome) in SETTLED, f"I26: {event} after {before}"
        assert (event.motion is not None) == (event.why in {"decision", "reversed"}), f"I26: {event}"
        is_late = event.why == "time_over" and before == "open"
        assert not is_late or until is None or at <= until + timedelta(days=1), f"I26: {event} on {at}, of {until}"
        if event.outcome == "open":
            self.until[event.petition] = event.until
        assert event.why != "decision" or self.since[event.petition] <= at, f"I26: {event} before it was complete"
        if event.why == "time_over":
            causes = (self.since[event.petition], self.freed.get(event.petition, at))
            assert max(causes) <= at, f"I26: {event} on {at}, before what it follows from, on {causes}"
        self.outcome[event.petition], self.since[event.petition] = event.outcome, at

    def _free(self, motion: str, at: date) -> None:
        """Note on which day a vote on a recall stopped holding up its petition."""
        if motion in self.moved:
            self.freed[_effect(self.moved[motion]).get("petition")] = at

    def _ready(self, motion: str, at: date) -> None:
        """Check that the petition of a motion was ready by a day, on which it is moved or voted on."""
        petition = _effect(self.moved[motion]).get("petition")
        if not isinstance(petition, str):
            return
        opened = self.opened[petition]
        asked = self.editions[opened.edition].recall
        of_kind = asked.rule(opened.kind) if asked else None
        ready = "admitted" if of_kind and of_kind.admissibility else "complete"
        assert ready == self.outcome[petition], f"I26: {motion} on {petition}, {self.outcome[petition]}"
        assert self.since[petition] <= at, f"I26: {motion} on {at}, before {petition} was ready"

    def _vote(self, event: VoteDeclared, at: date) -> None:
        effect = _effect(self.moved[event.motion])
        self.voted[event.motion] = event
        heard = self.heard.get(event.motion)
        assert heard is None or heard <= at, f"I26: {event} before the hearing"
        self._ready(event.motion, at)
        petition = effect.get("petition")
        if isinstance(petition, str):
            assert self.used.setdefault(petition, event.motion) == event.motion, f"I26: {petition} is voted on twice"

    def _relieve(self, event: MandateEnded) -> None:
        """Check that nobody is relieved round a recall."""
        assert event.motion is not None
        if event.motion not in self.moved or self._rule(event.motion, event.kind) is None:
            return  # by another kind of effect
        charter = self.editions[self.moved[event.motion].edition]
        post = charter.posts.get(event.office)
        is_named = charter.decision("relieve") is not None or (post is not None and post.dismissed_by is not None)
        assert is_named or event.mandate in self.asked, f"I26: {event} round the recall"

    def _end(self, event: MandateEnded, at: date) -> None:
        assert event.motion is not None
        if event.cause == "relieved":
            self._relieve(event)
            return
        rule, voted = self._rule(event.motion, event.kind), self.voted[event.motion]
        effect = _effect(self.moved[event.motion])
        if rule is None:
            return
        assert rule.hearing == "none" or event.motion in self.heard, f"I26: {event} unheard"
        assert rule.quorum is None or (voted.bases.present or 0) >= rule.quorum, f"I26: {event} without a quorum"
        assert (rule.replaces == "constructive") == ("successor" in effect), f"I26: {event}"
        assert (rule.demand is None) == ("petition" not in effect), f"I26: {event} without a petition"
        petition = effect.get("petition")
        if isinstance(petition, str):
            assert self.opened[petition].mandate == event.mandate, f"I26: {event} on {petition}"
            self._ready(event.motion, at)


def _effect(moved: MotionMoved) -> dict[str, object]:
    assert isinstance(moved.effect, dict)
    return dict(moved.effect)
