"""The rules count in integers and fractions, ask no clock, and write nothing."""

import ast

from tests.architecture.tree import dotted, modules

EXACT = ("count", "charter", "core")
TIMELESS = (*EXACT, "store", "app")
KEEPERS = ("store", "app")
WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
NOT_TABLES = {"digest", "hasher", "digester"}
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.perf_counter",
    "os.urandom",
    "uuid.uuid1",
    "uuid.uuid4",
}
CHANCE = {"random", "secrets"}
MAKES_A_KEY = {"src/comitia/app/installation.py"}


def test_rules_hold_no_float() -> None:
    """No literal with a point, and no float(): a share is a Fraction, a count an int."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules(*EXACT)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
        or (isinstance(node, ast.Call) and dotted(node.func) in {"float", "complex", "math.sqrt", "math.log"})
    ]

    assert found == []


def test_rules_never_divide_into_a_float() -> None:
    """`/` of integers rounds; // and Fraction do not."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules(*EXACT)
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)
    ]

    assert found == []


def test_only_store_and_app_write_tables() -> None:
    """Pages and commands call a use case; they never save, create, update or delete a row."""
    found = [
        f"{path}:{node.lineno}: .{node.func.attr}("
        for path, tree in modules()
        if not path.startswith(tuple(f"src/comitia/{name}/" for name in KEEPERS))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and is_manager(node.func.value)
    ]

    assert found == []


def is_manager(node: ast.expr) -> bool:
    """Tell whether a method is called on something that could be a table: anything but a hash or a plain set."""
    name = dotted(node).split(".")[-1]
    return name not in NOT_TABLES


def test_rules_ask_no_clock_and_draw_no_chance() -> None:
    """Times, ids and seeds come in from outside, so that a run repeated with the same inputs gives the same bytes."""
    found = [
        f"{path}:{node.lineno}: {dotted(node.func)}"
        for path, tree in modules(*TIMELESS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and asks_the_world(dotted(node.func))
    ]

    assert [place for place in found if not place.startswith(tuple(MAKES_A_KEY))] == []


def asks_the_world(name: str) -> bool:
    """Tell whether a call of this name answers differently the second time."""
    return ".".join(name.split(".")[-2:]) in CLOCKS or name.split(".", maxsplit=1)[0] in CHANCE
