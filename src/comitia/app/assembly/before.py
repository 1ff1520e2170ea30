"""What is to be entered before a motion can be put to the vote, and the earliest day; nothing is entered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.app.clerk import Clerk
from comitia.core.assembly.missing import Missing
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.vote import missing_before
from comitia.store.numbers import number_of

Asked = tuple[str, str, str]
"""What is to be entered, the command that does it, and the path in the charter that asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The earliest day of the vote, as far as days are known, and what is to be entered before."""

    earliest: date
    asked: Sequence[Asked]


def before_the_vote(clerk: Clerk, motion: str, day: date) -> Before | None:
    """Return what comes before a vote on a day, or on the first possible one after it; None where none is to come."""
    found = clerk.state.proceedings.motion(motion)
    if found is None or not found.is_pending:
        return None
    days = [each.first for each in missing_before(clerk.state, found, day) if each.first is not None]
    earliest = max([day, *days])
    return Before(earliest=earliest, asked=list(_asked(found, [*missing_before(clerk.state, found, earliest)])))


def _asked(found: Motion, missing: Sequence[Missing]) -> Iterator[Asked]:
    """Yield what is to be entered in words; the attendance once, whatever asks for it."""
    moved, number = found.moved, number_of(found.moved.motion)
    for each in missing:
        if each.what == "hearing":
            command = f"comitia petition hear {number}"
            yield "that the holder was heard, or called and did not come", command, each.rule
    counts = [each for each in missing if each.what == "attendance"]
    if counts:
        is_admitted = any(each.admitted for each in counts)
        command = f"comitia attendance {moved.body}.{moved.unit} --present NUMBER"
        rule = ", ".join(dict.fromkeys(each.rule for each in counts))
        yield _attendance(counts), f"{command} --credentialed NUMBER" if is_admitted else command, rule
    for each in missing:
        if each.what == "names":
            yield "the votes by name, of that day", f"comitia motion names {number} PERSON=VOTE", each.rule


def _attendance(counts: Sequence[Missing]) -> str:
    admitted = ", with those admitted" if any(each.admitted for each in counts) else ""
    least = max(each.least for each in counts)
    return f"the attendance of that day{admitted}{f': at least {least} must be present' if least else ''}"
