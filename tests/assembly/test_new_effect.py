"""A new kind of effect is one module and one registration: the code on the page that says so is run here."""

import re
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import RULES

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects import EFFECTS, effect_of, effect_to_json, fields_of
from comitia.core.assembly.motion import MotionMoved
from comitia.core.mandate.ending import MandateEnded
from comitia.core.refused import Refused

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-kind-of-effect.md"
MODULE, TESTS = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n")


@pytest.fixture(name="relieve_all")
def registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Effect]:
    """Return the class on the page, loaded from a module of its own, and registered as a kind."""
    place = tmp_path / "relieve_all.py"
    place.write_text(MODULE, encoding="utf-8")
    spec = spec_from_file_location("relieve_all", place)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "relieve_all", module)
    spec.loader.exec_module(module)
    monkeypatch.setitem(EFFECTS, "relieve_all", module.RelieveAll)
    return module.RelieveAll  # type: ignore[no-any-return]  # it was just loaded


def test_the_tests_on_the_page_pass(relieve_all: Callable[..., Effect]) -> None:
    """The board stands down together; an office that nobody holds is refused."""
    names = {
        "RelieveAll": relieve_all,
        "House": House,
        "MandateEnded": MandateEnded,
        "Refused": Refused,
        "pytest": pytest,
    }
    exec(TESTS, names)  # noqa: S102  the code of our own page
    tests = [value for name, value in names.items() if name.startswith("test_")]
    for test in tests:
        test()  # type: ignore[operator]  # each is a function of no argument

    assert 2 == len(tests)


def test_it_is_written_in_an_entry_and_read_again(relieve_all: Callable[..., Effect]) -> None:
    """Its kind and its fields, and nothing else."""
    effect = relieve_all(office="board", unit="union")
    written = effect_to_json(effect)

    assert ("office", "unit") == fields_of("relieve_all")
    assert {"kind": "relieve_all", "office": "board", "unit": "union"} == written
    assert effect == effect_of(written)


def test_the_charter_rules_it_like_any_other(relieve_all: Callable[..., Effect]) -> None:
    """A charter that names it gives it a body, a majority and a notice: not the board, two thirds, 14 days."""
    rule = "    relieve_all: {by: congress, majority: two_thirds, notice: P14D}\n"
    house = House(extra=RULES.replace("  effects:\n", f"  effects:\n{rule}"))
    effect = relieve_all(office="board", unit="union")

    with pytest.raises(Refused, match="the charter lets congress decide this, not board"):
        house.move(effect, body="board", mover="b1")
    motion = house.move(effect)
    moved = next(event for _, event in house.acts if isinstance(event, MotionMoved))

    assert motion == moved.motion
    assert TEXT == moved.text
    assert ("ge", "2/3", "decisions.effects.relieve_all") == (
        moved.requirement.threshold,
        moved.requirement.share,
        moved.requirement.rule,
    )
    assert 14 == (moved.not_before - house.day).days


def test_an_upheld_challenge_undoes_it(relieve_all: Callable[..., Effect]) -> None:
    """4 to 1 was 1 to 4: the members of the board sit again, and the auditor finds nothing."""
    house = House(extra=AT_ONCE)
    motion = house.move(relieve_all(office="board", unit="union"))
    house.vote(motion, 4, 1)
    house.challenge(motion)
    house.recount(motion, 1, 4)

    assert ["b1", "b2", "b3"] == house.holders("board")
    assert [] == house.faults()


def test_without_its_registration_a_charter_that_names_it_is_refused() -> None:
    """The kind is known by the registry alone."""
    with pytest.raises(Refused, match="there is no kind of decision 'relieve_all'"):
        House(extra=RULES.replace("  effects:\n", "  effects:\n    relieve_all: {by: congress}\n"))
