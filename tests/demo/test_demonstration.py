"""The demonstration: the same society every time, and every case that a real federation has in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker
from tests.demo.holding import hold

from comitia.app import rebuild
from comitia.charter import load_text, warnings
from comitia.core.state import State
from comitia.exchange.demonstration import Demonstration, FolderNotEmpty, FolderWriter
from comitia.exchange.demonstration.branches import Fate
from comitia.exchange.demonstration.leaning import Leaning
from comitia.store import models

pytestmark = pytest.mark.django_db
MEMBERS, SEED = 4_000, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A demonstration that was held: the society, its folder, the state, and the tables compared with the record."""

    society: Demonstration
    folder: Path
    state: State
    compared: list[rebuild.Comparison]

    def branch(self, fate: Fate) -> str:
        """Return the contest of a branch with this fate."""
        return next(f"district_council.{unit}" for unit, found in self.society.fates.items() if found is fate)


@pytest.fixture(scope="module")
def held(
    django_db_setup: None,  # noqa: ARG001  the database must be there
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Held]:
    """Return a demonstration of sixteen branches; rolled back after the module."""
    society, folder = Demonstration(MEMBERS, SEED), tmp_path_factory.mktemp("demo") / "folder"
    with django_db_blocker.unblock(), transaction.atomic():
        state = hold(society, folder)
        yield Held(society=society, folder=folder, state=state, compared=rebuild.check())
        transaction.set_rollback(True)


def test_every_office_is_settled(held: Held) -> None:
    """Nothing is awaited, and every council, organ and post that the charter names has members."""
    contests = models.Contest.objects.values_list("state", flat=True)
    offices = {election.office for election in held.state.charter.elections}

    assert "open" not in set(contests)
    assert offices == set(models.Mandate.objects.values_list("office", flat=True))


def test_the_tables_agree_with_the_record(held: Held) -> None:
    """A rebuild finds every row as it is."""
    assert [] == [difference for each in held.compared for difference in each.differences]
    assert sum(each.rows for each in held.compared) > MEMBERS


def test_every_grade_of_evidence_is_there(held: Held) -> None:
    """Ballots counted, totals entered, uncontested, document only: each branch has the grade of what came in."""
    expected = {
        Fate.LOT: "ballots_counted",
        Fate.TOTALS: "totals_entered",
        Fate.UNCONTESTED: "uncontested",
        Fate.LIST: "document_only",
    }
    grades = {fate: models.Return.objects.get(contest=held.branch(fate)).grade for fate in expected}

    assert expected == grades


def test_the_branch_that_never_reports_is_closed(held: Held) -> None:
    """Its contest is closed as not held, nobody sits for it, and its district elects all the same."""
    contest = models.Contest.objects.get(id=held.branch(Fate.NEVER_REPORTS))

    assert ("closed", "not_held") == (contest.state, contest.outcome)
    assert not models.Mandate.objects.filter(contest=contest.id).exists()
    assert models.Mandate.objects.filter(contest=f"region_council.{contest.office_unit}").exists()


def test_one_branch_puts_up_too_few(held: Held) -> None:
    """Two seats stay vacant where there are two candidates fewer than seats."""
    assert 2 == models.Return.objects.get(contest=held.branch(Fate.UNDER_FILLED)).vacant


def test_a_lot_decides_the_last_seat_of_one_branch(held: Held) -> None:
    """Two candidates have equal totals at every stage up to the lot, and one of the two is elected."""
    declared = models.Return.objects.get(contest=held.branch(Fate.LOT))
    decisive = [
        lot["tied"]
        for lot in declared.count["lots"]
        if len(lot["tied"]) == 2 and len(set(lot["tied"]) & set(declared.elected)) == 1
    ]

    assert decisive


def test_two_candidates_of_one_branch_share_a_name(held: Held) -> None:
    """They are two persons all the same."""
    people = models.Candidate.objects.filter(contest=held.branch(Fate.NAMESAKES)).values_list("person", flat=True)
    names = Counter(models.Person.objects.filter(id__in=people).values_list("name", flat=True))

    assert 2 == max(names.values())
    assert len(people) == len(set(people))


@pytest.mark.usefixtures("held")
def test_the_president_needs_a_second_round() -> None:
    """Nobody has more than half of the first round."""
    first = models.Return.objects.get(contest="president")

    assert first.next_round
    assert 2 * max(map(int, first.votes.values())) <= first.valid
    assert models.Mandate.objects.get(office="president").contest.startswith("president.round-")


def test_somebody_sits_on_the_board_and_holds_a_post(held: Held) -> None:
    """The treasurer is one of the board, and sits in the assembly or was brought in from outside it."""
    treasurer = models.Mandate.objects.get(office="treasurer").person

    assert {"board", "treasurer"} <= set(
        models.Mandate.objects.filter(person=treasurer).values_list("office", flat=True)
    )
    assert held.state.holders("board", "lantern")


def test_the_same_numbers_give_the_same_tables(held: Held) -> None:
    """Tables and charter depend on nothing but members and seed; another seed gives another society."""
    again, other = Demonstration(MEMBERS, SEED), Demonstration(MEMBERS, SEED + 1)

    assert held.society.charter() == again.charter() == (held.folder / "charter.yaml").read_bytes()
    assert held.society.tables() == again.tables() != other.tables()
    assert again.words != other.words


def test_regions_prefer_differently(held: Held) -> None:
    """Members of one region stand nearer to each other than to those of another."""
    society = held.society
    regions: dict[str | None, list[Leaning]] = {unit: [] for unit in held.state.units_of_type("region")}
    for member in list(society.people.values())[::20]:
        regions[held.state.unit_above(member.branch, "region")].append(society.leaning_of(member.reference))
    middles = [
        (sum(each.prices for each in found) // len(found), sum(each.shops for each in found) // len(found))
        for found in regions.values()
    ]

    assert len(middles) == len(set(middles)) > 1


def test_the_charter_is_one_to_copy() -> None:
    """It loads without a warning, uses every counting rule, and the demonstration of 10,000 uses it unchanged."""
    text = Demonstration(10_000, 1).charter().decode()
    charter = load_text(text, "charter.yaml")
    rules = {election.rule.id for election in charter.elections}

    assert () == warnings(charter)
    assert {"scottish-stv", "plurality", "block", "approval", "yes-no", "exhaustive"} == rules
    assert "total: 100," in text


def test_numbers_out_of_range_are_refused() -> None:
    """Fewer than 400 members cannot fill four tiers."""
    with pytest.raises(ValueError, match="from 400 to"):
        Demonstration(399, 1)


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into a folder that holds other files."""
    (tmp_path / "units.csv").write_text("mine")

    with pytest.raises(FolderNotEmpty, match="something else"):
        FolderWriter(tmp_path).begin(b"charter", {"units.csv": "theirs"})
    assert ["units.csv"] == [path.name for path in tmp_path.iterdir()]
