"""`comitia charter check` and `comitia charter schema`, as a person runs them."""

import json
from pathlib import Path

from typer.testing import CliRunner

from comitia.charter import describe, load, schema
from comitia.cli.charter import charter

CHARTERS = Path(__file__).parent / "charters"


def test_a_sound_charter_is_told_in_words() -> None:
    """The word, the sentences, exit status 0."""
    path = CHARTERS / "co-operative.yaml"
    result = CliRunner().invoke(charter, ["check", str(path)])

    assert result.exit_code == 0
    assert [f"{path}: sound", *(f"  {line}" for line in describe(load(path)))] == result.stdout.splitlines()
    assert result.stderr == ""


def test_warnings_follow_the_words(tmp_path: Path) -> None:
    """A warning does not make a charter unsound."""
    path = tmp_path / "charter.yaml"
    path.write_text((CHARTERS / "club.yaml").read_text().replace("    supreme: true\n", ""))
    result = CliRunner().invoke(charter, ["check", str(path)])

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("warning: bodies: no body is supreme")


def test_a_kind_of_decision_that_there_is_none_of_is_named(tmp_path: Path) -> None:
    """Which kinds there are is not the format's to say; the check says it all the same."""
    path = tmp_path / "charter.yaml"
    path.write_text((CHARTERS / "society.yaml").read_text().replace("    expel:", "    expell:"))
    result = CliRunner().invoke(charter, ["check", str(path)])

    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"{path}: decisions.effects.expell: there is no kind of decision 'expell'; there are"
    )
    assert result.stdout == ""


def test_problems_go_to_stderr() -> None:
    """File, line, path and sentence; exit status 1; nothing on stdout."""
    path = CHARTERS / "bad" / "key-unknown-near.yaml"
    result = CliRunner().invoke(charter, ["check", str(path)])

    assert result.exit_code == 1
    assert result.stdout == ""
    assert (
        f"{path}:24: bodies.assembly.suprem: there is no key `suprem` here: did you mean `supreme`?\n" == result.stderr
    )


def test_the_schema_is_json() -> None:
    """It can be saved beside a charter."""
    result = CliRunner().invoke(charter, ["schema"])

    assert result.exit_code == 0
    assert schema() == json.loads(result.stdout)
