"""Contests in more than one round: the page of each round, and the command that counts its ballots again."""

import json
import shlex
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import enter
from tests.web.test_compared import CONTEST, steward
from typer.testing import CliRunner

from comitia.cli.app import app
from comitia.store import models

SECOND = f"{CONTEST}.round-2"
NAMES = '"1"\n"2"\n"3"\n"x"\n'


def recounted(client: Client, contest: str, page: str, place: Path) -> object:
    """Return the count by the command that a page shows, run on the ballots that it sends."""
    shown = page.partition('<pre class="command">comitia count ')[2].partition("</pre>")[0]
    (place / f"{contest}.blt").write_bytes(client.get(reverse("ballots", args=[contest])).content)
    file, *words = shlex.split(unescape(shown))
    done = CliRunner().invoke(app, ["count", str(place / file), *words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)["count"]


@pytest.mark.parametrize("rule", ["{id: two-round}", "{id: exhaustive, drop: last, max_rounds: 2}"])
@pytest.mark.django_db
def test_pages_of_both_rounds(client: Client, tmp_path: Path, rule: str) -> None:
    """4, 3 and 3 votes: a lot says who goes on. Then equal votes: a lot elects, as nobody could in a first round."""
    folder, key = steward(tmp_path / "folder", rule), tmp_path / "key.pem"
    (folder / "contests" / f"{CONTEST}.blt").write_text(f"3 1\n4 1 0\n3 2 0\n3 3 0\n0\n{NAMES}", encoding="utf-8")
    enter(folder, key)
    listed = (folder / "candidates.csv").read_text(encoding="utf-8").splitlines()
    standing = models.Return.objects.get(contest=CONTEST).next_round
    rows = [line.split(",", 2)[2] for number in standing for line in listed if line.startswith(f"{CONTEST},{number},")]
    second = [f"{SECOND},{number},{row}" for number, row in enumerate(rows, 1)]
    (folder / "candidates.csv").write_text("\n".join([*listed, *second, ""]), encoding="utf-8")
    (folder / "contests" / f"{SECOND}.blt").write_text('2 1\n5 1 0\n5 2 0\n0\n"1"\n"2"\n"x"\n', encoding="utf-8")
    enter(folder, key)

    first, then = (client.get(reverse("contest", args=[each])).content.decode() for each in (CONTEST, SECOND))
    declared = dict(models.Return.objects.values_list("contest", "count"))

    asked = "who goes on to the next round" if "two-round" in rule else "who is excluded"
    assert f"Equal votes were settled by lot: {asked}." in first
    assert f"Lot 1: {asked}" in first
    assert "Nobody had enough votes, and it goes to a second round between" in first
    assert "with 5 of 10 votes cast" in then
    assert "Equal votes were settled by lot: who is elected." in then
    assert recounted(client, CONTEST, first, tmp_path) == declared[CONTEST]
    assert recounted(client, SECOND, then, tmp_path) == declared[SECOND]
    assert "--round" not in first
    assert "--round 2" in then
