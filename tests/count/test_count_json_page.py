"""The reference page of results names every key that is written, every option and every id, each in its section."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from tests.count.ballots import SEED, WITH_POINTS, profile, scores
from tests.count.test_record import CASES, GOLDEN
from typer.testing import CliRunner

from comitia.cli.app import app
from comitia.count import RULES, Count, Lots, Options, count, result_of, result_to_json
from comitia.count.bar import Given
from comitia.count.explanation.margins import Kind
from comitia.count.explanation.reasons import _BECAUSE
from comitia.count.explanation.story import explanation, explanation_to_json
from comitia.count.lots import Question
from comitia.count.record import Action, Outcome

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "count-json.md"
WARD = '5 2\n30 1 5 0\n12 1 4 0\n40 2 0\n20 4 2 0\n9 3 4 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Dag"\n"Eli"\n"Council"\n'
RECORD, EXPLAINED = "The record of a count", "The explanation as data"
IDS_FOR_KEYS = frozenset({"clauses"})
"""Keys whose value has ids for keys: what each clause says."""


@cache
def named(section: str) -> frozenset[str]:
    """Return what stands in code marks in a section of the page, the one before all headings having no name."""
    parts = re.split(r"^##+ (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    sections = {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}
    return frozenset(re.findall(r"`([^`\n]+)`", sections[section]))


def keys(value: object) -> Iterator[str]:
    """Yield every key in a JSON value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key not in IDS_FOR_KEYS or not isinstance(inner, dict):
                yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def missing(value: object, *sections: str) -> set[str]:
    """Return the keys of a JSON value that none of these sections names."""
    return set(keys(value)) - frozenset().union(*map(named, sections))


def written(tmp_path: Path, text: str, *words: str) -> dict[str, object]:
    """Return what `comitia count --json` writes."""
    path = tmp_path / ("ward.blt" if text == WARD else "ward.csv")
    path.write_text(text)
    found = CliRunner().invoke(app, ["count", str(path), "--json", *words])
    assert found.exit_code == 0, found.output
    data: dict[str, object] = json.loads(found.stdout)
    return data


@pytest.mark.parametrize("rule", sorted(path.stem for path in GOLDEN.glob("*.json")))
def test_every_key_of_a_kept_record_is_named(rule: str) -> None:
    kept = json.loads((GOLDEN / f"{rule}.json").read_text(encoding="utf-8"))
    if "count" in kept:
        assert set() == missing(kept["count"], RECORD)


@pytest.mark.parametrize("rule", RULES)
def test_every_key_of_a_result_and_its_explanation_is_named(rule: str) -> None:
    text, seats, options = CASES[rule]
    ballots = scores(text) if rule in WITH_POINTS else profile(5, text)
    made = count(ballots, rule=rule, seats=seats, options=options, lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    result = result_of(ballots, made, options, Lots(seed=SEED), "1.2.3")
    data = result_to_json(result)
    explained = explanation_to_json(explanation(result, (), "", None, ()))
    told = {key: value for key, value in explained.items() if key != "result"}

    assert set() == set(data) - named("")
    assert set() == missing(data["options"], "Options")
    assert set() == missing({**data, "count": None, "options": None}, "")
    assert set() == missing(data["count"], RECORD)
    assert set() == missing(told, EXPLAINED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WARD, ("--rule", "wigm", "--decimals", "4", "--skips", "pass", "--overvotes", "end")),
        (WARD, ("--rule", "scottish-stv", "--group", "n=3,4", "--at-least", "n=1", "--at-most", "n=1")),
        ("count,Ama,Bo\n3,5,1\n2,0,4\n", ("--rule", "star", "--seats", "1", "--points", "0..5")),
    ],
)
def test_every_key_that_the_command_writes_is_named(tmp_path: Path, text: str, words: tuple[str, ...]) -> None:
    """With what belongs to the file, the policy, the points, the constraints and what they changed."""
    data = written(tmp_path, text, *words)
    records = {"count": data.pop("count"), "without_constraints": data.pop("without_constraints", None)}

    assert set() == missing(list(records.values()), RECORD)
    assert set(records) - {"count"} <= named("")
    assert set() == missing({**data, "options": None}, "")


def test_every_key_of_a_countback_is_named(tmp_path: Path) -> None:
    data = written(tmp_path, WARD, "--rule", "scottish-stv", "--vacated", "1")

    assert set() == set(data) - named("A countback")
    assert set() == missing({**data, "first": None, "count": None}, "A countback", "")
    assert set() == missing(data["count"], RECORD)


def test_every_key_of_an_explanation_with_a_trace_and_an_effect_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ward.blt"
    path.write_text(WARD)
    words = ("--rule", "scottish-stv", "--group", "n=3,4", "--at-least", "n=1", "--explain", "json", "--trace", "1 5")
    told = json.loads(CliRunner().invoke(app, ["count", str(path), *words]).stdout)

    assert {"trace", "effect", "result"} <= set(told)
    assert set() == missing({**told, "result": None}, EXPLAINED)


def test_every_option_and_id_is_named() -> None:
    """Options, actions, outcomes, reasons, questions of lots, kinds of margins."""
    assert set() == {each.name for each in fields(Options)} - named("Options")
    ids = {*get_args(Action), *get_args(Outcome), *get_args(Question), *get_args(Given), *(why for _, why in _BECAUSE)}
    assert {"seat"} >= ids - named(RECORD)
    assert set() == set(get_args(Kind)) - named(EXPLAINED)


def test_a_key_that_is_nowhere_would_be_found() -> None:
    """The test looks deep, and takes no key for named that stands in another section alone."""
    assert {"unheard"} == missing({"rule": [{"unheard": 1}]}, RECORD)
    assert {"without_constraints"} == missing({"without_constraints": None}, RECORD)
