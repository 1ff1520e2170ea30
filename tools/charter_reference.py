"""Write docs/reference/charter-format.md from the models of the charter format.

Run it after a change of the format: ``python tools/charter_reference.py``; with ``--check`` it only says whether the
page is what the models say (exit status 1 when it is not).
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comitia.charter.model import Charter
from comitia.charter.rule import IN_RUNS, LATER_RULES, Rule
from comitia.charter.schema import schema
from comitia.charter.shape import by_name, is_named, keys, models
from comitia.charter.values import NAME, Section

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "charter-format.md"
HEAD = """# The charter format, version 1.0

This page is made from the code by `tools/charter_reference.py`: what stands here is applied, and nothing else is
accepted. How to begin is in [Write a charter](../how-to/write-a-charter.md), why it is so in
[Charter](../concepts/charter.md).

A charter is one YAML 1.2 document in UTF-8: mappings, lists, texts, whole numbers, `true` and `false`. `no` and `12:30`
are texts; shares are written as fractions (`1/2`) or plain decimals, which are exactly what they say (`0.4` is `2/5`).
Keys that are given twice, anchors, aliases, tags, numbers with an exponent and keys without a value are refused.
A *name* is made of a-z, 0-9, _ and -, and begins with a letter.
"""
TITLES = {
    "Charter": "The whole charter",
    "Units": "`units`",
    "UnitType": "`units.types.NAME`",
    "Label": "`label`",
    "TermParts": "`term` with parts",
    "Roll": "`rolls.NAME`",
    "Body": "`bodies.NAME`",
    "SeatGroup": "`bodies.NAME.seats`",
    "PerMember": "`apportion`: per",
    "Bands": "`apportion`: bands",
    "Fixed": "`apportion`: fixed",
    "Total": "`apportion`: total",
    "Alternates": "`alternates`",
    "Post": "`posts.NAME`",
    "ContestRules": "`contests.NAME`",
    "Rule": "`rule`",
    "Threshold": "`rule.threshold`",
    "Quorum": "`bodies.NAME.quorum`",
    "Voting": "`bodies.NAME.voting`",
    "Chair": "`bodies.NAME.chair`",
    "Collegial": "`bodies.NAME.collegial`",
    "Procedure": "`procedure`",
    "Majority": "`procedure.majorities.NAME`",
    "UnitsShare": "`procedure.majorities.NAME.units`",
    "Decisions": "`decisions`",
    "Challenge": "`decisions.challenge`",
    "DecisionRule": "`decisions.effects.NAME`",
    "Amend": "`amend`",
    "Ratify": "`amend.ratify`",
    "Competence": "`form`, `dissolve`, `create`",
    "AdHoc": "`posts.ad_hoc`",
    "Abolition": "`posts.ad_hoc.abolish`",
    "AbolitionEffect": "`posts.ad_hoc.abolish.effect`",
    "Heir": "`posts.ad_hoc.abolish.effect.powers`",
    "Discipline": "`discipline`",
    "Appeal": "`discipline.appeal`",
    "MandateRules": "`mandate`",
    "Acceptance": "`mandate.acceptance`",
    "Resign": "`resign`",
    "ResignRule": "`resign.post`, `resign.delegate`",
    "Needs": "`resign.post.needs`, `resign.delegate.needs`",
    "Recall": "`recall`",
    "RecallRule": "`recall.delegate`, `recall.post`",
    "Petition": "`recall.*.petition`",
    "Demand": "`recall.*.move`",
    "Admissibility": "`recall.*.admissibility`",
    "Vacancy": "`vacancy`",
    "ByElection": "`vacancy`: by_election",
    "Holding": "`by_election`",
    "Coopted": "`vacancy`: coopted",
    "Coopting": "`coopted`",
    "Acting": "`vacancy`: acting",
    "Countback": "`vacancy`: countback",
    "NextHighest": "`vacancy`: next_highest",
    "Following": "`next_highest`",
    "Cascade": "`vacancy.cascade`",
    "Incompatible": "`mandate.incompatible`",
    "Instructions": "`mandate.instructions`",
}
EITHER = {
    "SeatGroup": "A group is one of: `all_of`; `from` with `apportion`; `elected_by` with `count`.",
    "PerMember": "One of `round` and `part_counts` says what a part of a full number gives.",
    "Alternates": "One of `per_member` and `per_contest` is needed.",
    "Threshold": "One of `gt` and `ge` is needed.",
    "Majority": "One of `gt` and `ge` is needed. At `amend.majority` it may be written in place, without a name.",
    "UnitsShare": "One of `gt` and `ge` is needed.",
    "Ratify": "One of `gt` and `ge` is needed.",
    "Post": "One of `elected_by` and `appointed_by` is needed; with the latter there are no rule, nested, alternates.",
    "Quorum": "One of `share` and `n` is needed.",
    "ResignRule": "One of `effective` and `needs` is needed.",
    "Petition": "One of `share` and `n` is needed.",
    "Demand": "One of `share` and `n` is needed.",
    "Holding": "It may be left out: `by_election` alone is one without a day.",
    "Coopting": "It may be left out: `coopted` alone is one without a day or a number.",
    "Following": "It may be left out: `next_highest` alone is any share.",
    "Label": "A word alone is the word for one; the word for many is then made with an s.",
}


def page() -> str:
    """Return the page as the models have it."""
    definitions: dict[str, Any] = dict(schema())
    parts = [HEAD]
    for model in dict.fromkeys(sections(Charter)):
        node = (
            definitions if model is Charter else definitions["$defs"].get(model.__name__) or model.model_json_schema()
        )
        parts += section(model, node)
    return "\n".join([*parts, rules(), later()])


def sections(model: type[Section]) -> Iterator[type[Section]]:
    """Yield the sections of the format, each before those inside it."""
    yield model
    for field in keys(model).values():
        inner = by_name(field.annotation)
        for found in (inner,) if inner else models(field.annotation):
            yield from sections(found)


def section(model: type[Section], node: dict[str, Any]) -> Iterator[str]:
    """Yield the heading, the prose and the table of one section."""
    named = " The name is the key above it." if is_named(model) else ""
    yield f"## {TITLES[model.__name__]}\n\n{(model.__doc__ or '').splitlines()[0]}{named}\n"
    if model.__name__ in EITHER:
        yield f"{EITHER[model.__name__]}\n"
    yield "| key | value | needed | meaning |\n|---|---|---|---|"
    for key, field in keys(model).items():
        entry = node["properties"][key]
        needed = "yes" if key in node["required"] else default(entry)
        yield f"| `{key}` | {value(entry)} | {needed} | {field.description or ''} |"
    if model.OTHERS is not None:
        others, like = model.OTHERS, next(iter(node["patternProperties"].values()))
        yield f"| `{others.shown}` | {value(like)} | no | {others.description} |"
    yield ""


def default(entry: dict[str, Any]) -> str:
    """Return what holds where a key is left out."""
    found = entry.get("default")
    return "no" if found in (None, {}) else f"no (`{str(found).lower()}`)"


def value(entry: dict[str, Any]) -> str:
    """Return the kind of value in words."""
    if "$ref" in entry:
        return link(entry["$ref"])
    choices = entry.get("anyOf") or entry.get("oneOf")
    if choices:
        return " or ".join(dict.fromkeys(value(choice) for choice in choices))
    if "const" in entry:
        return f"`{entry['const']}`"
    if "enum" in entry:
        return " or ".join(f"`{choice}`" for choice in entry["enum"])
    return {"string": text, "integer": number, "array": many, "object": mapping}.get(entry["type"], plain)(entry)


def link(ref: str) -> str:
    """Return a link to the section that a schema refers to."""
    title = TITLES[ref.removeprefix("#/$defs/")]
    anchor = re.sub(r"[^a-z_ -]", "", title.lower()).replace(" ", "-")
    return f"[{title.replace('`', '')}](#{anchor})"


def text(entry: dict[str, Any]) -> str:  # noqa: PLR0911  one case a pattern
    """Return the kind of a text."""
    pattern = entry.get("pattern", "")
    if entry.get("format") == "date":
        return "date (`2026-03-31`)"
    if pattern.startswith("^P"):
        return "duration (`P3Y`)"
    if pattern.startswith(("^(roll\\.)?", "^(roll\\.[")):
        return "`roll.NAME` or `ballots_cast`" if "ballots_cast" in pattern else "a body, or `roll.NAME`"
    if pattern.startswith("^roll"):
        return "`roll.NAME`"
    if pattern.endswith("(\\.\\*)?$"):
        return "a post, or `BODY.*`"
    if pattern.startswith("^ *(>"):
        return "line (`> 1/2 of valid`)"
    if "/" in pattern:
        return "fraction (`1/2`)"
    return "name" if pattern == f"^{NAME.pattern}$" else "identifier" if pattern else "text"


def number(entry: dict[str, Any]) -> str:
    """Return the kind of a number."""
    return f"whole number from {entry['minimum']}"


def many(entry: dict[str, Any]) -> str:
    """Return the kind of a list."""
    inner = entry.get("items", {})
    return "list of `[first, last, seats]`" if "prefixItems" in inner else f"list of {value(inner)}"


def mapping(entry: dict[str, Any]) -> str:
    """Return the kind of a mapping from names, or the mapping of one key that a value may be."""
    if "properties" in entry and "patternProperties" not in entry:
        return "`{" + ", ".join(f"{key}: {told(inner)}" for key, inner in entry["properties"].items()) + "}`"
    ((pattern, inner),) = entry["patternProperties"].items()
    return f"mapping of {'names' if NAME.pattern in pattern else 'unit ids'} to {value(inner)}"


def told(entry: dict[str, Any]) -> str:
    """Return what a value beside a key is, within a mapping that is written out."""
    return value(entry).split(" or ")[0].replace("`", "")


def plain(entry: dict[str, Any]) -> str:
    """Return the kind of a value that has only one."""
    return {"boolean": "`true` or `false`", "number": "decimal (`0.5`)"}[entry["type"]]


def rules() -> str:
    """Return the table of counting rules."""
    rows = [
        f"| `{rule.id}` | {rule.title} "
        f"| {', '.join(f'`{name}`' for name in rule.options if name in Rule.model_fields)} "
        f"| {' or '.join('`[' + ', '.join(ties) + ']`' for ties in rule.ties)} |"
        for rule in IN_RUNS.values()
    ]
    head = "## Counting rules\n\n| id | rule | takes | ties, its own way first |\n|---|---|---|---|"
    return "\n".join([head, *rows, ""])


def later() -> str:
    """Return the list of what the format names and comitia does not apply yet."""
    lines = [
        f"- {TITLES[model.__name__]}: {', '.join(f'`{key}`' for key in sorted(model.LATER))}"
        for model in dict.fromkeys(sections(Charter))
        if model.LATER
    ]
    names = ", ".join(f"`{name}`" for name in sorted(LATER_RULES))
    head = (
        "## Named by the format, not applied yet\n\nThese are refused as such: no charter promises what nobody does.\n"
    )
    return "\n".join([head, *lines, f"- rules: {names}", ""])


def main() -> int:
    """Write the page, or say whether it is up to date."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    fresh = PAGE.read_text(encoding="utf-8") == page()
    print(f"{PAGE.name}: {'up to date' if fresh else 'stale; run python tools/charter_reference.py'}")
    return 0 if fresh else 1


if __name__ == "__main__":
    sys.exit(main())
