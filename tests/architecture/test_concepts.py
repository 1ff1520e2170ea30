"""One concept: one core module, and a page in docs/concepts that names its commands, its events and its refusals."""

import ast
import dataclasses
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.architecture.tree import ROOT, SOURCE, parsed

from comitia.core.assembly.effects import EFFECTS, fields_of
from comitia.core.decider import Command
from comitia.core.events import TYPES

CONCEPTS = ROOT / "docs" / "concepts"
PAGES = {
    "acceptance": ("mandate/acceptance.py",),
    "amendment": ("assembly/amendment.py", "assembly/effects/amend.py"),
    "appeal": ("assembly/appeal.py", "assembly/effects/appeal.py"),
    "apportionment": ("election/apportionment.py",),
    "attendance": ("assembly/attendance.py",),
    "away": ("mandate/away.py", "assembly/effects/suspend.py"),
    "audit": ("audit.py", "assembly/again.py"),
    "breach": ("history/breach.py", "history/again.py"),
    "candidacy": ("election/candidacy.py",),
    "challenge": ("assembly/challenge.py",),
    "competence": ("assembly/competence.py",),
    "countback": ("mandate/countback.py",),
    "contest": ("election/contest.py",),
    "decision": ("assembly/decision.py", "assembly/reversal.py", "assembly/restitution.py", "consequences.py"),
    "departure": ("mandate/departure.py",),
    "effect": (
        "assembly/effect.py",
        "assembly/effects/__init__.py",
        "assembly/effects/censure.py",
        "assembly/effects/leave.py",
        "assembly/effects/relieve.py",
    ),
    "electorate": ("election/electorate.py",),
    "grace": ("mandate/grace.py",),
    "incompatibility": ("mandate/incompatibility.py", "election/not_with.py"),
    "instruction": ("assembly/instruction.py", "assembly/named_vote.py", "assembly/effects/instruct.py"),
    "mandate": ("mandate/mandate.py", "mandate/given.py", "mandate/ending.py", "assembly/effects/seat.py"),
    "membership": ("mandate/membership.py", "assembly/effects/expel.py"),
    "motion": ("assembly/motion.py",),
    "organization": ("election/organization.py",),
    "past": (
        "history/past_act.py",
        "history/testimony.py",
        "history/entering.py",
        "history/note.py",
        "history/retraction.py",
    ),
    "person": ("mandate/person.py",),
    "petition": (
        "mandate/petition.py",
        "mandate/petition_course.py",
        "mandate/signing.py",
        "assembly/effects/petition.py",
    ),
    "recall": ("assembly/recalling.py", "mandate/recall_times.py", "mandate/hearing.py", "mandate/successor.py"),
    "post": ("mandate/post.py", "assembly/effects/post.py", "assembly/effects/abolish.py"),
    "powers": (
        "mandate/powers.py",
        "mandate/authority.py",
        "mandate/act_in_office.py",
        "mandate/delegation.py",
        "assembly/effects/delegate.py",
        "assembly/effects/revoke.py",
    ),
    "source": ("history/source.py",),
    "ratification": ("assembly/ratification.py", "assembly/effects/ratify.py"),
    "resignation": (
        "mandate/resignation.py",
        "mandate/settlement.py",
        "mandate/release.py",
        "assembly/effects/resignation.py",
    ),
    "resolution": (
        "assembly/report.py",
        "assembly/effects/resolution.py",
        "assembly/effects/direct.py",
    ),
    "return": ("election/declaration.py", "election/entered.py"),
    "roll": ("election/roll.py",),
    "unit": ("election/unit.py",),
    "takeover": ("mandate/takeover.py", "mandate/taking_over.py"),
    "vacancy": ("mandate/vacancy.py", "mandate/succession.py", "mandate/place.py"),
    "by-election": ("mandate/by_election.py",),
    "acting": ("mandate/acting.py",),
    "cooption": ("mandate/cooption.py", "mandate/fitness.py", "assembly/effects/coopt.py"),
    "ex-officio": ("mandate/ex_officio.py",),
    "unit-change": ("election/unit_change.py", "assembly/effects/units.py"),
    "vote": ("assembly/vote.py", "assembly/missing.py"),
}
SHOWN_ELSEWHERE = {"charter", "chain", "contest-page"}
WORD = r"[A-Za-z][A-Za-z_.]*"


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_events_are_named(page: str) -> None:
    """Each command by its class, each event by its class and by its type on the record."""
    commands = {kind.__name__ for kind in typing.get_args(Command)}
    names = {kind.__name__: name for name, kind in TYPES.items()}
    text = (CONCEPTS / f"{page}.md").read_text(encoding="utf-8")
    wanted = {
        word
        for module in PAGES[page]
        for node in parsed(SOURCE / "core" / module).body
        if isinstance(node, ast.ClassDef) and node.name in commands | set(names)
        for word in (node.name, names.get(node.name, node.name))
    }

    assert {word for word in wanted if f"`{word}`" not in text and f"(`{word}`" not in text} - named_in(text) == set()


def named_in(text: str) -> set[str]:
    """Return every word that stands in code on a page."""
    return {word for code in re.findall(r"`([^`]+)`", text) for word in code.split()}


@pytest.mark.parametrize("page", PAGES)
def test_every_refusal_has_its_line(page: str) -> None:
    """The table under Refused has a line for each refusal in the modules, and names the rule of each."""
    modules = [parsed(SOURCE / "core" / module) for module in PAGES[page]]
    refusals = [refusal for module in modules for refusal in refusals_of(module)]
    table = (CONCEPTS / f"{page}.md").read_text(encoding="utf-8").partition("\n## Refused\n")[2]
    rows = [
        row for row in re.findall(r"^\| .* \|$", table.partition("\n## ")[0], re.MULTILINE) if "| rule |" not in row
    ]
    rules = set(re.findall(r"`([^`]+)`", table))

    assert len(rows) >= len(refusals)
    assert [rule for rule in refusals if not any(re.fullmatch(rule, named) for named in rules)] == []


def refusals_of(module: ast.Module) -> Iterator[str]:
    """Yield a pattern for the rule of each refusal in a module, and what is `Missing`; what makes refusals counts once a call."""
    texts = {name: value for node in ast.walk(module) if isinstance(node, ast.Assign) for name, value in assigned(node)}
    makers = {
        node.name: pattern(inner, texts)
        for node in module.body
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "Refused"
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call) and called(inner) == "Refused"
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            name = called(node.exc)
            if name in makers:
                yield makers[name]
            elif name == "Refused":
                yield pattern(node.exc, texts)
        elif isinstance(node, ast.Call) and called(node) == "Missing":
            yield pattern(node, texts)


def assigned(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names that an assignment binds, with their values."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = zip(target.elts, node.value.elts, strict=True)
            yield from ((name.id, value) for name, value in pairs if isinstance(name, ast.Name))
        elif isinstance(target, ast.Name):
            yield target.id, node.value


def called(node: ast.Call) -> str:
    """Return the name of the function that is called."""
    return node.func.id if isinstance(node.func, ast.Name) else ""


def pattern(call: ast.Call, texts: dict[str, ast.expr]) -> str:
    """Return a pattern for the text given as `rule`."""
    rule = next(keyword.value for keyword in call.keywords if keyword.arg == "rule")
    return spelled(texts.get(rule.id, rule) if isinstance(rule, ast.Name) else rule)


def spelled(node: ast.expr) -> str:
    """Return a pattern for a text that the code spells out, with a word for each value put into it."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=values):
            return "".join(map(spelled, values))
        case ast.IfExp(body=body, orelse=orelse):
            return f"(?:{spelled(body)}|{spelled(orelse)})"
        case _:
            return WORD


def test_every_concept_has_an_example() -> None:
    """A page without one is not finished."""
    assert [page.name for page in sorted(CONCEPTS.glob("*.md")) if not has_example(page)] == []


def has_example(page: Path) -> bool:
    """Tell whether a page shows a case; those on pages of the register show the register."""
    return page.stem in SHOWN_ELSEWHERE or "## Example" in page.read_text(encoding="utf-8")


def test_every_decider_has_its_page() -> None:
    """A module of the rules that refuses anything is on the list above."""
    known = {module for modules in PAGES.values() for module in modules}
    found = {
        str(path.relative_to(SOURCE / "core"))
        for path in (SOURCE / "core").rglob("*.py")
        if any(refusals_of(parsed(path)))
    }

    assert found <= known


def test_every_kind_of_effect_is_on_the_page() -> None:
    """The table of kinds has a row for each, with its fields."""
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", (CONCEPTS / "effect.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert {kind: set(fields_of(kind)) for kind in EFFECTS} == {
        kind: named_in(cell) - {"upheld", "dismissed"} for kind, cell in rows
    }


def test_every_event_type_is_on_the_page_of_the_format() -> None:
    """Its row names exactly the fields of its body."""
    page = (ROOT / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+/\d+)` \| (.*) \|$", page, re.MULTILINE))

    assert set(rows) == set(TYPES)
    assert {name: missing for name, row in rows.items() if (missing := fields_in(name) - named_in(row))} == {}


def fields_in(name: str) -> set[str]:
    """Return the fields of an event type."""
    return {field.name for field in dataclasses.fields(TYPES[name])}
