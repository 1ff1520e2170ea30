"""Names are printed as they are, so none of the readers lets a character through that steers a terminal."""

import json
from pathlib import Path

import pytest
from tests.core.world import CHARTER

from comitia.charter import CharterErrors, load_text
from comitia.count.name import is_control
from comitia.exchange.ballots import BallotFileError, parse_blt, parse_csv
from comitia.exchange.tables import BadInput, read_table

STEERING = [*(chr(code) for code in (*range(9), *range(11, 13), *range(14, 32), *range(127, 160))), *"\u2028\u2029"]
STEERING += [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
HARMLESS = "Zoë Ž. O’Neil-李 \u200eשלום\u200f ـ\u200d\u00a0\u00ad"


@pytest.mark.parametrize("sign", STEERING, ids=ascii)
def test_no_reader_lets_it_through(sign: str, tmp_path: Path) -> None:
    """Ballot files of both layouts, tables and the charter agree."""
    name, table = f"A{sign}B", tmp_path / "a.csv"
    table.write_text(f"name,x\n{name},1\n", encoding="utf-8", newline="")

    assert is_control(sign)
    with pytest.raises(BallotFileError, match="control character"):
        parse_blt(f"1 1\n1 1 0\n0\n{name}\nT\n".encode(), "box.blt")
    with pytest.raises(BallotFileError, match="control character"):
        parse_csv(f'1,1,\n1,1,\n"Candidate 1","{name}","P",\nT\n'.encode(), "box.csv")
    with pytest.raises(BadInput):
        list(read_table(table, ("name",), ()))
    with pytest.raises(CharterErrors):
        load_text(CHARTER.replace("title: Test Federation", f"title: {json.dumps(name)}"))


def test_other_signs_of_other_scripts_stay(tmp_path: Path) -> None:
    """Letters, marks that join or order them, and blanks that do not break are names."""
    table = tmp_path / "a.csv"
    table.write_text(f"name,x\n{HARMLESS},1\n", encoding="utf-8")

    assert (HARMLESS,) == parse_blt(f"1 1\n1 1 0\n0\n{HARMLESS}\nT\n".encode(), "box.blt").names
    assert [HARMLESS] == [row.cells["name"] for row in read_table(table, ("name",), ())]
    assert HARMLESS == load_text(CHARTER.replace("title: Test Federation", f'title: "{HARMLESS}"')).title


@pytest.mark.parametrize("sign", "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", ids=ascii)
def test_a_control_character_ends_no_line_of_a_table(sign: str, tmp_path: Path) -> None:
    """A name is not cut in two rows at it; the line named is that of the file."""
    table = tmp_path / "a.csv"
    table.write_text(f"name,x\nAda,1\nBo{sign}Chen,1\n", encoding="utf-8")

    with pytest.raises(BadInput, match=r"a\.csv:3: name holds a line end or another control character"):
        list(read_table(table, ("name",), ()))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=ascii)
def test_a_table_ends_its_lines_as_any_system_does(end: str, tmp_path: Path) -> None:
    """Of Unix, of Windows, and of an old Macintosh."""
    table = tmp_path / "a.csv"
    table.write_bytes(f"name,x{end}Ada,1{end}{end}Bo,1".encode())

    assert [(2, "Ada"), (4, "Bo")] == [(row.line, row.cells["name"]) for row in read_table(table, ("name",), ())]
