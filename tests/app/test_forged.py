"""Forged exports: rewritten, chained anew and signed by somebody; what does not follow by the rules is found all the same."""

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.exchange import signing
from tests.exchange.signing import Lines
from tests.run_folder import comitia, small_folder

from comitia.exchange.record_reader import Verification
from comitia.exchange.verification import verify


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory, key: Path) -> Lines:
    """Return the lines of an export of the small folder, but for its head."""
    place = tmp_path_factory.mktemp("forged")
    comitia("run", small_folder(place / "folder"), "--db", place / "a.sqlite3", key=key)
    comitia("record", "export", "--db", place / "a.sqlite3", "-o", place / "a.jsonl", key=key)
    return [json.loads(line) for line in (place / "a.jsonl").read_bytes().splitlines()][:-1]


def forged(lines: Lines, change: Callable[[Lines], None]) -> Verification:
    """Return the verification of an export that somebody changed, and made consistent with itself again."""
    return verify(io.BytesIO(signing.forged(lines, change)), None, None)


def entry(lines: Lines, kind: str, **where: object) -> dict[str, Any]:
    """Return the first entry of a type whose body has these values."""
    return next(
        line["entry"]
        for line in lines
        if "entry" in line
        and line["entry"]["type"] == kind
        and all(line["entry"]["body"][name] == value for name, value in where.items())
    )


def drop(lines: Lines, kind: str, **where: object) -> None:
    """Take an entry out, and let later causes name the entries they named."""
    gone = entry(lines, kind, **where)
    for line in lines:
        cause = line["entry"]["cause"] if "entry" in line else None
        if cause is not None and cause > gone["seq"]:
            line["entry"]["cause"] -= 1
    lines[:] = [line for line in lines if line.get("entry") is not gone]


def rebox(contest: str, ballots: str) -> Callable[[Lines], None]:
    """Return a change that puts other ballots into a box, under their own digest, and names that in the return."""

    def change(lines: Lines) -> None:
        digest = hashlib.sha256(ballots.encode()).hexdigest()
        box = next(line["box"] for line in lines if "box" in line and line["box"]["contest"] == contest)
        box.update(ballots=ballots, digest=digest)
        entry(lines, "return_declared/1", contest=contest)["body"]["box"] = digest

    return change


B1, CONGRESS = "regional_council.b1", "congress.r1"

FORGERIES: list[tuple[str, Callable[[Lines], None], str]] = [
    ("mandates left out", lambda ls: drop(ls, "mandates_issued/1", contest=CONGRESS), "(seats_apportioned/1)|(contest_opened/1)|(candidates_listed/1)"),
    ("last mandates left out", lambda ls: drop(ls, "contest_opened/1", contest="president.round-2"), "what follows from entry"),
    ("a cause that is none", lambda ls: entry(ls, "contest_opened/1").update(cause=3), "it was brought about by entry None, and names 3"),
    ("a cause left out", lambda ls: entry(ls, "mandates_issued/1").update(cause=None), "and names None"),
    ("another winner", lambda ls: entry(ls, "return_declared/1", contest=B1)["body"].update(elected=[3, 1]), "the rules give another result: elected should be"),
    ("another mandate", lambda ls: entry(ls, "mandates_issued/1", contest=B1)["body"]["mandates"][0].update(person="p0"), "mandates should be"),
    ("other seats", lambda ls: entry(ls, "seats_apportioned/1")["body"]["seats"].update(b1=3), "seats should be"),
    ("another seed", lambda ls: entry(ls, "contest_opened/1")["body"].update(lot_seed="0" * 64), "lot_seed should be"),
    ("more ballots than electors", rebox(B1, "3 2\n30 1 2 0\n0\n"), "30 ballots, but only 8 may vote"),
    ("a box with names", rebox(B1, "3 2\n3 1 2 0\n3 2 3 0\n1 3 0\n0\n\"Ada\"\n\"Bo\"\n\"Cleo\"\n\"b1\"\n"), "not as boxes are sealed"),
    ("a box not merged", rebox(B1, "3 2\n1 1 2 0\n2 1 2 0\n3 2 3 0\n1 3 0\n0\n"), "not as boxes are sealed"),
    ("junk in a box", rebox(B1, "hello"), "holds no ballots as they are sealed"),
    ("figures without a box", lambda ls: (ls.remove(next(line for line in ls if line.get("box", {}).get("contest") == B1)),
                                          entry(ls, "return_declared/1", contest=B1)["body"].update(vacant=-2)), "vacant seats are not those"),
    ("a day that is none", lambda ls: entry(ls, "unit_formed/1").update(occurred="junk"), "an entry has a day"),
    ("a time that is none", lambda ls: entry(ls, "unit_formed/1").update(entered="whenever"), "an entry has a day"),
    ("the 30th of February", lambda ls: entry(ls, "unit_formed/1").update(occurred="2026-02-30"), "an entry has a day"),
    ("no charter", lambda ls: entry(ls, "charter_adopted/1")["body"].update(charter={}), "the rules cannot be applied"),
    ("another charter", lambda ls: entry(ls, "charter_adopted/1")["body"]["charter"].update(title="Other"), "rules refuse it"),
    ("a number that is none", lambda ls: entry(ls, "roll_certified/1")["body"].update(electors="--9007199254740993"), "must be an integer"),
    ("an endless number", lambda ls: entry(ls, "roll_certified/1")["body"].update(electors="9" * 5000), "must be an integer"),
    ("another chain", lambda ls: ls[0].update(chain="fed.other"), "this is the founding of fed.test"),
    ("a name twice", lambda ls: ls.append(ls[-1]), "is there twice"),
    ("an unknown type", lambda ls: entry(ls, "unit_formed/1").update(type="unit_formed/9"), "does not know the entry type"),
    ("one more field", lambda ls: entry(ls, "unit_formed/1")["body"].update(note="x"), "must hold exactly"),
    ("a place as text", lambda ls: entry(ls, "unit_formed/1").update(forged_seq="2"), "must be"),
    ("founded twice", lambda ls: ls.insert(3, json.loads(json.dumps(ls[1]))), "the rules refuse it"),
    ("a root without an id", lambda ls: entry(ls, "unit_formed/1", parent=None)["body"].update(unit=""), "'' is no id"),
    ("a unit of no type", lambda ls: entry(ls, "unit_formed/1", unit="b1")["body"].update(type="cell"), "the rules refuse it"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), [case[1:] for case in FORGERIES], ids=[case[0] for case in FORGERIES])
def test_a_forgery_is_found(change: Callable[[Lines], None], sentence: str, lines: Lines) -> None:
    """The finding says what is wrong, in words; nothing but a finding comes out."""
    result = forged(lines, change)

    found = " ".join(map(str, result.findings))
    assert any(part in found for part in sentence.split("|")), found
    assert not result.is_sound


def test_what_is_not_changed_is_sound(lines: Lines) -> None:
    """The forger's tools alone change nothing; and a box that is left out is said to be so."""
    assert forged(lines, lambda _: None).is_sound

    without = forged(lines, lambda ls: ls.remove(next(line for line in ls if "box" in line)))

    assert without.is_sound
    assert without.uncounted == [next(line["box"]["contest"] for line in lines if "box" in line)]
    assert without.recounted == without.returns - 3  # two returns have no ballots at all


@pytest.mark.parametrize("given", ["x" * 300, "12", "/"])
def test_a_key_that_is_none_is_refused(given: str, key: Path, tmp_path: Path) -> None:
    """Neither digits nor a file of them: status 2 and a sentence."""
    (tmp_path / "a.jsonl").write_text("{}\n")
    (tmp_path / "binary").write_bytes(b"\xff\x00")

    for option in (given, str(tmp_path / "binary")):
        done = comitia("verify", tmp_path / "a.jsonl", "--key", option, key=key)

        assert done.returncode == 2
        assert "--key takes 64 hexadecimal digits" in done.stderr
