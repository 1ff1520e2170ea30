"""The page on deciding by motion is true: its commands are entered one after the other, and say what it shows."""

import re
import shlex
from pathlib import Path

import pytest
from tests.demo.test_tutorial import differs
from tests.house_folder import START, house_folder
from tests.run_folder import comitia

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "decide-by-motion.md"
NAMES = {
    "e1": "Ines Duarte",
    "e2": "Jo Lind",
    "e3": "Ola Berg",
    "e4": "Mia Roe",
    "w1": "Kai Abel",
    "w2": "Tam Sand",
    "w3": "Rui Ives",
    "w4": "Lea Ford",
    "b1": "Ada Holm",
    "b2": "Pat Reed",
    "b3": "Sol Nye",
}
QUORUM = "    quorum: {share: 1/2}\n"
FILE = re.compile(r"charges\.txt|edition-2\.yaml")
RULES, *_ = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def steps() -> list[tuple[tuple[str, ...], list[str]]]:
    """Return every command on the page with the lines that are shown for it."""
    blocks = re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    shown = [step for block in blocks for step in re.split(r"^\$ comitia ", block, flags=re.MULTILINE)[1:]]
    return [
        (tuple(shlex.split(line)), output.splitlines()) for line, _, output in (step.partition("\n") for step in shown)
    ]


@pytest.fixture(name="society")
def founded(tmp_path: Path) -> Path:
    """Return the folder of a federation that has elected its bodies, with its database, its key, and some files."""
    folder = house_folder(tmp_path / "folder", RULES)
    for name in ("roll.csv", "candidates.csv"):
        text = (folder / name).read_text(encoding="utf-8")
        for word, person in NAMES.items():
            reference = f"{person[0]}-{person.partition(' ')[2]}".lower()
            text = re.sub(rf"\b{word}\b", reference, text).replace(f"Member {word.title()}", person)
        (folder / name).write_text(text, encoding="utf-8")
    charter = (
        (folder / "charter.yaml").read_text(encoding="utf-8").replace("  congress:\n", f"  congress:\n{QUORUM}", 1)
    )
    (folder / "charter.yaml").write_text(charter, encoding="utf-8")
    later = charter.replace("edition: 1", "edition: 2").replace("in_force: 2026-01-01", "in_force: 2026-05-01")
    (tmp_path / "edition-2.yaml").write_text(later.replace("share: 1/2", "share: 2/3"), encoding="utf-8")
    (tmp_path / "charges.txt").write_text("A boat was taken.\n", encoding="utf-8")
    enter(tmp_path, "run", folder, "--at", START)
    return tmp_path


def enter(society: Path, *words: str | Path) -> list[str]:
    """Run a command that must be accepted, with the files it names in the folder; return the lines that it prints."""
    told = [FILE.sub(lambda found: str(society / found.group()), str(word)) for word in words]
    done = comitia(*told, "--db", society / "my.sqlite3", key=society / "key.pem")
    assert done.returncode == 0, f"comitia {' '.join(told)}: {done.stdout}{done.stderr}"
    return done.stdout.splitlines()


def test_every_command_says_what_the_page_shows(society: Path) -> None:
    """From an attendance to a report, in order; … stands for lines that are left out, and no output for any."""
    commands = steps()
    for words, shown in commands:
        printed = enter(society, *words)

        assert None is differs(shown or ["…"], printed), f"$ comitia {' '.join(words)}: {printed}"
    assert 21 == len(commands)
