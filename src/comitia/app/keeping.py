"""Whose key a record is kept with: written beside it when it begins, compared by every command that uses the key.

Nothing that is always on the record follows from the key: a founding may name no person. So the public key lies in a
table of its own. With another key, ids and salts would come from another secret, and heads would be signed by another.
"""

from django.db import transaction

from comitia.app.installation import BadKey, Installation
from comitia.core.record.head import public_key
from comitia.store import entries, models

SAID = 16
"""So many digits of a public key are said: as many as of a fingerprint."""


UNKNOWN = (
    "the table that says with which key this record is kept is empty: put a copy of the database from before in its "
    "place, or say whose it is with `comitia record change-key --key FILE`"
)


class NothingKept(Exception):  # noqa: N818  said to the person at the terminal
    """There is no record that could be kept with another key."""


def keep(keeper: Installation, organization: str) -> None:
    """Write down with which key a record is kept, or is from now on; within a transaction."""
    models.Keeper.objects.update_or_create(chain=organization, defaults={"key": public_key(keeper.key)})


def change(keeper: Installation) -> tuple[str | None, str]:
    """Keep the record with another key from now on; return the public keys before (None if not known) and now."""
    with transaction.atomic():
        chain = entries.lock()
        if chain is None:
            message = "this database holds no record yet; begin one with `comitia run`"
            raise NothingKept(message)
        before = models.Keeper.objects.values_list("key", flat=True).first()
        keep(keeper, chain.id)
    return before, public_key(keeper.key)


def kept_with() -> str | None:
    """Return the public key with which the record is kept, None where there is no record; `BadKey` if not known."""
    found = models.Keeper.objects.values_list("key", flat=True).first()
    if found is None and models.Chain.objects.exists():
        raise BadKey(UNKNOWN)
    return found


def refuse_other(keeper: Installation) -> None:
    """Raise `BadKey` where the record is kept with another key."""
    ours, given = kept_with(), public_key(keeper.key)
    if ours is not None and ours != given:
        message = (
            f"this record is kept with another key: its public key begins with {ours[:SAID]}, "
            f"and that of the key given here with {given[:SAID]}; name the other one with --key or COMITIA_KEY"
        )
        raise BadKey(message)
