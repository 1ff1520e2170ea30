"""What documents say of a contest from before the record began: who held a place, since when and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from comitia.core.events import event_of
from comitia.core.mandate.takeover import ContestTakenOver, Holder
from comitia.store import models
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.holders import names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One holder or alternate; `until` is the last day, None where no end is known. `document` is empty if erased."""

    person: str
    name: str
    is_alternate: bool
    since: date | None
    until: date | None
    document: str


def document_lines(contest: models.Contest) -> Sequence[DocumentLine]:
    """Return what the documents say of a contest that was taken over, holders first; none of any other."""
    row = models.Act.objects.filter(seq=contest.seq, type="contest_taken_over/1").first()
    if row is None:
        return ()
    event = event_of(row.type, row.body)
    assert isinstance(event, ContestTakenOver)  # noqa: S101  by its type
    names = names_of(each.person for each in event.named)
    words = texts(each.evidence for each in event.named)
    return [
        DocumentLine(
            person=each.person,
            name=names.get(each.person, ""),
            is_alternate=not isinstance(each, Holder),
            since=each.starts if isinstance(each, Holder) else None,
            until=each.ends - timedelta(days=1) if isinstance(each, Holder) and each.ends else None,
            document=words.get(each.evidence, ""),
        )
        for each in event.named
    ]
