"""What a page offers for a recount gives the result that was declared."""

import json
import re
import shlex
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from tests.chain.federation import Federation
from typer.testing import CliRunner

from comitia.cli.app import app
from comitia.store import models

pytestmark = pytest.mark.django_db


def test_the_command_on_the_page_counts_the_download_to_the_declared_result(
    federation: Federation,  # noqa: ARG001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """For every contest with ballots, later rounds and lots included, the whole record of the count is the same."""
    reader = Client(headers={"host": "localhost"})
    monkeypatch.chdir(tmp_path)
    counted = list(models.Return.objects.filter(grade="ballots_counted"))

    for declared in counted:
        file = reader.get(f"/contests/{declared.contest}/ballots.blt")
        name = re.findall('filename="([^"]+)"', file.headers["Content-Disposition"])[0]
        Path(name).write_bytes(file.content)
        page = unescape(reader.get(f"/contests/{declared.contest}/").content.decode())
        command = shlex.split(re.findall(r'<pre class="command">(comitia count [^<]+)</pre>', page)[0])

        result = CliRunner().invoke(app, [*command[1:], "--json"])

        assert 0 == result.exit_code, result.output
        assert declared.count == {**json.loads(result.stdout)["count"], "invalid": declared.invalid}
    assert len(counted) > 20
