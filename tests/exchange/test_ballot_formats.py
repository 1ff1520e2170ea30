"""Each format that is read: what a sample holds, place by place, and the faults that are refused where they stand."""

from fractions import Fraction
from itertools import pairwise

import pytest
from tests.exchange.ballot_samples import CAT, CONTEST, CVR, SAMPLES, SOI

from comitia.count.marks import UNREADABLE
from comitia.count.policy import Policy
from comitia.exchange.ballots import BallotFileError
from comitia.exchange.ballots.marked import MarkedFile
from comitia.exchange.ballots.read import layout_of, parse_marked

A, B, C, D = (1,), (2,), (3,), (4,)
ROWS = {
    "board.blt": {(A, B): Fraction(3, 2), ((2, 3), A): Fraction(3, 2), (A, (), C): 2, (D, A): 4, (): 1},
    "scottish.csv": {(A, B): 4, (C,): 3},
    "ranks.csv": {(A, B): 4, (B, (1, 3)): 2, (UNREADABLE, (), A): 1, (C, (), A): 3, (): 1},
    "grid.csv": {(A, B): 1, (B, C): 1, ((1, 2), (), C): 1, (): 1},
    "board.soi": {(A, B): 4, (C,): 3},
    "board.soc": {(A, B, C): 4, (C, B, A): 3},
    "board.toi": {((1, 2),): 4, (C,): 3},
    "board.toc": {((1, 2), C): 4, ((1, 2, 3),): 3},
    "board.cat": {((1, 2),): 4, (): 3},
    "board.abif": {(A, B): 4, ((2, 3), A): 2, ((1, 2), C): 3, (C, A): 1, (): 1, (B,): 2},
    "board.cvotes": {(A, B): 4, ((2, 3), A): 6, (C,): 1, (): 2},
    "board.json": {(A, (2, 3), (), A): 4, (UNREADABLE, B): Fraction(3, 2), (): 2},
    "report.json": {(A, (), B): 1, (D,): 1, (): 1},
}
REST = {
    "board.blt": (2, ("Ama", "Bo", "Cleo", "Dag"), "Board", (4,), 0),
    "scottish.csv": (2, ("Ama", "Bo", "Cleo"), "Ward 1", (), 0),
    "ranks.csv": (0, ("Ama", "Bo", "Cleo"), "", (), 2),
    "grid.csv": (0, ("Ama", "Bo", "Cleo"), "", (), 0),
    "board.cat": (0, (), "", (), 0),
    "board.abif": (0, ("Ama Owusu", "Bo Lind", "Cleo Marsh"), "Board", (), 0),
    "board.cvotes": (2, ("Ama", "Bo", "Cleo"), "", (), 0),
    "board.json": (2, ("Ama", "Bo", "Cleo"), "Board", (3,), 1),
    "report.json": (1, ("Ama", "Bo", "Write-in s3", "Cleo"), "Chair", (), 0),
}


def parse(name: str, text: str) -> MarkedFile:
    return parse_marked(text.encode(), name, contest=CONTEST.get(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_what_a_sample_holds(name: str) -> None:
    """Places and weights, and what is said of the contest."""
    found = parse(name, SAMPLES[name])
    assert ROWS[name] == dict(found.marks.rows)
    told = (found.seats, found.names, found.title, found.marks.withdrawn, found.marks.invalid)
    assert REST.get(name, (0, ("Ama", "Bo", "Cleo"), "Board", (), 0)) == told


@pytest.mark.parametrize("name", SAMPLES)
def test_other_line_ends_and_a_mark_at_the_beginning_change_nothing(name: str) -> None:
    plain, other = parse(name, SAMPLES[name]), parse(name, "\ufeff" + SAMPLES[name].replace("\n", "\r\n"))
    assert (plain.marks, plain.names, plain.title) == (other.marks, other.names, other.title)


def test_formats_are_told_by_ending_and_by_contents() -> None:
    told = {name: layout_of(text.encode(), name) for name, text in SAMPLES.items()}
    assert told == {
        **{name: name.rpartition(".")[2] for name in SAMPLES},
        "scottish.csv": "scottish-csv",
        "ranks.csv": "rank-csv",
        "grid.csv": "grid-csv",
        "report.json": "cvr",
    }
    assert layout_of(b"", "board.txt", "abif") == "abif"
    with pytest.raises(
        BallotFileError, match=r"board\.txt:1: found a file that ends in '\.txt', expected one of \.blt"
    ):
        layout_of(b"", "board.txt")
    with pytest.raises(ValueError, match="found the format 'xls', expected one of: blt"):
        layout_of(b"", "board.txt", "xls")


FAULTS = [
    ("board.soi", "4: 1, 2\n", "4: 1, 1\n", "board.soi:10: found alternative 1 twice in one order"),
    ("board.soi", "4: 1, 2\n", "4: {1, 2}\n", "board.soi:10: found a tie, expected a strict order (soi)"),
    ("board.soi", "4: 1, 2\n", "4: 1, 4\n", "board.soi:10: found '4', expected an alternative from 1 to 3"),
    ("board.soi", "4: 1, 2\n", "4: 1,,2\n", "board.soi:10: found ',2', expected an alternative"),
    ("board.soi", "4: 1, 2\n", "4: 1,2,\n", "board.soi:10: found '', expected an alternative"),
    ("board.soi", "4: 1, 2\n", "4 1, 2\n", "board.soi:10: found '4 1, 2', expected a number of voters, a colon"),
    (
        "board.soi",
        "VOTERS: 7",
        "VOTERS: 8",
        "board.soi:11: found 7 voters on the lines, expected 8, as the header says",
    ),
    ("board.soi", "ORDERS: 2", "ORDERS: 3", "board.soi:11: found 2 lines of orders, expected 3, as the header says"),
    ("board.soi", "TYPE: soi", "TYPE: toc", "board.soi:10: found the data type 'toc', expected soi"),
    ("board.soi", "# NUMBER ALTERNATIVES: 3\n", "", "board.soi:9: found no such line, expected # NUMBER ALTERNATIVES:"),
    ("board.soi", "NAME 3: Cleo", "NAME 3: Bo", "board.soi:10: found an empty name, or two alternatives of one name"),
    ("board.soi", "NAME 3: Cleo", "NAME 2: Cleo", "board.soi:9: found ALTERNATIVE NAME 2 twice"),
    ("board.soi", "4: 1, 2\n", "4: 1, 2\n# TITLE: X\n", "board.soi:11: found a line of the header, expected orders"),
    ("board.soc", "4: 1, 2, 3", "4: 1, 2", "board.soc:10: found an order of 2, expected all 3 alternatives (soc)"),
    ("board.cat", "4: {1,2},3", "4: {1,2,3}", "board.cat:9: found 1 categories, expected 2, as the header says"),
    ("board.abif", "4: A>B", "4: A>X", "board.abif:7: found the name 'X', expected one of the candidates"),
    ("board.abif", "4: A>B", "4: A>", "board.abif:7: found the end of the line, expected a candidate"),
    ("board.abif", "4: A>B", "4: A*2", "board.abif:7: found '*2', expected > for the next place, or ="),
    ("board.abif", "4: A>B", "x: A>B", "board.abif:7: found 'x: A>B', expected a number of ballots, a colon"),
    ("board.abif", "4: A>B", "4: A=A", "board.abif:7: found 'A' twice at one place"),
    (
        "board.abif",
        "[C d]/5 > A/2",
        "[C d]/2 > A/5",
        "board.abif:10: found the scores 2 > 5, expected scores that agree",
    ),
    ("board.abif", "=B:[Bo Lind]", "=A:[Bo Lind]", "board.abif:4: found the name 'A' twice"),
    (
        "board.abif",
        "=B:[Bo Lind]",
        "=B:[Ama Owusu]",
        "board.abif:4: found the name 'Ama Owusu', expected a name of its own",
    ),
    ("board.abif", '{"title": "Board"}', '{"title": "Bo\\u202eard"}', "board.abif:2: found the control character"),
    (
        "board.cvotes",
        "Ama > Bo * 4",
        "Ama > Boo * 4",
        "board.cvotes:7: found the name 'Boo', expected one of the candidates",
    ),
    (
        "board.cvotes",
        "Ama > Bo * 4",
        "Ama < Bo * 4",
        "board.cvotes:7: found 'Ama < Bo', expected the name of a candidate",
    ),
    ("board.cvotes", "Ama > Bo * 4", "Ama > > Bo", "board.cvotes:7: found nothing, expected the name of a candidate"),
    ("board.cvotes", "^2 * 3", "* 3 ^2", "board.cvotes:8: found '3 ^2', expected a number of votes"),
    (
        "board.cvotes",
        "#/Implicit Ranking: false",
        "#/Implicit Ranking: no",
        "board.cvotes:4: found 'no', expected true or",
    ),
    (
        "board.cvotes",
        "Seats: 2",
        "Seats: 2 # two",
        "board.cvotes:3: found '#/Number of Seats: 2 # two', expected a parameter",
    ),
    ("board.cvotes", "; Cleo", "; Bo", "board.cvotes:2: found the name 'Bo' twice"),
    ("ranks.csv", "rank3", "rank4", "ranks.csv:1: found no such columns, expected columns rank1, rank2"),
    ("ranks.csv", "Cleo|Ama", "Ama|Ama", "ranks.csv:3: found 'Ama|Ama', expected names parted by |, each once"),
    ("ranks.csv", ",4,true", ",4,maybe", "ranks.csv:2: found 'maybe', expected true or false in the column 'valid'"),
    ("ranks.csv", ",4,true", ",1.5,true", "ranks.csv:2: found '1.5', expected a whole number of equal ballots"),
    ("ranks.csv", ",4,true", ",4,true,5", "ranks.csv:2: found 8 cells, expected 7, as the first line has"),
    ("ranks.csv", "1,north", '1,"north', "ranks.csv:2: found '1,\"north"),
    ("grid.csv", "r1,p1,1,2,", "r1,p1,1,4,", "grid.csv:2: found '4', expected a rank from 1 to 3"),
    ("grid.csv", "r1,p1,1,2,", "r1,p1,1,b,", "grid.csv:2: found 'b', expected a rank from 1 to 3"),
    ("ranks.csv", "precinct", "votes", "ranks.csv:1: found the column 'votes', expected a column count where a row is"),
    ("grid.csv", "precinct_id", "count", "grid.csv:1: found the column count, expected a row for each ballot"),
    ("scottish.csv", "3,2,", "3,x,", "scottish.csv:1: found 'x', expected a number of seats"),
    (
        "report.json",
        '"@id": "c2"',
        '"@id": "c1"',
        "report.json: Election[0].Contest[0].@id: found the id of another contest",
    ),
    ("report.json", '"SelectionPosition": [', '"Positions": [', "report.json: CVR[0].CVRSnapshot[1].CVRContest[0]"),
    (
        "report.json",
        '[{"@id": "1", "CVRContest": [',
        '[{"@id": "1", "CVRContest": [{"ContestId": "c1"}, ',
        "report.json: CVR[1]",
    ),
    ("grid.csv", "Bo,Cleo", "Bo,Bo", "grid.csv:1: found columns without a name, with one name, or too many"),
    (
        "board.json",
        '"withdrawn": [3]',
        '"withdrawn": [4]',
        "board.json: withdrawn[0]: found 4, expected a whole number from 1",
    ),
    ("board.json", '"count": 4', '"count": 0', "board.json: ballots[0].count: found 0, expected a whole number from 1"),
    ("board.json", '"count": 4', '"count": 1.5', "board.json:1: found the number 1.5, expected whole numbers"),
    ("board.json", '"count": 4', '"count": "1.5"', "board.json: ballots[0].count: found '1.5', expected a fraction"),
    ("board.json", '"count": 4', '"copies": 4', "board.json: ballots[0]: found the key 'copies', expected only: count"),
    ("board.json", '"count": 4,', '"count": 4, "count": 5,', "board.json:1: found the key 'count' twice in one object"),
    ("board.json", "[2, 3]", "[2, 2]", "board.json: ballots[0].places[1]: found the list [2, 2], expected two or more"),
    ("board.json", "ballots/1", "ballots/2", "board.json: format: found 'comitia-ballots/2', expected one of"),
    ("board.json", '"title": "Board",', '"title": "Board"', "board.json:4: found"),
    ("report.json", '"ContestSelectionId": "s1"', '"ContestSelectionId": "s9"', "report.json: CVR[0].CVRSnapshot[1]"),
    (
        "report.json",
        '"CurrentSnapshotId": "2"',
        '"CurrentSnapshotId": "3"',
        "report.json: CVR[0]: found 0 snapshots '3'",
    ),
    ("report.json", '"NumberVotes": 1', '"NumberVotes": 2', "report.json: CVR[0].CVRSnapshot[1].CVRContest[0]"),
    ("report.json", '"HasIndication": "no"', '"HasIndication": "unknown"', "report.json: CVR[0].CVRSnapshot[1]"),
    (
        "report.json",
        '"Rank": 3',
        '"Rank": 0',
        "report.json: CVR[0].CVRSnapshot[1].CVRContest[0].CVRContestSelection[1]",
    ),
    (
        "report.json",
        '"Name": "Chair"',
        '"Name": "Clerk"',
        "report.json: at the top: found 0 contests 'Chair', expected one",
    ),
    ("report.json", '"CandidateIds": ["b"]', '"CandidateIds": ["z"]', "report.json: Election[0].Contest[0]"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), FAULTS)
def test_faults_are_refused_at_their_place(name: str, old: str, new: str, said: str) -> None:
    """File, line or path in the file, what was found, what was expected."""
    assert old in SAMPLES[name]
    with pytest.raises(BallotFileError) as refused:
        parse(name, SAMPLES[name].replace(old, new, 1))
    assert str(refused.value).startswith(said)


def test_a_policy_refuses_at_the_line_where_the_ballot_stands_first() -> None:
    with pytest.raises(BallotFileError, match=r"ranks\.csv:3: found the equal ranks '1=3'"):
        parse("ranks.csv", SAMPLES["ranks.csv"]).counted(Policy(skipped="pass"))
    with pytest.raises(
        BallotFileError, match=r"board\.json: ballots\[0\]: found the equal ranks|ballots\[0\]: found a skip"
    ):
        parse("board.json", SAMPLES["board.json"]).counted()


def test_a_report_of_several_contests_asks_which() -> None:
    with pytest.raises(
        BallotFileError, match="found 2 contests, expected one, chosen with --contest from: 'Chair', 'Clerk'"
    ):
        parse_marked(CVR.encode(), "report.json")
    assert parse_marked(CVR.encode(), "report.json", contest="c2").title == "Clerk"
    with pytest.raises(BallotFileError, match=r"found a file of one contest \(soi\)"):
        parse_marked(SOI.encode(), "board.soi", contest="Chair")


def test_the_last_category_is_no_mark_and_the_file_says_so() -> None:
    assert parse("board.cat", CAT).notes == ("The last category, No, is read as no mark.",)


UNRANKED = CVR.replace(', "Rank": 1', "").replace(', "Rank": 3', "").replace('"Rank": 1, ', "")


@pytest.mark.parametrize(
    ("allowed", "allocable", "places"),
    [(1, "yes", ((1, 2),)), (2, "yes", ((1,), (2,))), (2, "no", ((2,),))],
)
def test_marks_without_ranks(allowed: int, allocable: str, places: object) -> None:
    """Two marks for one vote are an overvote, for two votes a list; one that may not be allocated is no mark."""
    text = UNRANKED.replace('"NumberElected": 1', f'"VotesAllowed": {allowed}')
    text = text.replace('"IsAllocable": "yes"', f'"IsAllocable": "{allocable}"')
    assert places in dict(parse("report.json", text).marks.rows)


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 100_000, '{"CVR": ' + "9" * 5000 + "}"])
def test_json_without_end_is_refused(text: str) -> None:
    for name in ("board.json", "report.json"):
        with pytest.raises(BallotFileError):
            parse(name, text)


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        ("Response ID,precinct_id,BallotID,Row Number,David,Ward", ("David", "Ward")),
        (",DAVID,Sid", ("DAVID", "Sid")),
        ("Box,Astrid", ("Box", "Astrid")),
    ],
)
def test_no_candidate_is_taken_for_a_column_of_ids(columns: str, names: tuple[str, ...]) -> None:
    """Names that end like ids, and such as Ward, are those of candidates."""
    cells = ["" for _ in columns.split(",")[: -len(names)]]
    text = f"{columns}\n{','.join([*cells, '1', '2'])}\n"
    found = parse("x.csv", text)
    assert (found.names, dict(found.marks.rows)) == (names, {(A, B): 1})


def test_names_from_ballots_are_numbered_by_the_alphabet() -> None:
    """The order of the lines changes nothing."""
    lines = ["3: Cleo>Bo", "2: Ama", "1: Bo>Ama"]
    orders = [parse("x.abif", "\n".join(each)) for each in (lines, lines[::-1])]
    assert all(dict(one.marks.rows) == dict(two.marks.rows) for one, two in pairwise(orders))
    assert [found.names for found in orders] == [("Ama", "Bo", "Cleo")] * 2
