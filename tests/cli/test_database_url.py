"""What a command says of a database that it cannot use: which one, and never the password."""

from pathlib import Path

import pytest
from tests.run_folder import comitia

from comitia.cli.django import shown

NOWHERE = "127.0.0.1:1/society"
URLS = {
    "a plain one": f"postgresql://admin:S3cret@{NOWHERE}",
    "with settings": f"postgresql://admin:S3cret@{NOWHERE}?connect_timeout=1",
    "as a setting": f"postgresql://{NOWHERE}?password=S3cret",
    "as a setting with a sign": f"postgresql://{NOWHERE}?password=S3c@ret",
    "a percent sign": f"postgresql://admin:S3%cret@{NOWHERE}",
    "a slash": f"postgresql://admin:S3/cret@{NOWHERE}",
    "a slash after digits": f"postgresql://admin:53/S3cret@{NOWHERE}",
    "an at": f"postgresql://admin:S3@cret@{NOWHERE}",
    "a question mark": f"postgresql://admin:S3?cret@{NOWHERE}",
    "a port that is none": "postgresql://admin:S3cret@127.0.0.1:port/society",
    "an address that does not end": "postgresql://admin:S3cret@[::1/society",
    "no database": "postgresql://admin:S3cret@127.0.0.1:1",
    "another program": "mysql://admin:S3cret@127.0.0.1/society",
    "another spelling": f"Postgresql://admin:S3cret@{NOWHERE}",
}


@pytest.mark.parametrize("url", URLS.values(), ids=URLS)
@pytest.mark.parametrize("by_option", [True, False], ids=["option", "environment"])
def test_no_part_of_a_password_is_printed(url: str, by_option: bool, tmp_path: Path) -> None:
    """However wrong the URL is, there is a sentence, and the password is not in it."""
    named = ("--db", url) if by_option else ()

    done = comitia("record", "head", *named, key=tmp_path / "key.pem", COMITIA_DB=url)

    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "cannot be used as a database" in said
    assert "S3" not in said
    assert "cret" not in said
    assert "Traceback" not in said


def test_a_database_is_said_by_host_and_name() -> None:
    """User, password and settings are left out; what could be a part of a password is."""
    assert "a/my.sqlite3" == shown("a/my.sqlite3")
    assert "postgresql://127.0.0.1:1/society" == shown(URLS["a plain one"]) == shown(URLS["with settings"])
    assert "postgresql://127.0.0.1:1/society" == shown(URLS["a slash"]) == shown(URLS["an at"])
    assert "postgresql://..." == shown(URLS["a question mark"]) == shown(URLS["as a setting with a sign"])


def test_a_url_that_cannot_be_read_says_how_to_write_it(tmp_path: Path) -> None:
    """Signs in a password have to be written in percent."""
    done = comitia("record", "head", "--db", URLS["a percent sign"], key=tmp_path / "key.pem")

    assert "in a password, write %25 for %, %40 for @, %2F for / and %3F for ?" in done.stderr
