"""Free texts: from what somebody wrote to the commitment on the record. The text lies in an erasable table."""

from unicodedata import normalize

from comitia.app.installation import Installation
from comitia.core.record.commitment import commitment, text_salt
from comitia.count.name import is_control
from comitia.store import models
from comitia.store.folding import folded
from comitia.store.rows import Row, insert

LONGEST = 20_000


class BadText(Exception):  # noqa: N818  said to whoever wrote it
    """A text cannot be entered as it is."""


class Texts:
    """The texts that are to be entered for one organisation.

    They are drafts until `confirm`, and confirmed ones wait for `save`; `drop` forgets the drafts again.
    """

    def __init__(self, installation: Installation, organization: str) -> None:
        self._secret = installation.secret
        self._organization = organization
        self._drafts: dict[str, Row] = {}
        self._new: dict[str, Row] = {}

    def commit(self, subject: str, text: str) -> str:
        """Return the commitment to a text, or raise `BadText`; a subject is of one text for ever (`text_salt`)."""
        kept, salt = as_kept(text), text_salt(self._secret, self._organization, subject)
        made = commitment(salt, kept)
        self._drafts[made] = {"commitment": made, "salt": salt, "text": kept, "folded": folded(kept)}
        return made

    def made(self, subject: str, text: str) -> str:
        """Return the commitment to a text without keeping the text, or raise `BadText`."""
        return commitment(text_salt(self._secret, self._organization, subject), as_kept(text))

    def confirm(self) -> None:
        """Keep the drafts: what they belong to has been entered."""
        self._new |= self._drafts
        self._drafts = {}

    def drop(self) -> None:
        """Forget the drafts: what they belong to was refused."""
        self._drafts = {}

    def save(self) -> None:
        """Write the confirmed texts down; call within the transaction that enters them. Erased ones stay erased."""
        there = models.Text.objects.only("commitment").in_bulk(list(self._new))
        insert(models.Text, (row for made, row in self._new.items() if made not in there))
        self._new = {}


def as_kept(text: str) -> str:
    """Return a text as it is committed to, or raise `BadText`: NFC, lines ended by LF, nothing blank around it."""
    kept = normalize("NFC", text.replace("\r\n", "\n")).strip()
    if not kept:
        message = "the text is empty: write one"
        raise BadText(message)
    if len(kept) > LONGEST:
        message = f"the text has {len(kept):,} characters: use at most {LONGEST:,}"
        raise BadText(message)
    for number, line in enumerate(kept.split("\n"), 1):
        if odd := next(filter(is_control, line), None):
            message = f"line {number} of the text has the control character {odd!a}: take it out"
            raise BadText(message)
    return kept
