"""The names that sentences about decisions need: persons, mandates, offices, units, resignations and charges."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from comitia.core.record.canonical import JSON
from comitia.store import models
from comitia.store.queries.homes import called
from comitia.store.queries.labels import Labels

KINDS_OF_MATTER = (
    ("resignation_tendered/1", "resignation"),
    ("charges_laid/1", "charges"),
    ("power_delegated/1", "delegation"),
    ("petition_opened/1", "petition"),
)
PART = 500
"""So many ids are asked for at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionNames:
    """Names, read once for the effects that are to be said; it is a `Names` for `Effect.in_words`.

    Whatever is not there is called by its id, so that old entries stay readable.
    """

    words: Labels
    root: str
    persons: Mapping[str, str]
    units: Mapping[str, str]
    mandates: Mapping[str, models.Mandate]
    posts: Mapping[str, str]
    matters: Mapping[str, Mapping[str, JSON]]

    def person(self, person: str) -> str:
        """Return the name of a person."""
        return called(self.persons[person], None) if person in self.persons else person

    def mandate(self, mandate: str) -> str:
        """Return who holds a mandate, and which: `Ana Roe, secretary of Meadow North`."""
        held = self.mandates.get(mandate)
        return f"{self.person(held.person)}, {self.role(held.kind, held.office, held.office_unit)}" if held else mandate

    def role(self, kind: str, office: str, unit: str) -> str:
        """Return what somebody is who holds an office: `secretary of Meadow North`, `member of the board`."""
        name = self.office(office, unit)
        return f"member of the {name}" if kind == "body" else name

    def office(self, office: str, unit: str | None = None) -> str:
        """Return the name of a body or post, of a unit where one is given."""
        charter = self.words.charter
        if office in charter.bodies or office in charter.posts:
            kind = "body" if office in charter.bodies else "post"
            return self.words.office_of(kind, office, self.unit(unit) if unit else "")
        label = self.posts.get(office, office.replace("_", " "))
        return label if unit in {None, "", self.root} else f"{label} of {self.unit(unit or '')}"

    def unit(self, unit: str) -> str:
        """Return the name of a unit."""
        return self.units.get(unit, unit)

    def motion(self, motion: str) -> str:
        """Return the words for a motion: `motion 12`."""
        return motion.replace("-", " ")

    def matter(self, matter: str) -> str:
        """Return the words for a resignation (who, from what), charges (against whom), a delegation or a petition."""
        found = self.matters.get(matter)
        if found is None:
            return matter.replace("-", " ")
        if "petition" in found:
            return f"the petition to recall {self.mandate(str(found['mandate']))}"
        person, mandates = self.person(str(found["person"])), found.get("mandates")
        if "delegation" in found:
            return f"the delegation to {person}"
        if not isinstance(mandates, list):
            return person
        held = [self.mandates[each] for each in map(str, mandates) if each in self.mandates]
        offices = [self.role(each.kind, each.office, each.office_unit) for each in held]
        return f"the resignation of {person} as {' and '.join(offices)}"


def decision_names(words: Labels, effects: Iterable[JSON]) -> DecisionNames:
    """Return the names that effects as entries hold them, and lists of ids of any kind, need; seven queries or so."""
    ids = {text for effect in effects for text in _texts(effect)}
    matters = dict(_matters(ids))
    ids |= {text for body in matters.values() for text in _texts(body)}
    mandates = {row.id: row for part in _parts(ids) for row in models.Mandate.objects.filter(id__in=part)}
    ids |= {text for row in mandates.values() for text in (row.person, row.office, row.office_unit)}
    acts = models.Act.objects.filter(type__in=("post_created/1", "post_altered/1")).order_by("seq")
    return DecisionNames(
        words=words,
        root=models.Unit.objects.filter(parent=None).values_list("id", flat=True).first() or "",
        persons=_names(models.Person, ids),
        units=_names(models.Unit, ids),
        mandates=mandates,
        posts={body["post"]: body["label"] for body in acts.values_list("body", flat=True)},
        matters=matters,
    )


def _texts(value: JSON | Mapping[str, JSON]) -> Iterator[str]:
    """Yield the texts in an effect that may be ids; the charter of an amendment is long, and has none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for name, each in value.items() if name != "charter" for text in _texts(each))
    elif isinstance(value, Sequence):
        yield from (text for each in value for text in _texts(each))


def _matters(ids: Collection[str]) -> Iterator[tuple[str, Mapping[str, JSON]]]:
    """Yield the resignations, charges, delegations and petitions among these ids, with what was entered of them."""
    for kind, name in KINDS_OF_MATTER:
        wanted = [each for each in ids if each.startswith(f"{name}-")]
        if wanted:
            rows = models.Act.objects.filter(type=kind, **{f"body__{name}__in": wanted})
            yield from ((body[name], body) for body in rows.values_list("body", flat=True))


def _names(model: type[models.Person] | type[models.Unit], ids: Collection[str]) -> dict[str, str]:
    return {
        key: name
        for part in _parts(ids)
        for key, name in model._default_manager.filter(id__in=part).values_list("id", "name")
    }


def _parts(ids: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(ids)
    yield from (ordered[start : start + PART] for start in range(0, len(ordered), PART))
