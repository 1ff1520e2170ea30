"""What bodies have before them and have decided: motions, votes, challenges. This is state, and holds no rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.assembly.appeal import AppealLodged
    from comitia.core.assembly.attendance import AttendanceCounted
    from comitia.core.assembly.challenge import ChallengeDecided, VoteChallenged
    from comitia.core.assembly.motion import MotionMoved
    from comitia.core.assembly.named_vote import VotesByName
    from comitia.core.assembly.report import ResolutionReported
    from comitia.core.assembly.requirement import Tally
    from comitia.core.assembly.vote import VoteDeclared
    from comitia.core.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """All that the record says of one motion; `end` is withdrawn, in_effect, lapsed or reversed, or empty.

    `sat` are the mandates of those who could vote when the result was declared, `bound_by` the instruction that bound
    each then, `names` how those who are named voted, by mandate, and `named_on` the day on which that was last entered.
    `ended_on` is the day on which it took effect or ended, `lapsed_by` the path of what stood in its way.
    """

    moved: MotionMoved
    since: date
    voted: VoteDeclared | None = None
    voted_on: date | None = None
    challenged: VoteChallenged | None = None
    challenged_on: date | None = None
    answered: ChallengeDecided | None = None
    answered_on: date | None = None
    ratified_by: tuple[tuple[str, str], ...] = ()
    appealed: AppealLodged | None = None
    appeal: str = ""
    reports: tuple[ResolutionReported, ...] = ()
    sat: tuple[str, ...] = ()
    bound_by: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    named_on: date | None = None
    end: str = ""
    ended_on: date | None = None
    lapsed_by: str = ""

    @property
    def kind(self) -> str:
        """Return the kind of its effect."""
        effect = self.moved.effect
        return str(effect["kind"]) if isinstance(effect, dict) else ""

    @property
    def in_force(self) -> date | None:
        """Return the day from which the edition of an amendment is to hold, None for any other motion."""
        effect = self.moved.effect
        charter = effect.get("charter") if isinstance(effect, dict) and self.kind == "amend" else None
        return date.fromisoformat(str(charter["in_force"])) if isinstance(charter, dict) else None

    @property
    def is_pending(self) -> bool:
        """Tell whether it is still to be put to the vote."""
        return self.voted is None and not self.end

    @property
    def is_carried(self) -> bool:
        """Tell whether it is carried as things stand: by the recount where there was one."""
        if self.answered is not None:
            return self.answered.carried
        return self.voted is not None and self.voted.carried

    @property
    def counted(self) -> Tally | None:
        """Return the numbers that hold: those of the recount where there was one; None before the vote."""
        if self.answered is not None and self.answered.recount is not None:
            return self.answered.recount
        return self.voted.tally if self.voted is not None else None

    @property
    def carried_on(self) -> date | None:
        """Return the day on which the result that holds was declared, from which times for others run."""
        if self.answered is not None and self.answered.upheld:
            return self.answered_on
        return self.voted_on

    @property
    def is_challenged(self) -> bool:
        """Tell whether a challenge is still to be decided."""
        return self.challenged is not None and self.answered is None

    @property
    def state(self) -> str:
        """Return one word for where it stands: moved, lost, carried (not yet in effect), or how it ended."""
        if self.end:
            return self.end
        if self.voted is None:
            return "moved"
        return "carried" if self.is_carried else "lost"


class Proceedings:
    """The motions of all bodies, by id and in order, what their decisions did, and who was present last."""

    def __init__(self) -> None:
        self._motions: dict[str, Motion] = {}
        self._acts: defaultdict[str, list[Event]] = defaultdict(list)
        self._attendance: dict[tuple[str, str], tuple[AttendanceCounted, date]] = {}
        self._instructions: defaultdict[str, list[str]] = defaultdict(list)
        self._sat: dict[tuple[str, str], tuple[str, ...]] = {}

    def motion(self, motion: str) -> Motion | None:
        """Return a motion, or None."""
        return self._motions.get(motion)

    @property
    def motions(self) -> Collection[Motion]:
        """Return all motions, in the order in which they were moved."""
        return self._motions.values()

    def acts_of(self, motion: str) -> Sequence[Event]:
        """Return what the decision on a motion has brought about, in order."""
        return list(self._acts.get(motion, ()))

    def instructions(self, motion: str) -> tuple[str, ...]:
        """Return the instructions on a motion that hold: of each body that gave any, the last that is in effect."""
        given = (self._motions[each] for each in self._instructions.get(motion, ()))
        held = {(each.moved.body, each.moved.unit): each.moved.motion for each in given if each.end == "in_effect"}
        return tuple(held.values())

    def attendance(self, body: str, unit: str, at: date) -> AttendanceCounted | None:
        """Return the last attendance of a body that was counted on this day, or None."""
        counted, day = self._attendance.get((body, unit), (None, None))
        return counted if day == at else None

    def attend(self, event: AttendanceCounted, at: date) -> None:
        """Take in an attendance."""
        self._attendance[event.body, event.unit] = (event, at)

    def move(self, event: MotionMoved, at: date) -> None:
        """Take in a motion."""
        self._motions[event.motion] = Motion(moved=event, since=at)

    def vote(self, event: VoteDeclared, at: date, sat: tuple[str, ...], bound_by: Mapping[str, str]) -> None:
        """Take in the result of a vote, with who sat and what they were instructed then; others are named no more."""
        found = self._motions[event.motion]
        body = (found.moved.body, found.moved.unit)
        if self._sat.get(body) != sat:
            self._sat[body] = sat
        self._motions[event.motion] = replace(
            found,
            voted=event,
            voted_on=at,
            sat=self._sat[body],
            bound_by=bound_by,
            names={mandate: vote for mandate, vote in found.names.items() if mandate in sat},
        )

    def name(self, event: VotesByName, at: date) -> None:
        """Take in votes by name; before the result is declared, those of another day count no more."""
        found = self._motions[event.motion]
        before = found.names if found.voted is not None or found.named_on == at else {}
        self._motions[event.motion] = replace(found, names={**before, **event.votes}, named_on=at)

    def challenge(self, event: VoteChallenged, at: date) -> None:
        """Take in a challenge."""
        self._motions[event.motion] = replace(self._motions[event.motion], challenged=event, challenged_on=at)

    def answer(self, event: ChallengeDecided, at: date) -> None:
        """Take in what became of a challenge."""
        self._motions[event.motion] = replace(self._motions[event.motion], answered=event, answered_on=at)

    def end(self, motion: str, how: str, at: date, lapsed_by: str = "") -> None:
        """Take in that a motion came to an end, or into effect."""
        found = self._motions[motion]
        self._motions[motion] = replace(found, end=how, ended_on=at, lapsed_by=lapsed_by)
        effect = found.moved.effect
        if how == "in_effect" and found.kind == "instruct" and isinstance(effect, dict) and effect["motion"]:
            self._instructions[str(effect["motion"])].append(motion)

    def ratify(self, motion: str, body: str, unit: str) -> None:
        """Take in that a body below ratified an amendment."""
        found = self._motions[motion]
        self._motions[motion] = replace(found, ratified_by=(*found.ratified_by, (body, unit)))

    def unratify(self, motion: str, body: str, unit: str) -> None:
        """Take in that a ratification was reversed."""
        found = self._motions[motion]
        left = tuple(each for each in found.ratified_by if each != (body, unit))
        self._motions[motion] = replace(found, ratified_by=left)

    def appeal(self, event: AppealLodged) -> None:
        """Take in an appeal."""
        self._motions[event.motion] = replace(self._motions[event.motion], appealed=event, appeal="pending")

    def settle_appeal(self, motion: str, outcome: str) -> None:
        """Take in what became of an appeal."""
        self._motions[motion] = replace(self._motions[motion], appeal=outcome)

    def report(self, event: ResolutionReported) -> None:
        """Take in what became of a resolution."""
        found = self._motions[event.motion]
        self._motions[event.motion] = replace(found, reports=(*found.reports, event))

    def act(self, motion: str, event: Event) -> None:
        """Take in an act that a decision brought about."""
        self._acts[motion].append(event)
