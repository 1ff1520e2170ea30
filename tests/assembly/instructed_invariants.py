"""What must hold of votes by name and instructions (I30, I31): told anew from the entries, without the rules."""

from collections import Counter
from datetime import date

from tests.assembly.house import House

from comitia.charter import Charter
from comitia.core.assembly.amendment import CharterAmended
from comitia.core.assembly.instruction import delegates
from comitia.core.assembly.proceedings import Motion
from comitia.core.election.unit_change import UnitDissolved, UnitMerged, UnitReinstated
from comitia.core.events import Event, day_of
from comitia.core.mandate.away import HolderAway, HolderBack
from comitia.core.mandate.held import Held

Row = tuple[str | None, str | None, str]
CAST = ("for", "against", "abstain")


def check_names(house: House) -> None:
    """I30, I31: who is named sat at the vote, and never more are named than were counted; void votes are invalid."""
    for motion in house.state.proceedings.motions:
        tally = motion.counted
        if tally is None:
            continue
        assert set(motion.names) <= set(motion.sat), f"I30: {motion.moved.motion} names who did not sit"
        if motion.is_challenged:
            continue
        every = delegates(house.state, motion, house.day)
        kinds = Counter(each.voted for each in every if each.verdict != "void")
        void = sum(each.verdict == "void" for each in every)
        counted = (tally.votes.in_favour, tally.votes.against, tally.votes.abstaining)
        named = tuple(kinds[word] for word in CAST)
        assert all(one <= other for one, other in zip(named, counted, strict=True)), f"I31: {named} of {counted}"
        assert void <= tally.invalid, f"I31: {void} are void, and {tally.invalid} invalid"
        if every and all(each.voted for each in every):
            assert (named, void) == (counted, tally.invalid), f"I31: all are named, {named} and {void} of {counted}"


def check_report(house: House) -> None:
    """Check that the report on each motion is what a reader finds who goes through the entries with a pencil."""
    expected = told_anew(house)
    for motion in house.state.proceedings.motions:
        if motion.voted is not None:
            found = {
                each.mandate: (each.instructed, each.voted, each.verdict)
                for each in delegates(house.state, motion, house.day)
            }
            assert expected[motion.moved.motion] == found, f"{motion.moved.motion}: {found}"


def told_anew(house: House) -> dict[str, dict[str, Row]]:
    """Return for each motion voted on, by mandate: what was instructed, how it was voted, and what that is."""
    reader = _Reader(house)
    for entry, event in house.acts:
        reader.read(event, entry.type, day_of(event, entry.occurred))
    return {
        motion: {
            mandate: (told, reader.named[motion].get(mandate), _outcome(reader.rule(motion), told, reader.named[motion].get(mandate)))
            for mandate, told in bound.items()
        }
        for motion, bound in reader.bound.items()
    }  # fmt: skip


class _Reader:
    """Goes through the entries in order, and notes at each vote who sat and what they had been told."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.live: dict[str, bool] = {}
        self.order: list[str] = []
        self.moved: dict[str, Event] = {}
        self.holding: list[str] = []
        self.named: dict[str, dict[str, str]] = {}
        self.days: dict[str, date] = {}
        self.bound: dict[str, dict[str, str | None]] = {}
        self.away: list[HolderAway] = []
        self.gone: dict[str, str | None] = {}
        self.edition = 1

    def read(self, event: Event, kind: str, at: date) -> None:
        """Take one entry in, by the words in it."""
        self._seats(event, kind)
        self._rules(event)
        motion = str(getattr(event, "motion", ""))
        match kind:
            case "motion_moved/1":
                self.moved[motion] = event
            case "decision_in_effect/1":
                self.holding.append(motion)
            case "decision_reversed/1" if motion in self.holding:
                self.holding.remove(motion)
            case "votes_by_name/1":
                self._name(event, motion, at)
            case "vote_declared/1":
                self._vote(motion, at)
            case _:
                pass

    def _rules(self, event: Event) -> None:
        """Take in who is away, and which edition holds."""
        if isinstance(event, HolderAway):
            self.away.append(event)
        elif isinstance(event, HolderBack):
            ended = (event.mandate, event.away_by)
            self.away = [each for each in self.away if (each.mandate, each.motion) != ended]
        elif isinstance(event, UnitMerged | UnitDissolved):
            self.gone[event.unit] = getattr(event, "into", None)
        elif isinstance(event, UnitReinstated):
            self.gone.pop(event.unit)
        elif isinstance(event, CharterAmended):
            self.edition = event.edition

    def rule(self, motion: str) -> tuple[str | None, str]:
        """Return the kind of the mandates that vote on a motion, and what a breach is, as the charter writes them."""
        moved = self.moved[motion]
        charter: Charter = self.house.state.edition(moved.edition)  # type: ignore[union-attr]  # a motion moved
        body, section = charter.bodies.get(moved.body), charter.mandate  # type: ignore[union-attr]  # as above
        kind = (body.mandate if body else None) or (section.kind if section else None)
        return kind, section.instructions.breach if section and section.instructions else "report_only"

    def _seats(self, event: Event, kind: str) -> None:
        match kind:
            case "mandates_issued/1":
                begun = [each.mandate for each in event.mandates]  # type: ignore[union-attr]  # by its kind
            case "mandates_given/1":
                begun = [event.mandate(number) for number, _ in enumerate(event.persons, 1)]  # type: ignore[union-attr,operator]  # by its kind
            case "alternate_called/1" | "person_coopted/1" | "seated_ex_officio/1" | "successor_seated/1":
                begun = [event.mandate]  # type: ignore[union-attr]  # by its kind
            case "contest_taken_over/1":
                begun = [event.mandate(each.number) for each in event.holders]  # type: ignore[union-attr,operator]  # by its kind
            case "mandate_ended/1":
                self.live[event.mandate] = False  # type: ignore[union-attr,index]  # by its kind
                return
            case "mandate_restored/1":
                self.live[event.mandate] = True  # type: ignore[union-attr,index]  # by its kind
                return
            case _:
                return
        self.live.update(dict.fromkeys(map(str, begun), True))

    def _name(self, event: Event, motion: str, at: date) -> None:
        if motion not in self.bound and self.days.get(motion) != at:
            self.named[motion] = {}
        self.days[motion] = at
        self.named.setdefault(motion, {}).update(event.votes)  # type: ignore[union-attr]  # votes by name

    def _vote(self, motion: str, at: date) -> None:
        moved = self.moved[motion]
        told: dict[tuple[str, str], str] = {}
        for each in self.holding:
            effect = self.moved[each].effect  # type: ignore[union-attr]  # a motion moved
            if effect["kind"] == "instruct" and effect["motion"] == motion:
                told[self.moved[each].body, self.moved[each].unit] = effect["vote"]  # type: ignore[union-attr]  # as above
        bound: dict[str, str | None] = {}
        for mandate, is_live in self.live.items():
            held = self.house.state.holdings.mandate(mandate)
            assert held is not None
            here = (held.office, held.office_unit) == (moved.body, moved.unit)  # type: ignore[union-attr]  # as above
            if here and is_live and _in_term(held, at) and self._has_vote(held, at):
                bound[mandate] = told.get(self._giver(held))  # type: ignore[arg-type]  # nobody is no key
        self.bound[motion] = bound
        self.named[motion] = {each: vote for each, vote in self.named.get(motion, {}).items() if each in bound}

    def _giver(self, held: Held) -> tuple[str | None, str | None]:
        """Return who gave a mandate: the body that elected, or the meeting of those who did, where they are now."""
        contest = self.house.state.contest(held.source)
        if held.by is not None:
            return None, None
        if contest is None:
            given = self.moved[held.source]
            return given.body, given.unit  # type: ignore[union-attr]  # a motion moved
        elector, charter = contest.opened.electorate, self.house.state.edition(self.edition)
        found: str | None = elector.unit
        while found in self.gone:
            found = self.gone[found]
        meetings = (body.id for body in charter.bodies.values() if body.meeting and body.roll == elector.roll)
        return elector.body or next(meetings, None), found

    def _has_vote(self, held: Held, at: date) -> bool:
        """Tell whether a member votes on a day: is not away, and has no office that takes the vote."""
        runs = [
            each.until is None or at < each.until
            for each in self.away
            if each.mandate == held.mandate and each.begins <= at
        ]
        if any(runs):
            return False
        charter, body = self.house.state.edition(self.edition), held.office
        if held.by is not None:
            groups = charter.bodies[body].seats
            if not any(group.ex_officio == held.by_post and group.vote for group in groups):
                return False
        if charter.incompatible.forbidden != "vote" or body not in charter.bodies:
            return True
        barring = {ref.removesuffix(".*") for ref in charter.bodies[body].not_with or ()}
        barring |= {post.id for post in charter.posts.values() if f"{body}.*" in (post.not_with or ())}
        others = (self.house.state.holdings.mandate(mandate) for mandate, is_live in self.live.items() if is_live)
        return not any(
            each.person == held.person and each.office in barring and _in_term(each, at) for each in others if each
        )


def _in_term(held: Held, at: date) -> bool:
    return held.starts <= at and (held.ends is None or at < held.ends)


def _outcome(rule: tuple[str | None, str], told: str | None, voted: str | None) -> str:
    kind, breach = rule
    if told is None:
        return "without_instruction" if kind == "imperative" and voted in {"for", "against"} else "no_instruction"
    if voted is None or voted == told:
        return "not_known" if voted is None else "kept"
    if voted == "absent":
        return "absent"
    return "void" if (kind, breach) == ("imperative", "void") and voted in CAST else "breached"


def compared_motions(house: House) -> list[Motion]:
    """Return the motions on which there is something to compare."""
    return [each for each in house.state.proceedings.motions if each.voted and (each.bound_by or each.names)]
