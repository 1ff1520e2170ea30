"""The acts of a file of history, and what is added to acts of the record: with sources, notes and flags."""

from __future__ import annotations

from unicodedata import normalize

from comitia.charter.problems import Path
from comitia.charter.source import spoken
from comitia.core.history.breach import LEVELS
from comitia.core.history.figure import FIGURES
from comitia.core.history.past_act import BASES, KINDS, OUTCOMES, Kind, Place
from comitia.core.history.testimony import Outcome
from comitia.exchange.history.figures import figures
from comitia.exchange.history.part import Faults, Part, part_at
from comitia.exchange.history.told import ActTold, Addition, DemandedTold, FlagTold, Remark, Said

ACT = (
    "id", "kind", "when", "within", "of", "by", "persons", "places", "text", "outcome", "demanded", "sources",
    "notes", "flags",
)  # fmt: skip
ADDITION = ("to", "sources", "notes", "flags")
EVERY_OUTCOME = tuple(dict.fromkeys(outcome for outcomes in OUTCOMES.values() for outcome in outcomes))
_DEMANDED = ("share", "or_more", "of", "quorum", "words")
_SAID = ("source", "page", "quotation", "when", "outcome", "figures")
_PLACE = "write {office: secretary, unit: society}, or secretary.society"


def act(part: Part) -> ActTold:
    """Return an act; where something in it cannot be read, something else stands for it, and it is told."""
    kind = part.choice("kind", KINDS)
    if "kind" not in part.value:
        part.tell("kind", f"kind is missing: write one of {', '.join(KINDS)}")
    date = part.date("when")
    if "when" not in part.value:
        part.tell("when", "when is missing: write a date, or XXXX where nothing is known")
    outcome = _outcome(part, kind)
    if "sources" not in part.value:
        part.tell("sources", "sources are missing: name the source, and what it says")
    return ActTold(
        line=part.line,
        name=part.short("id"),
        kind=kind or "session",
        when=date or "",
        within=part.short("within"),
        of=part.short("of"),
        by=_place(part.faults, (*part.path, "by"), part.value["by"]) if "by" in part.value else None,
        places=_places(part),
        persons=tuple(normalize("NFC", text) for _, text in part.texts("persons")),
        text=part.text("text"),
        outcome=outcome or "unknown",
        demanded=_demanded(part.part("demanded", _DEMANDED)),
        sources=_sources(part, OUTCOMES[kind] if kind else EVERY_OUTCOME),
        notes=remarks(part),
        flags=_flags(part),
    )


def addition(part: Part) -> Addition:
    """Return what is added to something of the record."""
    to = part.needed("to", "write past-N or source-N, what it is added to")
    if not {"sources", "notes", "flags"} & part.value.keys():
        part.tell("to", "nothing is added: write sources, notes or flags")
    return Addition(
        line=part.line, to=to, sources=_sources(part, EVERY_OUTCOME), notes=remarks(part), flags=_flags(part)
    )


def remarks(part: Part) -> tuple[Remark, ...]:
    """Return the notes of a part."""
    return tuple(Remark(line=part.faults.line(path), text=text) for path, text in part.texts("notes"))


def _outcome(part: Part, kind: Kind | None) -> Outcome | None:
    """Return the outcome; of a kind that has but one, it may be left out."""
    if kind is None or "outcome" in part.value:
        return part.choice("outcome", OUTCOMES[kind] if kind else EVERY_OUTCOME)
    if len(OUTCOMES[kind]) > 1:
        part.tell("outcome", f"outcome is missing: write one of {', '.join(OUTCOMES[kind])}")
        return None
    return OUTCOMES[kind][0]


def _sources(part: Part, outcomes: tuple[Outcome, ...]) -> tuple[Said, ...]:
    return tuple(
        Said(
            line=said.line,
            source=said.needed("source", "write the name of a source of this file, or source-N"),
            page=said.short("page"),
            quotation=said.text("quotation"),
            when=said.date("when"),
            outcome=said.choice("outcome", outcomes),
            figures=figures(said.part("figures", FIGURES)),
        )
        for said in part.parts("sources", _SAID)
    )


def _flags(part: Part) -> tuple[FlagTold, ...]:
    found: list[FlagTold] = []
    for flag in part.parts("flags", ("rule", "level", "text")):
        level = flag.choice("level", LEVELS)
        if "level" not in flag.value:
            flag.tell("level", f"level is missing: write one of {', '.join(LEVELS)}")
        rule = flag.needed("rule", "name the rule that it breaks: of the charter, or of that time")
        if "text" not in flag.value:
            flag.tell("text", "text is missing: say how it breaks the rule")
        text = flag.text("text") or ""
        if level is not None:
            found.append(FlagTold(line=flag.line, rule=rule, level=level, text=text))
    return tuple(found)


def _demanded(part: Part | None) -> DemandedTold | None:
    if part is None:
        return None
    of = part.choice("of", BASES)
    if "of" not in part.value and "share" in part.value:
        part.tell("share", f"of is missing: write what it is a share of, one of {', '.join(BASES)}")
    return DemandedTold(
        share=part.short("share"),
        or_more=part.is_so("or_more"),
        of=of or BASES[0],
        quorum=part.number("quorum", 1),
        words=part.text("words"),
    )


def _places(part: Part) -> tuple[Place, ...]:
    found = [_place(part.faults, path, value) for path, value in part.items("places")]
    return tuple(place for place in found if place is not None)


def _place(faults: Faults, path: Path, value: object) -> Place | None:
    """Return a body or post of a unit, written as a mapping, or as OFFICE.UNIT."""
    if isinstance(value, str):
        office, _, unit = value.strip().partition(".")
        if office and unit:
            return Place(office=office, unit=unit)
        faults.tell(path, f"{spoken(value)} names no unit: {_PLACE}")
        return None
    if not isinstance(value, dict):
        faults.tell(path, f"this is {spoken(value)}: {_PLACE}")
        return None
    part = part_at(faults, path, value, ("office", "unit"))
    if part is None:
        return None
    office, unit = part.needed("office", "name the body or post"), part.needed("unit", "name the unit")
    return Place(office=office, unit=unit) if office and unit else None
