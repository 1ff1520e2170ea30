"""The docs lead somewhere: every page is linked from the index, every link has a target, every command exists."""

import re
import shlex
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.architecture.tree import ROOT, files
from typer.testing import CliRunner

from comitia.cli.app import app

DOCS = ROOT / "docs"
PAGES = [path for path in files() if path.suffix == ".md" and path.parent.name != "changelog.d"]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
COMMAND = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?comitia (.+?)(?:\s+#.*)?$", re.MULTILINE)
GROUPS = {"ballots", "charter", "history", "motion", "record"}
NAMED = re.compile(r"(?<![\w/.-])(?:(?:tests|src|tools)/[\w./*-]*[\w*/]|test_\w+\.py)")
MADE_BY_THE_READER = {"src/comitia/core/assembly/effects/relieve_all.py"}
"""What a page tells the reader to write."""
LONGEST_README = 60


def links(page: Path) -> list[str]:
    """Return the targets of the links on a page, code apart."""
    return LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings on a page."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_have_targets(page: Path) -> None:
    """Files and headings; addresses on the web are not asked."""
    dead = []
    for link in links(page):
        name, _, anchor = unquote(link).partition("#")
        target = (page.parent / name) if name else page
        if "://" in link or link.startswith("mailto:"):
            continue
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            dead.append(link)

    assert dead == []


def test_the_files_that_pages_name_exist() -> None:
    """Paths in the tree, of folders too, and tests by their name alone."""
    ours = [path.relative_to(ROOT) for path in files()]
    known = {str(each) for path in ours for each in (path, *path.parents)} | {path.name for path in ours}
    missing = [
        f"{page.relative_to(ROOT)}: {name}"
        for page in PAGES
        for name in NAMED.findall(page.read_text(encoding="utf-8"))
        if name.rstrip("/") not in known | MADE_BY_THE_READER
    ]

    assert missing == []


def test_every_page_is_linked_from_the_index() -> None:
    """A page nobody finds helps nobody."""
    index = DOCS / "index.md"
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in links(index) if "://" not in link}

    assert [str(page.relative_to(DOCS)) for page in PAGES if DOCS in page.parents and page not in linked] == [
        "index.md"
    ]


def command_lines() -> list[tuple[str, tuple[str, ...]]]:
    """Return every comitia command in a block of code: the page it stands on, and its words."""
    return [
        (str(page.relative_to(ROOT)), tuple(shlex.split(line)))
        for page in PAGES
        for block in re.findall(r"```[a-z]*\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        for line in COMMAND.findall(block)
    ]


def named(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that name a command, without what follows."""
    return words[: 2 if words[0] in GROUPS else 1]


@cache
def help_of(words: tuple[str, ...]) -> str:
    """Return what a command says of itself; nothing where there is no such command."""
    done = CliRunner().invoke(app, [*words, "--help"], prog_name="comitia")
    return done.stdout if done.exit_code == 0 else ""


@pytest.mark.parametrize("words", sorted({named(words) for _, words in command_lines()}), ids=" ".join)
def test_commands_exist(words: tuple[str, ...]) -> None:
    """What a page tells the reader to type has a help text."""
    assert "Usage: comitia" in help_of(words)


def test_the_options_that_pages_show_exist() -> None:
    """Every option of a comitia command on a page stands in that command's help."""
    unknown = [
        f"{page}: comitia {' '.join(words)}: {option}"
        for page, words in command_lines()
        for option in (word.partition("=")[0] for word in words if word.startswith("--"))
        if not re.search(rf"(?<![a-z-]){option}(?![a-z-])", help_of(named(words)))
    ]

    assert unknown == []


def test_the_readme_begins_with_the_two_commands_and_is_one_screen() -> None:
    """First what to type, then what it is."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert 0 < text.index("make demo") < text.index("make test") < text.index("charter")
    assert text.count("\n") <= LONGEST_README
    assert "docs/images/how-elected.png" in text
