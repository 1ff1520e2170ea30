"""The tree as the tests of its shape see it: tracked or new files, and modules as syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "comitia"
MADE_BY_TOOLS = {
    ".git",
    ".venv",
    ".venv-core",
    ".venv-bench",
    ".venv-committees",
    "build",
    "demo",
    "__pycache__",
    "node_modules",
}


@cache
def files() -> tuple[Path, ...]:
    """Return every file that belongs to the project."""
    return tuple(sorted(_below(ROOT)))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        made = path.name in MADE_BY_TOOLS or path.name.endswith(("_cache", ".egg-info")) or ".sqlite3" in path.name
        if made or path.name == ".hypothesis":
            continue
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def modules(*packages: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield the path from the root, and the syntax tree, of each module in these packages; of all without any."""
    for package in packages or ("",):
        for path in sorted((SOURCE / package).rglob("*.py")):
            yield str(path.relative_to(ROOT)), parsed(path)


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def dotted(node: ast.expr) -> str:
    """Return a name as it is written, `datetime.now`; nothing for other expressions."""
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return node.id if isinstance(node, ast.Name) else ""
