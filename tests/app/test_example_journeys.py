"""The example charters from the command line, but for what is refused of them: a run folder of each, a seat lost, and the tables.

As `tests.charter.test_examples`, they are skipped where `../shared/examples` is absent.
"""

from pathlib import Path

import pytest
from tests.app.terminal import Desk
from tests.charter.test_examples import EXAMPLES, NAMES
from tests.charter.test_examples_run import ELECTORS, Example, example

pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="../shared/examples is not at hand")
LATER = "2027-02-01"


def example_folder(path: Path, house: Example) -> Path:
    """Write the run folder of an example as it was elected in memory, and return its path."""
    (path / "contests").mkdir(parents=True)
    (path / "charter.yaml").write_text(house.text)
    kept = {roll.unit_type for roll in house.charter.rolls.values()}
    units = [
        f"{unit},{kind},{parent or ''},{unit.title()},{ELECTORS if kind in kept else ''}"
        for unit, kind, parent in house.units
    ]
    (path / "units.csv").write_text("\n".join(["unit,type,parent,name,members", *units, ""]))
    rows = ["contest,number,person,name"]
    for name in house.state.contests:
        contest = house.state.contest(name)
        assert contest is not None
        assert contest.listed is not None
        persons = [each.person for each in contest.listed.candidates]
        rows += [f"{name},{number},{person},Member {person.title()}" for number, person in enumerate(persons, 1)]
        lines = ["number", *map(str, range(1, len(persons) + 1))]
        if len(persons) < contest.opened.seats:
            lines = ["number,elected", *(f"{number},yes" for number in range(1, len(persons) + 1))]
        if len(persons) > contest.opened.seats:
            votes = [f"{number},{len(persons) + 1 - number}" for number in range(1, len(persons) + 1)]
            lines = [
                "number,votes",
                *votes,
                f"cast,{max(len(persons), len(persons) * (len(persons) + 1) // 2 // contest.opened.seats)}",
                "blank,0",
                "invalid,0",
            ]
        (path / "contests" / f"{name}.return.csv").write_text("\n".join([*lines, ""]))
    (path / "candidates.csv").write_text("\n".join([*rows, ""]))
    return path


LOST = {
    "co-operative": ("secretary-1@secretary", "assembly", "assembly-soc-1", "relieve"),
    "union": ("standing_orders_committee-tu-1@standing_orders_committee.tu", "congress", "congress-b1-1", "recall"),
}


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_run_and_a_seat_lost(name: str, tmp_path: Path) -> None:
    """All is filled; the assembly relieves the secretary, the congress recalls a member of its committee."""
    house = example(name)
    desk = Desk(str(tmp_path / "record.sqlite3"), tmp_path / "key.pem", example_folder(tmp_path / "folder", house))
    mandate, body, mover, effect = LOST[name]
    desk.day = LATER
    desk.moves(body, mover, "Enough.", effect, f"mandate={mandate}")
    admitted = ("--credentialed", "24") if body == "congress" else ()
    desk.does("attendance", body, "--present", "24" if admitted else "30", *admitted)
    said = desk.votes(1, 20, 0)

    assert "Carried." in said
    assert desk.is_sound(tmp_path)
