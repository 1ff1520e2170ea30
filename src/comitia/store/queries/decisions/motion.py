"""The page of one motion: what it says and does, how the votes fell, what was done, and what undid it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from comitia.charter import Charter, describe, from_canonical
from comitia.core.assembly.report import REPORTABLE
from comitia.core.assembly.requirement import Requirement
from comitia.core.events import Event, event_of
from comitia.core.record.codec import from_json
from comitia.store import models
from comitia.store.queries.acts import Act, Known, act, known
from comitia.store.queries.acts.motions import effect_in_words
from comitia.store.queries.decisions.about import MANY, Link, about
from comitia.store.queries.decisions.followed import COURSE, followed
from comitia.store.queries.decisions.instructed import has_report
from comitia.store.queries.decisions.line import Line, line, lines, votes_of
from comitia.store.queries.decisions.tally import Taking, takings
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.decisions.waiting import (
    Waiting,
    appeals_on,
    given_to_ratify,
    last_to_ratify,
    left_to_ratify,
    needed_to_ratify,
    reasons,
    waiting,
)
from comitia.store.queries.labels import Labels, labels
from comitia.store.queries.requirement_words import requirement_in_words
from comitia.store.queries.unanswered import unanswered

SHOWN = 500
"""Entries of a decision that its page lists; the others are on the record."""
LISTED = 50
"""Entries on the course of a motion, and motions about it, that its page lists; the first is always there."""
OPENING = 1
"""Sentences in which a charter gives its edition, which are no change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry about a motion: its place on the record, the day, what it says, and the text it commits to, if kept.

    `has_text` tells that there was one to be kept.
    """

    seq: int
    type: str
    day: str
    act: Act
    has_text: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Entries that a decision brought about: the first of them, and how many more there are."""

    steps: Sequence[Step]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Motions that are about this one: the first of them, and how many more there are."""

    lines: Sequence[Line]
    more: int


NONE = About(lines=(), more=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratifying:
    """The ratification of an amendment: how many are needed, until when, the entries, and the motions put on it.

    `within` is the time for it in words, empty where there is none; `given` counts those who ratify it now, `left`
    says who does not, and `open` tells that more can.
    """

    needed: str
    within: str
    given: int
    left: str
    open: bool
    until: date | None
    done: Done
    motions: About

    @property
    def so_far(self) -> str:
        """Return how many have ratified it, as a sentence."""
        have = {0: "None has", 1: "1 has"}.get(self.given, f"{self.given:,} have")
        left = f"; {self.left}" if self.given and self.left else ""
        return f"{have} ratified it{' so far' if self.open else ''}{left}."


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionPage:
    """All that the page of a motion shows; `text` is empty where it was erased or never kept.

    `more` counts the entries between the first of `steps` and the others.
    `unanswered` says that a resignation is still open where a motion to accept it is lost, empty elsewhere.
    `new` and `gone` are the sentences of the charter that an amendment adds and takes away.
    """

    row: models.Motion
    line: Line
    text: str
    effect: str
    about: Sequence[Link]
    mover: str
    requirement: str
    rule: str
    takings: Sequence[Taking]
    waits: Sequence[str]
    steps: Sequence[Step]
    more: int
    did: Done
    undid: Done
    ratifying: Ratifying | None
    appeals: About
    new: Sequence[str]
    gone: Sequence[str]
    reported: bool
    unanswered: str

    @property
    def reports(self) -> Sequence[Step]:
        """Return the reports on what became of it, the latest first."""
        return [step for step in reversed(self.steps) if step.type == "resolution_reported/1"]

    @property
    def course(self) -> Sequence[Step]:
        """Return what happened to the motion, reports apart."""
        return [step for step in self.steps if step.type != "resolution_reported/1"]


def motion_page(number: int) -> MotionPage | None:
    """Return the page of a motion, or None where there is none; some thirty queries, however much it did."""
    words, row = labels(), models.Motion.objects.filter(number=number).first()
    if words is None or row is None:
        return None
    own, ratified, doing = _Part(_course(row)), _Part(_ratified(row)), _Doing(row)
    course = [*own.rows, *ratified.rows]
    events = [event_of(each.type, each.body) for each in [*course, *doing.rows]]
    names = known(words, events, MANY)
    kept = texts(each.body[name] for each in course for name in ("text", "grounds") if each.body.get(name))
    votes = votes_of([row.id]).get(row.id, [])
    steps = [_step(each, event, names, kept) for each, event in zip([*course, *doing.rows], events, strict=True)]
    by_seq = {step.seq: step for step in steps}
    charter = _edition(words, course)
    found = waiting(row, votes, appeals_on([row]).get(row.id, ""))
    new, gone = _changes(row, charter)
    return MotionPage(
        row=row,
        line=line(words, found, names.decisions, votes, kept.get(row.text, "") if row.kind in REPORTABLE else ""),
        text=kept.get(row.text, ""),
        effect=effect_in_words(row.effect, names.decisions, MANY),
        about=about(words, row, names.decisions),
        mover=names.decisions.person(row.mover),
        requirement=requirement_in_words(from_json(Requirement, row.requirement)),
        rule=row.requirement["rule"],
        takings=takings(votes, from_json(Requirement, row.requirement)),
        waits=list(reasons(words.charter, found, charter)) if row.state == "carried" else [],
        steps=[by_seq[each.seq] for each in own.rows],
        more=own.more,
        did=doing.done(by_seq),
        undid=doing.undone(by_seq),
        ratifying=_ratifying(words, found, charter, ratified.done(by_seq)),
        appeals=_on(words, row, "decide_appeal") if row.kind == "expel" else NONE,
        new=new,
        gone=gone,
        reported=has_report(id=row.id),
        unanswered=unanswered(words.charter, row),
    )


def _course(row: models.Motion) -> QuerySet[models.Act]:
    """Return the entries on what happened to a motion, with those of other motions that settle it."""
    own = Q(motion=row.id, type__in=COURSE)
    settled = Q(type="appeal_settled/1", body__appealed=row.id)
    return models.Act.objects.filter(own | settled)


def _ratified(row: models.Motion) -> QuerySet[models.Act]:
    """Return the entries on the ratification of a motion."""
    types = ("amendment_ratified/1", "ratification_reversed/1")
    return models.Act.objects.filter(type__in=types, body__amendment=row.id)


class _Part:
    """The entries that a page lists of a kind: the first one, that of the moving, and the latest; three queries."""

    def __init__(self, acts: QuerySet[models.Act]) -> None:
        first = list(acts.order_by("seq")[:1])
        latest = acts.filter(seq__gt=first[0].seq).order_by("-seq")[: LISTED - 1] if first else ()
        self.rows = [*first, *reversed(list(latest))]
        self.more = acts.count() - len(self.rows)

    def done(self, steps: dict[int, Step]) -> Done:
        """Return the entries as steps."""
        return Done(steps=[steps[row.seq] for row in self.rows], more=self.more)


class _Doing:
    """What the decision on a motion brought about, before and after it was reversed; three queries."""

    def __init__(self, row: models.Motion) -> None:
        parts = followed(row.id)
        self._number = [len(part) for part in parts]
        shown = models.Act.objects.in_bulk([seq for part in parts for seq in part[:SHOWN]])
        self._rows = [[shown[seq] for seq in part[:SHOWN]] for part in parts]

    @property
    def rows(self) -> list[models.Act]:
        """Return the entries that are shown."""
        return [*self._rows[0], *self._rows[1]]

    def done(self, steps: dict[int, Step]) -> Done:
        """Return what the decision did."""
        return self._of(0, steps)

    def undone(self, steps: dict[int, Step]) -> Done:
        """Return what undid it."""
        return self._of(1, steps)

    def _of(self, part: int, steps: dict[int, Step]) -> Done:
        rows = self._rows[part]
        return Done(steps=[steps[row.seq] for row in rows], more=self._number[part] - len(rows))


def _step(row: models.Act, event: Event, names: Known, kept: dict[str, str]) -> Step:
    commitment = row.body.get("text") or row.body.get("grounds") or ""
    return Step(
        seq=row.seq,
        type=row.type,
        day=row.occurred,
        act=act(event, names),
        has_text=bool(commitment),
        text=kept.get(commitment, ""),
    )


def _edition(words: Labels, course: Sequence[models.Act]) -> Charter:
    """Return the edition of the charter under which the motion was moved."""
    number = next((each.body.get("edition") for each in course if each.type == "motion_moved/1"), None)
    if number is None or number == words.charter.edition:
        return words.charter
    return from_canonical(models.Edition.objects.values_list("charter", flat=True).get(edition=number))


def _ratifying(words: Labels, found: Waiting, charter: Charter, done: Done) -> Ratifying | None:
    row = found.row
    if row.kind != "amend" or charter.amend is None or charter.amend.ratify is None:
        return None
    within, given = charter.amend.ratify.within, given_to_ratify(row.id)
    return Ratifying(
        needed=needed_to_ratify(charter),
        within=within.words if within is not None else "",
        given=len(given),
        left=left_to_ratify(charter, given),
        open=row.state in {"moved", "carried"},
        until=last_to_ratify(charter, found),
        done=done,
        motions=_on(words, row, "ratify"),
    )


def _on(words: Labels, row: models.Motion, kind: str) -> About:
    """Return the latest of the motions of a kind that are about this one, in the order in which they were moved."""
    every = models.Motion.objects.filter(kind=kind, effect__motion=row.id)
    shown = list(every.order_by("-number")[:LISTED])
    return About(lines=lines(words, shown[::-1]), more=every.count() - len(shown))


def _changes(row: models.Motion, before: Charter) -> tuple[list[str], list[str]]:
    if row.kind != "amend":
        return [], []
    then, now = describe(from_canonical(row.effect["charter"]))[OPENING:], describe(before)[OPENING:]
    return [each for each in then if each not in now], [each for each in now if each not in then]
