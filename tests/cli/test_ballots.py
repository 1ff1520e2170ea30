"""`comitia ballots` and the policies of `comitia count`, as a person or a script uses them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.exchange.ballot_samples import CVR
from typer.testing import CliRunner, Result

from comitia.cli.app import app
from comitia.exchange.ballots.read import read_marked

WARD = """3 1
5 1 2 0
4 2 0
3 2=3 1 0
2 3 - 1 0
1 1 1 2 0
1 0
0
"=Ama"
"Bo"
"Cleo"
"Ward"
"""


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    path = tmp_path / "ward.blt"
    path.write_text(WARD)
    return path


def invoke(*words: object) -> Result:
    return CliRunner().invoke(app, list(map(str, words)))


def test_show_says_what_is_in_a_file(ward: Path) -> None:
    result = invoke("ballots", "show", ward)
    assert result.exit_code == 0
    for line in (
        "Ward",
        "Seats: 1. Candidates: 3",
        "  1 =Ama",
        "Ballots: 15 with marks, 1 blank, 0 invalid",
        "Equal ranks: 3 ballots",
        "Skipped places: 2 ballots",
        "Repeated candidates: 1 ballot",
        "Different rankings: 5, of which 1 stands on one ballot alone",
        "Ballots whose ranking fewer than 5 share: 10 of 15",
        "To count these ballots, a policy is needed: --overvotes, --skips, --repeats",
    ):
        assert line in result.stdout.splitlines()


def test_show_tells_the_digest_that_a_count_tells(tmp_path: Path) -> None:
    path = tmp_path / "plain.blt"
    path.write_text("2 1\n3 1 2 0\n0\n")
    digest = json.loads(invoke("count", path, "--rule", "plurality", "--json").stdout)["profile_digest"]
    assert f"SHA-256 of the profile: {digest}" in invoke("ballots", "show", path).stdout


def test_a_count_says_what_the_policy_did(ward: Path) -> None:
    """To people and in the record: 3 with an overvote, 2 with a skip, 1 with a repeat."""
    words = ["--rule", "wigm", "--overvotes", "end", "--skips", "pass", "--repeats", "first"]
    shown = invoke("count", ward, *words)
    assert shown.exit_code == 0
    for line in (
        "Equal ranks: 3 ballots, 3 of them ended there (end).",
        "Skipped places: 2 ballots, 2 of them going on with the next mark (pass).",
        "Repeated candidates: 1 ballot, 1 of them counted at the first place alone (first).",
        "Left without a mark that counts, and so invalid: 3 ballots.",
        "Ballots: 12 valid, 1 blank, 3 invalid.",
    ):
        assert line in shown.stdout.splitlines()
    found = json.loads(invoke("count", ward, *words, "--json").stdout)
    assert found["policy"] == {
        "overvotes": {"policy": "end", "ballots": 3, "acted_on": 3},
        "skips": {"policy": "pass", "ballots": 2, "acted_on": 2},
        "repeats": {"policy": "first", "ballots": 1, "acted_on": 1},
        "left_without_marks": 3,
    }


def test_without_a_policy_a_count_refuses_at_the_line(ward: Path) -> None:
    result = invoke("count", ward, "--rule", "wigm")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        "ward.blt:4: found the equal ranks '2=3', expected one candidate at each place, or a policy for overvotes"
        in result.stderr
    )


def test_split_counts_parts_of_votes(ward: Path) -> None:
    """3 ballots with Bo and Cleo equal: 1.5 for each; 5 + 1 for =Ama, 4 + 1.5 for Bo, 2 + 1.5 for Cleo."""
    words = ["--rule", "wigm", "--overvotes", "split", "--skips", "pass", "--repeats", "first", "--json"]
    found = json.loads(invoke("count", ward, *words).stdout)
    assert found["count"]["stages"][0]["totals"] == [6, "11/2", "7/2"]


def test_sets_are_for_rules_that_only_ask_who_is_marked(ward: Path) -> None:
    words = ["--overvotes", "set", "--skips", "pass", "--repeats", "first", "--json"]
    found = json.loads(invoke("count", ward, "--rule", "approval", *words).stdout)
    assert found["count"]["stages"][0]["totals"] == [5 + 3 + 2 + 1, 5 + 4 + 3 + 1, 3 + 2]
    refused = invoke("count", ward, "--rule", "wigm", *words)
    assert "found --overvotes set with wigm, expected a rule that only asks who is marked" in refused.stderr


def test_a_report_of_several_contests(tmp_path: Path) -> None:
    """The contest is chosen, its name is the title, its seats are those of the report."""
    path = tmp_path / "report.json"
    path.write_text(CVR)
    asked = invoke("count", path, "--rule", "wigm")
    assert (asked.exit_code, "chosen with --contest from: 'Chair', 'Clerk'" in asked.stderr) == (1, True)
    words = ["--contest", "Chair", "--rule", "wigm", "--skips", "pass", "--lot-seed", "00", "--json"]
    found = json.loads(invoke("count", path, *words).stdout)
    assert (found["title"], found["count"]["seats"], found["names"][-1]) == ("Chair", 1, "Cleo")


def test_a_file_that_says_no_seats_asks_for_them(tmp_path: Path) -> None:
    path = tmp_path / "board.abif"
    path.write_text("3: A>B\n")
    assert (
        "board.abif: the file says no number of seats: give --seats" in invoke("count", path, "--rule", "wigm").stderr
    )
    assert invoke("count", path, "--rule", "wigm", "--seats", 1).exit_code == 0


def test_the_sheet_of_a_count(tmp_path: Path, ward: Path) -> None:
    out = tmp_path / "sheet.csv"
    words = ["--rule", "wigm", "--overvotes", "end", "--skips", "pass", "--repeats", "first", "--sheet", out]
    assert invoke("count", ward, *words).exit_code == 0
    assert "\n1,'=Ama,6,6," in out.read_text()
    again = invoke("count", ward, *words)
    assert (again.exit_code, "there is such a file" in again.stderr) == (1, True)


def test_convert_keeps_the_marks_unless_a_policy_is_given(tmp_path: Path, ward: Path) -> None:
    kept, made = tmp_path / "kept.json", tmp_path / "made.soi"
    assert invoke("ballots", "convert", ward, kept).exit_code == 0
    assert dict(read_marked(kept).marks.rows) == dict(read_marked(ward).marks.rows)

    words = ["--overvotes", "end", "--skips", "pass", "--repeats", "first"]
    result = invoke("ballots", "convert", ward, made, *words)
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [
            f"{made}: 13 ballots written, 4 different.",
            "Equal ranks: 3 ballots, 3 of them ended there (end).",
            "Skipped places: 2 ballots, 2 of them going on with the next mark (pass).",
            "Repeated candidates: 1 ballot, 1 of them counted at the first place alone (first).",
            "Left without a mark that counts, and so invalid: 3 ballots.",
            "Not written, for they have no marks in this format: 3 ballots that are invalid.",
        ],
    )


def test_convert_says_what_it_withheld(tmp_path: Path, ward: Path) -> None:
    out = tmp_path / "published.blt"
    result = invoke("ballots", "convert", ward, out, "--withhold-below", 3)
    said = "Reduced: rankings that fewer than 3 ballots have are left out; 4 ballots withheld."
    assert said in result.stdout
    assert out.read_text().startswith(f"# {said}\n3 1\n")
    assert "Ward (reduced: not all ballots as they were cast)" in invoke("ballots", "show", out).stdout


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("out.soi", [], "PrefLib cannot hold a skipped place: give --skips"),
        ("out.xls", [], "found the format 'xls', expected one of: blt, abif"),
        ("out.blt", ["--merge-below", 3, "--withhold-below", 3], "expected one of them"),
        ("out.blt", ["--merge-below", 0], "found 0 ballots that share a ranking, expected 2 or more"),
        ("out.blt", ["--overvotes", "halve"], "found the policy 'halve' for equal ranks, expected one of"),
        ("out.blt", ["--overvotes", "set"], "found --overvotes set, expected it with comitia count"),
        ("out.blt", ["--skips", "pass"], "ward.blt:6: found candidate 1 twice on one ballot"),
        ("nowhere/out.blt", [], "there is no folder"),
    ],
)
def test_convert_refuses_and_writes_nothing(
    tmp_path: Path, ward: Path, name: str, words: list[object], said: str
) -> None:
    result = invoke("ballots", "convert", ward, tmp_path / name, *words)
    assert (result.exit_code, said in result.stderr) == (1, True), result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["ward.blt"]


def test_a_file_that_is_there_is_written_over_with_force_alone(tmp_path: Path, ward: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("mine")
    result = invoke("ballots", "convert", ward, out)
    assert (result.exit_code, out.read_text()) == (1, "mine")
    assert invoke("ballots", "convert", ward, out, "--force").exit_code == 0
    assert read_marked(out).title == "Ward"


def test_help_has_examples_and_neither_django_nor_numpy_is_loaded(ward: Path) -> None:
    for command in ("show", "convert"):
        assert f"comitia ballots {command} ward" in invoke("ballots", command, "--help").stdout
    code = (
        "import sys; from typer.testing import CliRunner; from comitia.cli.app import app\n"
        f"assert CliRunner().invoke(app, ['ballots', 'show', {str(ward)!r}]).exit_code == 0\n"
        "assert not {'numpy', 'django', 'pyarrow'} & set(sys.modules)\n"
        "assert not any(name.startswith(('comitia.store', 'comitia.core')) for name in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_where_all_is_withheld_it_is_said(tmp_path: Path) -> None:
    """Two different ballots of one voter each leave nothing to share; three of one kind leave something."""
    path, said = tmp_path / "few.blt", "Nothing is left: no ballot with a mark is written"
    path.write_text("2 1\n1 1 0\n1 2 0\n3 0\n0\n")
    for option in ("--merge-below", "--withhold-below"):
        assert said in invoke("ballots", "convert", path, tmp_path / "out.json", option, 3, "--force").stdout
    path.write_text("2 1\n1 1 0\n3 2 0\n0\n")
    assert said not in invoke("ballots", "convert", path, tmp_path / "out.json", "--merge-below", 3, "--force").stdout


def test_ballots_that_give_points_are_shown(tmp_path: Path) -> None:
    """Sums and givers of each candidate; a blank field gives nothing, a 0 is given; the range is checked."""
    path = tmp_path / "stars.csv"
    path.write_text("weight,Ama,Bo\n3,5,\n2,0,4\n1,,\n")
    shown = invoke("ballots", "show", path, "--points", "0..5")
    assert shown.exit_code == 0
    for line in (
        "Seats: the file does not say. Candidates: 2",
        "  1 Ama: 15 points, given by 5 ballots",
        "  2 Bo: 8 points, given by 2 ballots",
        "Ballots: 5 with points, 1 blank",
        "Different ballots: 2, of which 0 stand alone",
    ):
        assert line in shown.stdout.splitlines()
    assert "Format: points-csv, points from 0 to 5. SHA-256 of the file: " in shown.stdout
    for points, refusal in (
        ("0..4", f"{path}:2: found '5', expected a whole number from 0 to 4, or nothing"),
        ("5", "found the points '5', expected the lowest and the highest, as in 0..5"),
    ):
        refused = invoke("ballots", "show", path, "--points", points)
        assert (refused.exit_code, refused.stderr.strip()) == (1, refusal)
    assert "points from 0 to 5" in invoke("ballots", "show", path, "--points", "0..5", "--format", "points-csv").stdout
    assert invoke("ballots", "show", path, "--points", "0..5", "--format", "blt").exit_code == 1


def test_weights_of_ballots_that_give_points_are_shown_as_votes(tmp_path: Path) -> None:
    path = tmp_path / "stars.csv"
    path.write_text("weight,Ama,Bo\n1/2,5,\n2,0,4\n")
    shown = invoke("ballots", "show", path, "--points", "0..5").stdout.splitlines()
    assert "  1 Ama: 2.50000 points, given by 2.50000 votes" in shown
    assert "Weights: some weigh parts of a vote" in shown


def test_a_policy_is_asked_for_what_there_is(tmp_path: Path) -> None:
    """Only equal ranks here, and one ballot stands alone."""
    path = tmp_path / "equal.blt"
    path.write_text("3 1\n1 2=3 1 0\n0\n")
    said = invoke("ballots", "show", path).stdout

    assert "a policy is needed: --overvotes\n" in said
    assert "of which 1 stands on one ballot alone" in said


def test_one_is_one(tmp_path: Path) -> None:
    """A point, a ballot, and one that stands alone."""
    path = tmp_path / "points.csv"
    path.write_text("Ama,Bo\n1,0\n")
    said = invoke("ballots", "show", path, "--points", "0..5").stdout

    assert "1 Ama: 1 point, given by 1 ballot\n" in said
    assert "2 Bo: 0 points, given by 1 ballot\n" in said
    assert said.endswith("of which 1 stands alone\n")


def test_equal_ranks_stay_where_no_policy_decides_them(tmp_path: Path, ward: Path) -> None:
    """A format with equal ranks takes them as they stand, and others refuse them; skips and repeats are decided."""
    out = tmp_path / "out.toi"
    ran = invoke("ballots", "convert", ward, out, "--skips", "pass", "--repeats", "first")

    assert 0 == ran.exit_code, ran.output
    assert "Equal ranks: 3 ballots, as they stand." in ran.stderr + ran.stdout
    marks = read_marked(out).marks
    assert {((1,), (2,)): 6, ((2,),): 4, ((3,), (1,)): 2, ((2, 3), (1,)): 3} == {
        places: weight for places, weight in marks.rows if places
    }
    refused = invoke("ballots", "convert", ward, tmp_path / "out.soi", "--skips", "pass", "--repeats", "first")
    assert (1, False) == (refused.exit_code, (tmp_path / "out.soi").exists())
    strict = invoke("count", ward, "--rule", "irv", "--skips", "pass", "--repeats", "first")
    assert "a policy for overvotes" in strict.stderr
