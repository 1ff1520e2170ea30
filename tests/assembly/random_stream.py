"""Random streams of acts in a house with a random charter: what somebody enters, on which day, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from random import Random

from tests.assembly.house import DAY, TEXT, House
from tests.assembly.meadow import RETURNS
from tests.assembly.random_charters import random_charter
from tests.assembly.random_contests import Contesting
from tests.assembly.random_course import Coursing
from tests.assembly.random_effects import PERSONS, Proposal, Proposing
from tests.assembly.random_history import Remembering
from tests.assembly.random_letters import Resigning
from tests.assembly.random_names import Telling
from tests.assembly.random_not_with import random_choice
from tests.assembly.random_powers import powers_used
from tests.assembly.random_recall import RecallingByPetition
from tests.assembly.random_returns import random_return, random_takeover
from tests.assembly.random_votes import random_tally

from comitia.core.assembly.appeal import LodgeAppeal
from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.challenge import ChallengeVote, DecideChallenge
from comitia.core.assembly.decision import TakeEffect, overdue
from comitia.core.assembly.motion import MoveMotion, WithdrawMotion
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.report import ReportResolution
from comitia.core.assembly.vote import DeclareVote, bases_of
from comitia.core.decider import Command, decide
from comitia.core.election.contest import OpenContest
from comitia.core.election.electorate import contest_id
from comitia.core.events import Event
from comitia.core.mandate.clock import run_out
from comitia.core.mandate.membership import HearPerson, LayCharges
from comitia.core.mandate.person import EnterPerson
from comitia.core.refused import Refused

DAYS = (*(1, 3, 7) * 5, *(31, 60, -1, -5) * 3, 366, 1500, -40)
Attempt = tuple[date, Command, bool]


class WrongConsequenceError(AssertionError):
    """What follows from an entry was refused, or brings about more or less than one event: a fault of the rules."""


@dataclass
class RandomHouse(House):
    """A house with a random charter, some of whose elections are still to be held, and a stream of acts to come."""

    rnd: Random = field(kw_only=True)
    attempts: list[Attempt] = field(default_factory=list)
    latest: date = date.min
    ratified: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.text = random_charter(self.rnd)
        self.waiting: list[Callable[[], Command | None]] = []
        self.proposing = Proposing(self, self.rnd)
        self.coursing = Coursing(self)
        self.telling = Telling(self)
        self.resigning = Resigning(self)
        self.recalling = RecallingByPetition(self)
        self.remembering = Remembering(self)
        self.proposing.kinds += self.coursing.kinds + self.recalling.kinds
        self.returns = ()
        super().__post_init__()

    def enter(self, command: Command, cause: int | None = None) -> list[Event]:
        """Enter a command, as the house does; that what follows from an entry is refused is a fault."""
        if cause is None:
            return self._enter_noting(command)
        try:
            decided = decide(self.state, command)
        except Refused as refused:
            raise WrongConsequenceError(f"{command} after entry {cause}: {refused}") from refused
        if len(decided) != 1:
            raise WrongConsequenceError(f"{command} after entry {cause} brings about {decided}")
        return super().enter(command, cause)

    def _enter_noting(self, command: Command) -> list[Event]:
        """Enter what somebody enters, and note whether it was refused."""
        self.latest = max(self.latest, self.day)
        try:
            entered = super().enter(command, None)
        except Refused:
            self.attempts.append((self.day, command, False))
            raise
        self.attempts.append((self.day, command, True))
        return entered

    def _elect(self) -> None:
        super()._elect()
        usual = dict(RETURNS)
        for contest in self.contests():
            is_below = contest.startswith(("regional_council", "congress"))
            if self.rnd.random() < 0.15 and self.attempt(
                random_takeover(self, contest, usual.get(contest, "").split())
            ):
                continue
            if is_below or self.rnd.random() < 0.9:
                self.attempt(OpenContest(contest=contest, at=self.day))
                if is_below or self.rnd.random() < 0.9:
                    self.attempt(random_return(self, contest, usual.get(contest, "").split()))
        if self.rnd.random() < 0.3:
            self.attempt(random_takeover(self, "auditor", ["w4"]))

    def contests(self) -> list[str]:
        """Return the ids of the contests that the charter calls for."""
        charter = self.state.charter
        return [
            contest_id(charter, election, unit)
            for election in charter.elections
            for unit in self.state.units_of_type(election.constituency)
        ]

    def attempt(self, command: Command) -> list[Event] | None:
        """Enter a command; return what came of it, or None where it was refused."""
        try:
            return self.enter(command)
        except Refused:
            return None

    def next(self) -> Command:
        """Return the next act; days go by before it, now and then backwards. What has run out by then comes first."""
        over = overdue(self.state, self.day) if run_out(self.state, self.day) else None
        if over is not None:
            self.day = over.at
            return over
        while self.waiting:
            command = self.waiting.pop(0)()
            if command is not None:
                return command
        if self.rnd.random() < 0.2:
            self._pass_days()
        for _ in range(20):
            command = self.rnd.choice(self._acts())()
            if command is not None:
                return command
        return self._move()

    def _pass_days(self) -> None:
        self.later(self.rnd.choice(DAYS))
        self.day = max(self.day, DAY) if self.rnd.random() < 0.98 else self.day

    def _acts(self) -> tuple[Callable[[], Command | None], ...]:
        return (
            *(self._move,) * 18, *(self._challenge, self._answer, self._settle) * 3, self._vote,
            *(self._charge, self._appeal) * 2, self._hear, self._report, self._withdraw, self._person,
            *Contesting(self).acts, *self.coursing.acts, *self.resigning.acts,
            *(partial(random_choice, self),) * 4, *powers_used(self, self.proposing, self.rnd), *self.telling.acts,
            *self.recalling.acts, *self.remembering.acts,
        )  # fmt: skip

    def _motions(self, *states: str) -> list[Motion]:
        return [motion for motion in self.state.proceedings.motions if motion.state in states]

    def _move(self) -> Command:
        proposal = self.proposing.draw()
        if self.rnd.random() < 0.9:
            self.waiting = [self._attend_latest, self._vote_latest]
        if self.rnd.random() < 0.4:
            self.waiting = [*self.telling.around(self._attend_latest, self._vote_latest), *self.waiting]
        if self.rnd.random() < 0.15:
            self.waiting += [self._challenge, self._answer]
        if proposal[0].kind == "recall":
            self.waiting.insert(0, self.recalling._hear)
        return self._moving(proposal)

    def _moving(self, proposal: Proposal) -> Command:
        effect, body, unit = proposal
        return MoveMotion(body=body, unit=unit, mover=self.member(body, unit), text=TEXT, effect=effect, at=self.day)

    def member(self, body: str, unit: str) -> str:
        """Return somebody who sits in a body, or now and then anybody."""
        seated = [held.person for held in self.state.holdings.seated(body, unit, self.day)]
        return self.proposing.one_of(seated, self.rnd.choice(PERSONS))

    def _attend_latest(self) -> Command | None:
        motion = self.latest_motion()
        if motion is None:
            return None
        if motion.moved.not_before > self.day and self.rnd.random() < 0.95:
            self.day = motion.moved.not_before
        return self._attendance(motion.moved.body, motion.moved.unit) if self.rnd.random() < 0.9 else None

    def _attendance(self, body: str, unit: str) -> Command:
        sits = bases_of(self.state, body, unit, self.day).may_vote
        present = max(sits - self.rnd.choice((0, 0, 0, 1, 2, -1)), 0)
        admitted = self.rnd.choice((None, sits, present))
        return CountAttendance(body=body, unit=unit, present=present, credentialed=admitted, at=self.day)

    def latest_motion(self) -> Motion | None:
        """Return the motion moved last that was not voted on."""
        return next(reversed(self._motions("moved")), None)

    def _vote_latest(self) -> Command | None:
        motion = self.latest_motion()
        return self._vote_on(motion) if motion else None

    def _vote(self) -> Command | None:
        found = self._motions("moved")
        return self._vote_on(self.rnd.choice(found)) if found else None

    def _vote_on(self, motion: Motion) -> Command:
        return DeclareVote(
            motion=motion.moved.motion,
            tally=random_tally(self, self.rnd, motion, is_for=self.rnd.random() < 0.8),
            at=self.day,
        )

    def _challenge(self) -> Command | None:
        found = [motion for motion in self.state.proceedings.motions if motion.voted and not motion.challenged]
        if not found or (
            self.state.charter.decisions and not self.state.charter.decisions.challenge and self.rnd.random() < 0.9
        ):
            return None
        motion = self.rnd.choice(found[-6:])
        challenger = self.member(motion.moved.body, motion.moved.unit)
        return ChallengeVote(motion=motion.moved.motion, challenger=challenger, grounds=TEXT, at=self._near(motion))

    def _near(self, motion: Motion) -> date:
        """Move to the day of a vote, mostly, or soon after it, and return it."""
        if motion.voted_on is not None and self.rnd.random() < 0.7:
            self.day = motion.voted_on + timedelta(days=self.rnd.choice((0, 1, 3)))
        return self.day

    def _answer(self) -> Command | None:
        found = [motion for motion in self.state.proceedings.motions if motion.is_challenged]
        if not found:
            return None
        motion = self.rnd.choice(found)
        assert motion.voted is not None
        recount = (
            random_tally(self, self.rnd, motion, is_for=not motion.voted.carried) if self.rnd.random() < 0.8 else None
        )
        return DecideChallenge(motion=motion.moved.motion, recount=recount, at=self.day)

    def _settle(self) -> Command | None:
        found = self._motions("carried", *(("in_effect", "lost") if self.rnd.random() < 0.05 else ()))
        if not found:
            return None
        motion = self.rnd.choice(found)
        if motion.voted and self.rnd.random() < 0.8:
            self.day = max(self.day, motion.voted.challenge_until or self.day, motion.in_force or self.day)
        return TakeEffect(motion=motion.moved.motion, at=self.day)

    def _charge(self) -> Command:
        body, unit = self.rnd.choice(self.proposing.bodies())
        if self.rnd.random() < 0.5:
            self.waiting = [self._hear]
        return LayCharges(person=self.rnd.choice(PERSONS), body=body, unit=unit, text=TEXT, at=self.day)

    def _hear(self) -> Command | None:
        found = [each for each in self.state.holdings.members.all_charges if each.heard is None]
        if not found:
            return None
        charges = self.rnd.choice(found)
        self.day = max(self.day, charges.since + timedelta(days=self.rnd.choice((0, 7, 7, 7))))
        return HearPerson(charges=charges.laid.charges, appeared=self.rnd.random() < 0.7, at=self.day)

    def _appeal(self) -> Command | None:
        found = [motion for motion in self._motions("carried", "in_effect") if motion.kind == "expel"]
        if not found:
            return None
        motion = self.rnd.choice(found)
        body, unit = self.rnd.choice((("congress", "union"), ("board", "union"), ("regional_council", "east")))
        return LodgeAppeal(motion=motion.moved.motion, body=body, unit=unit, text=TEXT, at=self._near(motion))

    def _report(self) -> Command | None:
        found = [
            each
            for each in self._motions("in_effect", "reversed")
            if self.rnd.random() < 0.1 or each.kind == "resolution"
        ]
        if not found:
            return None
        return ReportResolution(motion=self.rnd.choice(found).moved.motion, outcome="done", text=TEXT, at=self.day)

    def _withdraw(self) -> Command | None:
        found = self._motions("moved", *(("lost",) if self.rnd.random() < 0.1 else ()))
        return WithdrawMotion(motion=self.rnd.choice(found).moved.motion, at=self.day) if found else None

    def _person(self) -> Command:
        return EnterPerson(person=self.rnd.choice(PERSONS), name=TEXT, at=self.day)
