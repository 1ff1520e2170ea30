"""The pages on which texts were found: what each is called, and of when it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.acts.words import capital, day
from comitia.store.queries.holders import names_of
from comitia.store.queries.labels import Labels
from comitia.store.queries.past.line import lines
from comitia.store.queries.past.load import load_sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A page that shows a text: what it is of (`kind` and `id` as in `Act`), what to call it, and when it was."""

    kind: str
    id: str
    title: str
    about: str


def titles(words: Labels, rows: Sequence[models.Passage]) -> Mapping[str, Title]:
    """Return the titles of the pages of passages, by key; some twenty queries."""
    asked = {row.of for row in rows if row.page == "resignation"}
    tendered = models.Act.objects.filter(type="resignation_tendered/1", body__resignation__in=list(asked))
    by = {body["resignation"]: body["person"] for body in tendered.values_list("body", flat=True)} if asked else {}
    people = names_of({*by.values(), *(row.of for row in rows if row.page == "person")})
    past = {each.number: each for each in lines(words, _numbers(rows, "past"))}
    sources = load_sources({row.of for row in rows if row.page == "source"})
    contests = _contests(words, rows)

    def title(row: models.Passage) -> Title:
        match row.page:
            case "past":
                line = past[number_of(row.of)]
                about = f"{line.when} · {line.what}{', retracted' if line.is_retracted else ''}"
                return Title(kind="past", id=str(line.number), title=line.says, about=about)
            case "source":
                source = sources[row.of]
                return Title(kind="source", id=str(source.number), title=source.cited, about="")
            case "contest":
                return Title(kind="contest", id=row.of, title=contests[row.of], about=day(row.day))
            case "person" | "resignation":
                person = by.get(row.of, row.of)
                return Title(kind="person", id=person, title=people.get(person) or "(name erased)", about=day(row.day))
            case _:
                number = str(number_of(row.of))
                return Title(kind=row.page, id=number, title=f"{capital(row.page)} {number}", about=day(row.day))

    return {row.key: title(row) for row in rows}


def _numbers(rows: Sequence[models.Passage], page: str) -> list[int]:
    return list(dict.fromkeys(number_of(row.of) for row in rows if row.page == page))


def _contests(words: Labels, rows: Sequence[models.Passage]) -> Mapping[str, str]:
    wanted = {row.of for row in rows if row.page == "contest"}
    if not wanted:
        return {}
    found = list(models.Contest.objects.filter(id__in=wanted))
    units = {unit for row in found for unit in (row.unit, row.office_unit)}
    names = dict(models.Unit.objects.filter(id__in=units).values_list("id", "name"))
    return {
        row.id: capital(words.contest(row, names.get(row.office_unit, ""), names.get(row.unit, ""))) for row in found
    }
