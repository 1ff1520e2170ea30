"""The founding: an organisation comes onto its record with its first charter and the seed of all its lots."""

from dataclasses import dataclass
from datetime import date

from comitia.charter import Charter
from comitia.core.facts import Facts
from comitia.core.record.canonical import JSON
from comitia.core.record.codec import to_json
from comitia.core.record.lots import founding_seed
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrganization:
    """Begin the record of an organisation; `seed_words` were drawn in public, or are empty."""

    charter: Charter
    seed_words: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFounded:
    """The record begins. `seed` is 64 hex digits, from which the seed of every lot is derived."""

    organization: str
    title: str
    seed: str
    seed_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterAdopted:
    """An edition of the charter is in force; `charter` is its canonical form and `digest` the SHA-256 of that."""

    edition: int
    digest: str
    charter: JSON


def decide_founding(facts: Facts, command: FoundOrganization) -> list[OrganizationFounded | CharterAdopted]:
    """Return the founding and the first charter, or refuse where the record has begun already."""
    charter = command.charter
    if facts.organization is not None:
        raise Refused(
            f"this record is that of {facts.organization.title}; keep another organisation in another database",
            rule="database: one organisation",
        )
    return [
        OrganizationFounded(
            organization=charter.id,
            title=charter.title,
            seed=founding_seed(charter.id, charter.digest(), command.seed_words),
            seed_words=command.seed_words,
        ),
        CharterAdopted(edition=charter.edition, digest=charter.digest(), charter=to_json(charter.canonical())),
    ]
