"""Days given to commands: how they are read, what is said of others, and how a command is stopped."""

from datetime import date

import pytest
import typer

from comitia.cli.day import a_day, a_moment
from comitia.cli.stopped import STATUS, stoppable


def test_a_day_and_a_time() -> None:
    """A time only where one may be given."""
    assert date(2028, 4, 1) == a_day("2028-04-01").date() == a_moment("2028-04-01").date()
    assert 10 == a_moment("2028-04-01T10:00:00").hour
    with pytest.raises(typer.BadParameter):
        a_day("2028-04-01T10:00:00")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.4.2028", "write 2028-04-01"),
        ("01/04/2028", "write 2028-04-01"),
        ("31.2.2028", "write it as 2028-04-01"),
        ("April", "write it as 2028-04-01"),
    ],
)
def test_another_form_of_day_says_what_to_write(text: str, meant: str) -> None:
    """The day that was meant, where it can be seen."""
    with pytest.raises(typer.BadParameter, match=f"{text!r} is not read as a day: {meant}"):
        a_moment(text)


def test_a_command_that_is_stopped_says_so_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """With the status that shells have for it, and no traceback."""
    with pytest.raises(typer.Exit) as ended, stoppable("Nothing is lost."):
        raise KeyboardInterrupt
    assert STATUS == ended.value.exit_code
    assert "\nStopped. Nothing is lost.\n" == capsys.readouterr().err
