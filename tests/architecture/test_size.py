"""Modules and functions stay small enough to read at once (STYLE: stop at 300 lines, and at 40)."""

import ast

from tests.architecture.tree import ROOT, files, parsed

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def test_no_module_is_over_300_lines() -> None:
    """Generated migrations apart."""
    lengths = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n")
        for path in files()
        if path.suffix == ".py" and "migrations" not in path.parts
    }

    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_function_is_over_40_lines() -> None:
    """From its docstring to its end; how many parameters it may have is for the linter."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} has {length} lines"
        for path in files()
        if path.suffix == ".py" and "migrations" not in path.parts
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.body[0].lineno + 1) > LONGEST_FUNCTION
    ]

    assert found == []
