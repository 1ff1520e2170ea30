"""Motions in words: where each stands, what it needs, what it brings about, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.core.assembly.requirement import Requirement, Tally
from comitia.core.record.codec import from_json
from comitia.store import models
from comitia.store.queries.acts.motions import effect_in_words
from comitia.store.queries.decision_names import PART, DecisionNames, decision_names
from comitia.store.queries.decisions.followed import every_entry
from comitia.store.queries.labels import labels
from comitia.store.queries.requirement_words import requirement_in_words, votes_in_words
from comitia.store.queries.unanswered import unanswered

MANY = 40
"""Persons or units that an effect names."""
STATES = {
    "moved": "moved, and not put to the vote yet",
    "withdrawn": "withdrawn",
    "lost": "lost",
    "carried": "carried, and not in effect yet",
    "in_effect": "in effect",
    "lapsed": "carried, and lapsed",
    "reversed": "reversed",
}
"""The words for where a motion stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionLine:
    """A motion in a list: its number, its body in words, where it stands, the first line of its text."""

    id: str
    number: int
    body: str
    state: str
    moved: date
    kind: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteLine:
    """One taking of votes: as declared, or counted again."""

    votes: str
    carried: bool
    taken: date
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text that somebody handed in about a motion: what it is, by whom or by which body, and the text."""

    what: str
    who: str
    text: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionPage:
    """All that is to be shown of one motion; `seqs` are its entries and all that followed from them, in order.

    `unanswered` says that a resignation is still open where a motion to accept it is lost, empty elsewhere.
    """

    line: MotionLine
    mover: str
    text: str
    effect: str
    requirement: str
    rule: str
    not_before: date
    challenged: str
    challenge_until: date | None
    votes: Sequence[VoteLine]
    notes: Sequence[Note]
    seqs: Sequence[int]
    unanswered: str


def motion_lines(state: str | None, most: int) -> tuple[list[MotionLine], int]:
    """Return so many motions at most, latest first, or of those in one state; and how many more there are."""
    words, every = labels(), models.Motion.objects.filter(**({"state": state} if state else {}))
    rows = list(every.order_by("-number")[:most])
    if words is None or not rows:
        return [], 0
    names = decision_names(words, [[row.body, row.unit] for row in rows])
    texts = _texts([row.text for row in rows])
    return [_line(row, names, texts) for row in rows], every.count() - len(rows)


def motion_page(motion: str) -> MotionPage | None:
    """Return one motion with all that became of it, or None."""
    words, row = labels(), models.Motion.objects.filter(id=motion).first()
    if words is None or row is None:
        return None
    said = list(models.Act.objects.filter(motion=motion, type__in=_SAID).order_by("seq"))
    names = decision_names(words, [row.effect, [row.body, row.unit, row.mover], *(act.body for act in said)])
    texts = _texts([row.text, *(act.body[_SAID[act.type][1]] for act in said)])
    requirement = from_json(Requirement, row.requirement)
    return MotionPage(
        line=_line(row, names, texts),
        mover=names.person(row.mover),
        text=texts.get(row.text, ERASED),
        effect=effect_in_words(row.effect, names, MANY),
        requirement=requirement_in_words(requirement),
        rule=requirement.rule,
        not_before=row.not_before,
        challenged=row.challenged,
        challenge_until=row.challenge_until,
        votes=[_vote(vote) for vote in models.Vote.objects.filter(motion=motion).order_by("number")],
        notes=[_note(act, names, texts) for act in said],
        seqs=every_entry(motion),
        unanswered=unanswered(words.charter, row),
    )


ERASED = "(text erased)"

_SAID = {
    "vote_challenged/1": ("challenge", "grounds"),
    "appeal_lodged/1": ("appeal", "text"),
    "resolution_reported/1": ("report", "text"),
}
"""The entries about a motion that commit to a text: what to call it, and the field that has the commitment."""


def _line(row: models.Motion, names: DecisionNames, texts: Mapping[str, str]) -> MotionLine:
    return MotionLine(
        id=row.id,
        number=row.number,
        body=names.office(row.body, row.unit),
        state=row.state,
        moved=row.moved,
        kind=row.kind,
        title=texts.get(row.text, ERASED).partition("\n")[0],
    )


def _vote(row: models.Vote) -> VoteLine:
    tally = from_json(Tally, row.tally)
    return VoteLine(votes=votes_in_words(tally), carried=row.carried, taken=row.taken, again=row.number > 1)


def _note(act: models.Act, names: DecisionNames, texts: Mapping[str, str]) -> Note:
    what, field = _SAID[act.type]
    body = act.body
    who = {
        "challenge": lambda: f"by {names.person(body['challenger'])}",
        "appeal": lambda: f"to the {names.office(body['body'], body['unit'])}",
        "report": lambda: str(body["outcome"]).replace("_", " "),
    }[what]()
    return Note(what=what, who=who, text=texts.get(body[field], ERASED), on=act.occurred)


def _texts(commitments: Iterable[str]) -> dict[str, str]:
    """Return the texts, by commitment, that are not erased; a query for each part of them."""
    asked = sorted(set(commitments))
    found: dict[str, str] = {}
    for start in range(0, len(asked), PART):
        rows = models.Text.objects.filter(commitment__in=asked[start : start + PART]).exclude(salt="")
        found.update(rows.values_list("commitment", "text"))
    return found
