"""`comitia count` as a person or a script uses it."""

import json
import subprocess
import sys
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from comitia.cli.app import app
from comitia.cli.count import RULE_IDS
from comitia.count import RULES, from_json

NAMES = '"Ama"\n"Bo"\n"Cleo [the elder]"\n"Dag"\n"Board of the north"\n'
WARD = f"4 2\n45 1 2 0\n15 1 3 0\n17 2 0\n12 3 0\n11 4 3 0\n0\n{NAMES}"
TIE = '3 1\n5 1 0\n5 3 0\n1 2 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Chair"\n'
STARS = "Ama,Bo,weight\n1,0,4\n0,2,3\n,,2\n"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    path = tmp_path / "ward.blt"
    path.write_text(WARD)
    return path


@pytest.fixture
def tie(tmp_path: Path) -> Path:
    path = tmp_path / "tie.blt"
    path.write_text(TIE)
    return path


def invoke(*words: object) -> Result:
    return CliRunner().invoke(app, ["count", *map(str, words)])


def test_json_holds_the_elected_and_the_whole_count(ward: Path) -> None:
    """Numbers as in the file, in order of election; the seats are those of the file."""
    result = invoke(ward, "--rule", "scottish-stv", "--json")
    found = json.loads(result.stdout)

    assert result.exit_code == 0
    assert (found["elected"], found["names"], found["title"]) == (
        [1, 2],
        ["Ama", "Bo", "Cleo [the elder]", "Dag"],
        "Board of the north",
    )
    assert from_json(found["count"]).elected == (1, 2)
    assert found["file_digest"] == sha256(WARD.encode()).hexdigest()
    canonical = "4 2\n45 1 2 0\n15 1 3 0\n17 2 0\n12 3 0\n11 4 3 0\n0\n"
    assert found["profile_digest"] == sha256(canonical.encode()).hexdigest()
    assert found["version"]


def test_seats_on_the_command_line_go_before_those_of_the_file(ward: Path) -> None:
    found = json.loads(invoke(ward, "--rule", "scottish-stv", "--seats", 3, "--json").stdout)
    assert (found["count"]["seats"], len(found["elected"])) == (3, 3)


def test_the_table_for_people(ward: Path) -> None:
    """Every total of every stage stands whole in the table, whatever the width, with names, sentences and elected."""
    result = invoke(ward, "--rule", "scottish-stv")
    assert result.exit_code == 0
    for text in (
        "Board of the north",
        "Ballots: 100 valid, 0 blank, 0 invalid.",
        "Cleo [the elder]",
        "surplus of 1",
        "36.49985 E",
        "Ama has 60 votes and reaches the quota of 34: elected (rule 47(1)).",
        "Elected: 1 Ama, 2 Bo",
    ):
        assert text in result.stdout
    assert "…" not in result.stdout


def test_a_tie_without_a_lot_ends_with_three_and_says_what_to_do(tie: Path) -> None:
    result = invoke(tie, "--rule", "plurality")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "Lot 1 is needed among 2 who are level: 1 Ama, 3 Cleo." in result.stderr
    assert "--lot 1,3" in result.stderr
    assert "--lot-seed HEX" in result.stderr


def test_a_lot_by_hand_or_by_seed_settles_it(tie: Path) -> None:
    by_hand = invoke(tie, "--rule", "plurality", "--lot", "3,1")
    assert "Elected: 3 Cleo" in by_hand.stdout
    assert "Lot 1 was drawn by hand." in by_hand.stdout

    by_seed = invoke(tie, "--rule", "plurality", "--lot-seed", "5F3A9C")
    assert "printf 'comitia-lot/1 5f3a9c 1 NUMBER' | sha256sum" in by_seed.stdout
    first = min((1, 3), key=lambda n: sha256(f"comitia-lot/1 5f3a9c 1 {n}".encode()).hexdigest())
    found = json.loads(invoke(tie, "--rule", "plurality", "--lot-seed", "5f3a9c", "--json").stdout)
    assert (found["elected"], found["lot_seed"]) == ([first], "5f3a9c")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--rule", "bordo"], "found the rule 'bordo', expected one of: scottish-stv"),
        (["--rule", "plurality", "--threshold", "gt:1/2"], "plurality does not take threshold; it takes: ties"),
        (["--rule", "yes-no", "--threshold", "half"], "found the threshold 'half'"),
        (["--rule", "plurality", "--seats", "0"], "found 0 seats, expected 1 or more"),
        (["--rule", "plurality", "--lot", "a,b"], "found the lot 'a,b', expected candidate numbers"),
        (["--rule", "plurality", "--lot", "1,2"], "lot 1 is among 1, 3, and the order drawn is 1, 2"),
        (["--rule", "plurality", "--lot-seed", "xyz"], "a lot seed is up to 256 digits"),
    ],
)
def test_errors_end_with_one_and_a_message(tie: Path, words: list[str], said: str) -> None:
    result = invoke(tie, *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_a_file_that_cannot_be_read_ends_with_one(tmp_path: Path) -> None:
    missing = invoke(tmp_path / "none.blt", "--rule", "plurality")
    assert (missing.exit_code, "none.blt: No such file" in missing.stderr) == (1, True)

    bad = tmp_path / "bad.blt"
    bad.write_text(TIE.replace("5 3 0", "5 4 0"))
    result = invoke(bad, "--rule", "plurality")
    assert (result.exit_code, "bad.blt:3: found '4', expected a candidate from 1 to 3" in result.stderr) == (1, True)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_prints_and_writes(ward: Path, rule: str) -> None:
    assert RULE_IDS.split(", ") == list(RULES)
    file, seats = (ward, 1) if RULES[rule].points is None else (ward.with_suffix(".csv"), 2)
    ward.with_suffix(".csv").write_text(STARS)
    assert invoke(file, "--rule", rule, "--seats", seats, "--lot-seed", "00").exit_code == 0
    assert invoke(file, "--rule", rule, "--seats", seats, "--lot-seed", "00", "--json").exit_code == 0


def test_options_reach_the_count(ward: Path) -> None:
    found = json.loads(invoke(ward, "--rule", "yes-no", "--threshold", "ge:1/5", "--json").stdout)
    assert found["elected"] == [2, 1]
    words = ["--rule", "exhaustive", "--drop", "none", "--max-rounds", "1", "--ties", "earlier_stage,lot", "--json"]
    assert json.loads(invoke(ward, *words).stdout)["elected"] == [1, 2]


def test_ballots_of_a_second_round(tmp_path: Path) -> None:
    """4 of 9 votes elect in a second round, and are not enough in a first."""
    file = tmp_path / "second.blt"
    file.write_text('3 1\n4 1 0\n3 2 0\n2 3 0\n0\n"1"\n"2"\n"3"\n"x"\n')
    words = (file, "--rule", "two-round", "--json")

    first, second = (json.loads(invoke(*words, *more).stdout) for more in ((), ("--round", 2)))

    assert (first["elected"], first["count"]["next_round"]) == ([], [1, 2])
    assert (second["elected"], second["options"]["round"]) == ([1], 2)
    assert invoke(*words, "--round", 0).exit_code == 1
    assert "does not take round" in invoke(file, "--rule", "plurality", "--round", 2).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["stars.csv", "--rule", "star"], "the file says no number of seats: give --seats"),
        (["stars.csv", "--rule", "star", "--seats", "1", "--points", "5"], "found the points '5', expected the lowest"),
        (
            ["stars.csv", "--rule", "score", "--seats", "1", "--points", "0..1"],
            "stars.csv:3: found '2', expected a whole",
        ),
        (["ward.blt", "--rule", "score"], "ward.blt:1: found another kind of file, expected ballots that give points"),
        (
            ["ward.blt", "--rule", "block", "--points", "0..5"],
            "the rule block takes ballots with marks: it has no points",
        ),
        (["ward.blt", "--rule", "yes-no", "--threshold", "gt:1/2:roll"], "go together: give both or neither"),
        (["ward.blt", "--rule", "slate"], "the rule slate fills 1, not 2"),
    ],
)
def test_ballots_of_the_wrong_kind_end_with_one(ward: Path, words: list[str], said: str) -> None:
    (ward.parent / "stars.csv").write_text(STARS)
    result = invoke(ward.parent / words[0], *words[1:])
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_points_and_their_range_reach_the_count(ward: Path) -> None:
    """Ama has 4 of 4 ballots, Bo 6 of 3; the digest is that of the ballots, whatever the names and the order."""
    stars = ward.with_suffix(".csv")
    stars.write_text(STARS)
    found = json.loads(invoke(stars, "--rule", "score", "--seats", 1, "--points", "0..2", "--json").stdout)
    assert ([2], ["Ama", "Bo"], 2) == (found["elected"], found["names"], found["count"]["blank"])
    assert found["profile_digest"] == sha256(b"2 0 2 1\n0,2,3\n1,0,4\n,,2\n").hexdigest()


def test_a_lot_for_the_second_round_is_asked_for(tie: Path) -> None:
    tie.write_text(TIE.replace("1 2 0", "9 2 0"))
    result = invoke(tie, "--rule", "two-round")
    assert (result.exit_code, "The one drawn first is in the next round." in result.stderr) == (3, True)


def test_help_has_examples_and_nothing_heavy_is_loaded() -> None:
    """Neither Django nor numpy is needed for the help, nor Django for a count."""
    examples = [line.split() for line in invoke("--help").stdout.splitlines() if line.startswith("  comitia count ")]
    assert ["comitia", "count", "ward.blt", "--rule", "scottish-stv", "--seats", "3"] in examples
    assert len(examples) >= 6
    code = (
        "import sys, comitia.cli.count as c; assert not {'numpy', 'django', 'rich'} & set(sys.modules), sys.modules\n"
        "import comitia.count, comitia.exchange.ballots, comitia.cli.stage_table; assert 'numpy' not in sys.modules\n"
        "assert not any(name.startswith(('django', 'comitia.store', 'comitia.core')) for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_ward_is_counted_with_little_loaded(tmp_path: Path) -> None:
    """Loading takes longer than the count: neither numpy nor what explains and draws a count is for its table."""
    rankings = [*permutations(range(1, 7), 4), *permutations(range(1, 7), 5)]
    lines = "".join(f"{1 + place % 3} {' '.join(map(str, ranking))} 0\n" for place, ranking in enumerate(rankings))
    (tmp_path / "ward.blt").write_text(f"6 3\n{lines}0\n")
    code = (
        "import sys; from comitia.cli import main\n"
        f"sys.argv = ['comitia', 'count', {str(tmp_path / 'ward.blt')!r}, '--rule', 'scottish-stv', '--lot-seed', '0a']\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end\n"
        "explaining = {f'comitia.count.explanation.{name}' for name in ('page', 'picture', 'trace', 'margins')}\n"
        "print('loaded:', sorted({'numpy', 'numba', 'django', *explaining} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "loaded: []" == done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Candidate 3 has 7 votes like others, but fewer at stage 2 (5 against 7 of Candidate 4)"),
        (
            ("--ties", "first_stage,lot"),
            "Candidate 4 has 7 votes like others, but fewer at stage 1 (4 against 5 of Candidate 3)",
        ),
    ],
)
def test_the_table_names_the_stage_at_which_equals_differed(ward: Path, words: tuple[str, ...], said: str) -> None:
    """The latest one, or the first where the count is told to look there."""
    ward.write_text(LOOKED_AT)
    assert said in " ".join(invoke(ward, "--rule", "wigm", "--seats", "1", *words).stdout.split())


LOOKED_AT = """\
6 1
20 1 2 0
19 2 1 0
5 3 2 0
4 4 2 0
3 5 4 0
2 6 3 0
2 6 0
0
"""
