"""A run compares the key with that of the record itself: another may have begun it meanwhile."""

from pathlib import Path

import pytest
from tests.web.conftest import enter
from tests.web.federation import write_folder

from comitia.app.installation import BadKey
from comitia.store import models


@pytest.mark.usefixtures("awaiting")
def test_a_run_with_another_key_is_refused(tmp_path: Path) -> None:
    """Nothing is entered, and the key of the record stays."""
    before, kept = models.Entry.objects.count(), models.Keeper.objects.get().key

    with pytest.raises(BadKey, match="this record is kept with another key"):
        enter(write_folder(tmp_path / "again"), tmp_path / "other.pem", "region_council.fern")

    assert before == models.Entry.objects.count()
    assert kept == models.Keeper.objects.get().key
