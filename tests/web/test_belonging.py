"""A post that belongs to a body: its page names the body, the page of the body lists the post, and neither makes it a seat."""

from pathlib import Path

import pytest
from django.test import Client
from tests.decision_folder import decision_folder
from tests.web.conftest import enter
from tests.web.test_words import text

BODY = ("  secretary: {elected_by: plenum,", "  secretary: {body: plenum, elected_by: plenum,")


@pytest.mark.django_db
def test_a_post_and_its_body_name_each_other(client: Client, tmp_path: Path) -> None:
    """The secretary belongs to the plenum; the archivist, whom it elects as well, does not."""
    enter(decision_folder(tmp_path / "folder", changes=(BODY,)), tmp_path / "key.pem")

    assert "Belongs to The plenum, without a seat in it by that" in text(client, "/posts/secretary/union/")
    assert "Posts that belong to it: secretary." in text(client, "/bodies/plenum/union/")
    assert "Belongs to" not in text(client, "/posts/archivist/union/")
    assert "Posts that belong to it" not in text(client, "/bodies/congress/union/")
    assert "The post of secretary belongs to the plenum, and is no seat in it" in text(client, "/rules/")
