"""The page on entering history is true: its files are entered one after the other, and the commands say what it shows."""

import re
import shlex
from pathlib import Path

from tests.decision_folder import decision_folder
from tests.demo.test_tutorial import differs
from tests.run_folder import comitia

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "enter-history.md").read_text(encoding="utf-8")
FILES = re.findall(r"`([a-z0-9-]+\.yaml)`[^`]*```yaml\n(.*?)```", PAGE, re.DOTALL)
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)


def test_every_command_says_what_the_page_shows(tmp_path: Path) -> None:
    """The file of 1924, the letter of 2031, and what is said of both; in the end the record is sound."""
    db, key = tmp_path / "my.sqlite3", tmp_path / "key.pem"
    assert (
        0 == comitia("run", decision_folder(tmp_path / "folder"), "--db", db, "--at", "2026-03-01", key=key).returncode
    )
    for name, text in FILES:
        (tmp_path / name).write_text(text, encoding="utf-8")
    steps = [
        step.partition("\n") for block in BLOCKS for step in re.split(r"^\$ comitia ", block, flags=re.MULTILINE)[1:]
    ]
    day = ""
    for line, _, shown in steps:
        words = [str(tmp_path / word) if word in dict(FILES) else word for word in shlex.split(line)]
        day = words[words.index("--at") + 1] if "--at" in words else day
        dated = [] if "--at" in words else ["--at", day]
        done = comitia(*words, *dated, "--db", db, key=key)

        assert 0 == done.returncode, f"comitia {line}: {done.stdout}{done.stderr}"
        assert None is differs(shown.splitlines(), done.stdout.splitlines()), f"comitia {line}: {done.stdout}"
    assert (2, 6) == (len(FILES), len(steps))
    assert 0 == comitia("rebuild", "--check", "--db", db, key=key).returncode
