"""Real ballots from the wards to the top: every official result, every published total, and the sums of the chain."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker
from tests.published import cells, differing, distance, published
from tests.shared import SCOTTISH, needs_scottish
from tests.tolerances import DEFECTIVE
from tools.scottish_folder import build, unit_of

from comitia.app import rebuild
from comitia.app.export import export_record
from comitia.app.rehearsal import public_keeper
from comitia.charter import from_canonical
from comitia.count import Count, from_json
from comitia.exchange.verification import verify
from comitia.store import models
from comitia.store.queries.chain import chain, tally

pytestmark = [needs_scottish, pytest.mark.django_db]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scotland:
    """The run folder, the counts of its wards as the record has them, by contest, and the tables compared with it."""

    folder: Path
    counts: dict[str, Count]
    compared: list[rebuild.Comparison]

    def count(self, file: str) -> Count:
        """Return the count of the ward whose ballot file has this name."""
        return self.counts[f"council.{unit_of(file)}"]


@pytest.fixture(scope="module")
def scotland(
    django_db_setup: None,  # noqa: ARG001  the database must be there
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Scotland]:
    """Return the wards of 2022 after a run to the top; rolled back after the module."""
    folder = tmp_path_factory.mktemp("scotland") / "folder"
    with django_db_blocker.unblock(), transaction.atomic():
        build(folder, SCOTTISH)
        returns = models.Return.objects.filter(contest__startswith="council.").values_list("contest", "count")
        counts = {contest: from_json(count) for contest, count in returns}
        yield Scotland(folder=folder, counts=counts, compared=rebuild.check())
        transaction.set_rollback(True)


def test_it_runs_to_the_top(scotland: Scotland) -> None:
    """236 wards fill 32 councils, those a convention of 100, and that a presidium of nine and a president."""
    seats = sum(int(path.read_text("utf-8").split(",", 2)[1]) for path in _wards(scotland))
    held = Counter(models.Mandate.objects.values_list("office", flat=True))
    grades = set(models.Return.objects.values_list("grade", flat=True))

    assert (len(_wards(scotland)), len(scotland.counts)) == (236, 236)
    assert Counter(council=seats, convention=100, presidium=9, president=1) == held
    assert {"ballots_counted"} == grades


def test_every_official_winner(scotland: Scotland) -> None:
    """All 235 wards whose official result is known have elected the same persons."""
    official = json.loads((SCOTTISH / "official_winners.json").read_text())
    known = {file: ward["elected"] for file, ward in official.items() if ward["year"] == 2022}
    differ = [file for file, elected in known.items() if sorted(scotland.count(file).elected) != elected]

    assert (235, []) == (len(known), differ)


def test_every_published_total(scotland: Scotland) -> None:
    """Each total at each published stage is the one on the record, to the precision in which it was published."""
    compared, differ = 0, []
    for file, rows in published().items():
        if "_2022_" not in file or file in DEFECTIVE:
            continue
        stages = scotland.count(file).stages
        ours = [list(totals) for totals in zip(*(stage.totals for stage in stages), strict=True)]
        for row in rows:
            printed = cells(row, len(stages))
            mine = min(ours, key=lambda totals: distance(printed, totals))
            ours.remove(mine)
            compared += len(printed)
            differ += [(file, stage) for stage in differing(printed, mine)]

    assert [] == differ
    assert compared > 8_000


def test_the_chain_rests_on_every_vote(scotland: Scotland) -> None:
    """The president rests on as many local votes, in as many wards, as the ballot files hold."""
    votes = sum(sum(_ballots(path)) for path in _wards(scotland))
    found = chain(models.Mandate.objects.get(office="president").id)
    assert found is not None
    local = tally(found.local)

    assert (236, votes) == (local.links, local.cast)
    assert votes > 1_000_000


@pytest.mark.usefixtures("scotland")
def test_what_is_made_up_says_so() -> None:
    """The title, the root and every label above the councils tell that no such convention exists."""
    kept = models.Organization.objects.get()
    charter = from_canonical(kept.charter)

    assert "made ballots above" in kept.title
    assert "no such convention exists" in models.Unit.objects.get(parent=None).name
    assert all("made-up" in charter.bodies[body].label.one for body in ("convention", "presidium"))
    assert "made-up" in charter.posts["president"].label.one


def test_the_record_is_sound(scotland: Scotland) -> None:
    """The export verifies with every ballot counted again, and the tables are what the record says."""
    export = scotland.folder.parent / "record.jsonl"
    export_record(export, public_keeper(), with_ballots=True, with_names=True, with_texts=True)
    with export.open("rb") as file:
        found = verify(file, None, None)

    assert [] == found.findings
    assert found.recounted == found.returns > 236
    assert [] == [difference for each in scotland.compared for difference in each.differences]
    assert sum(each.rows for each in scotland.compared) > 3_000


def _wards(scotland: Scotland) -> list[Path]:
    return sorted((scotland.folder / "contests").glob("council.*.csv"))


def _ballots(path: Path) -> Iterator[int]:
    """Yield how many ballots each line of a ballot file stands for: nothing of comitia reads it here."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        if line.startswith('"'):
            return
        yield int(line.partition(",")[0])
