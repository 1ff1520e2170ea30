"""The tables.

Three kinds, kept apart: the record (`Chain`, `Entry`); what it commits to but does not hold (`Person`, `Text`,
`Elector`, `Box`); and the derived tables (`DERIVED`), which a replay of the record rebuilds row by row.
"""

from typing import ClassVar

from django.db import models

HASH = 64
ID = 128


class Chain(models.Model):
    """The record's growing end. One row: one organisation keeps one database."""

    id = models.CharField(primary_key=True, max_length=ID)
    head = models.CharField(max_length=HASH)
    size = models.PositiveBigIntegerField()
    frontier = models.JSONField()


class Entry(models.Model):
    """One entry: its place, its hash, and the canonical bytes that the hash covers."""

    chain = models.CharField(max_length=ID)
    seq = models.PositiveBigIntegerField()
    prev = models.CharField(max_length=HASH)
    hash = models.CharField(max_length=HASH)
    type = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "seq"], name="entry_seq_once"),
            models.UniqueConstraint(fields=["chain", "prev"], name="entry_never_forks"),
        ]


class Person(models.Model):
    """Who an opaque id stands for. Erasable: clearing name and salt leaves every entry standing."""

    id = models.CharField(primary_key=True, max_length=ID)
    reference = models.CharField(max_length=ID, unique=True)
    name = models.TextField()
    salt = models.CharField(max_length=32)


class Text(models.Model):
    """A free text to which an entry commits. Erasable: clearing text and salt leaves every entry standing."""

    commitment = models.CharField(primary_key=True, max_length=HASH)
    salt = models.CharField(max_length=32)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["salt"], condition=~models.Q(salt=""), name="text_salt_once"),
        ]


class Elector(models.Model):
    """One person on the certified roll of one unit. Erasable; the record holds the roll's digest."""

    roll = models.CharField(max_length=ID)
    unit = models.CharField(max_length=ID, db_index=True)
    person = models.CharField(max_length=ID, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["roll", "person"], name="elector_once_on_a_roll"),
        ]


class Box(models.Model):
    """The ballots of a contest as they were sealed: BLT without names, equal ballots merged."""

    digest = models.CharField(max_length=HASH)
    contest = models.CharField(primary_key=True, max_length=ID)
    ballots = models.TextField()


class Organization(models.Model):
    """The organisation and the charter in force."""

    id = models.CharField(primary_key=True, max_length=ID)
    title = models.TextField()
    seed = models.CharField(max_length=HASH)
    seed_words = models.TextField()
    edition = models.PositiveIntegerField()
    digest = models.CharField(max_length=HASH)
    charter = models.JSONField()


class Unit(models.Model):
    """A place of the organisation; `seq` is that of the entry that formed it, and orders units."""

    id = models.CharField(primary_key=True, max_length=ID)
    type = models.CharField(max_length=ID, db_index=True)
    parent = models.CharField(max_length=ID, null=True, db_index=True)  #  a root has none
    name = models.TextField()
    seq = models.PositiveBigIntegerField()


class Roll(models.Model):
    """A certified roll of one unit."""

    key = models.CharField(primary_key=True, max_length=2 * ID)
    roll = models.CharField(max_length=ID)
    unit = models.CharField(max_length=ID, db_index=True)
    reference_date = models.DateField()
    electors = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=HASH, null=True)  #  unknown where only the number is known
    seq = models.PositiveBigIntegerField()


class Apportionment(models.Model):
    """How the seats of one group of a body were shared out."""

    key = models.CharField(primary_key=True, max_length=2 * ID)
    body = models.CharField(max_length=ID)
    unit = models.CharField(max_length=ID)
    group = models.PositiveIntegerField()
    base = models.CharField(max_length=ID, null=True)  #  none where the numbers are fixed
    sizes = models.JSONField()
    seats = models.JSONField()
    lot_seed = models.CharField(max_length=HASH)
    lots = models.JSONField()
    seq = models.PositiveBigIntegerField()


class Contest(models.Model):
    """One election, from its opening on. `state` is open, returned or closed."""

    id = models.CharField(primary_key=True, max_length=ID)
    kind = models.CharField(max_length=8)
    office = models.CharField(max_length=ID)
    office_unit = models.CharField(max_length=ID)
    group = models.PositiveIntegerField()
    roll = models.CharField(max_length=ID, null=True)  #  a body elects
    body = models.CharField(max_length=ID, null=True)  #  a roll elects
    unit = models.CharField(max_length=ID, db_index=True)
    electors = models.PositiveBigIntegerField()
    seats = models.PositiveIntegerField()
    rule = models.CharField(max_length=ID)
    options = models.JSONField()
    round = models.PositiveIntegerField()
    first = models.CharField(max_length=ID, db_index=True)
    standing = models.JSONField(null=True)
    lot_seed = models.CharField(max_length=HASH)
    state = models.CharField(max_length=16)
    outcome = models.CharField(max_length=16)
    opened = models.CharField(max_length=32)
    seq = models.PositiveBigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "office_unit"], name="contest_office")]


class Candidate(models.Model):
    """One person who stands in one contest."""

    key = models.CharField(primary_key=True, max_length=2 * ID)
    contest = models.CharField(max_length=ID, db_index=True)
    number = models.PositiveIntegerField()
    person = models.CharField(max_length=ID, db_index=True)
    name = models.CharField(max_length=HASH)


class Return(models.Model):
    """The declared result of one contest."""

    contest = models.CharField(primary_key=True, max_length=ID)
    grade = models.CharField(max_length=32)
    cast = models.PositiveBigIntegerField(null=True)
    valid = models.PositiveBigIntegerField(null=True)
    blank = models.PositiveBigIntegerField(null=True)
    invalid = models.PositiveBigIntegerField(null=True)
    votes = models.JSONField()
    elected = models.JSONField()
    vacant = models.PositiveIntegerField()
    runners_up = models.JSONField()
    next_round = models.JSONField()
    count = models.JSONField(null=True)
    box = models.CharField(max_length=HASH, null=True)  #  no ballots
    source = models.CharField(max_length=HASH)
    declared = models.CharField(max_length=32)
    seq = models.PositiveBigIntegerField()


class Mandate(models.Model):
    """One person's hold of one seat or post, given by a contest or by a motion; `ended` is the day, `cause` why."""

    id = models.CharField(primary_key=True, max_length=ID)
    contest = models.CharField(max_length=ID, null=True, db_index=True)  #  a motion gave it
    motion = models.CharField(max_length=ID, null=True, db_index=True)  #  a contest gave it
    kind = models.CharField(max_length=8)
    office = models.CharField(max_length=ID)
    office_unit = models.CharField(max_length=ID)
    person = models.CharField(max_length=ID, db_index=True)
    number = models.PositiveIntegerField()
    starts = models.DateField()
    ends = models.DateField(null=True)
    is_live = models.BooleanField()
    ended = models.DateField(null=True)  #  nothing has ended it before its term
    cause = models.CharField(max_length=16)
    ended_by = models.CharField(max_length=ID, null=True)  #  no motion has ended it
    seq = models.PositiveBigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "office_unit"], name="mandate_office")]


class Alternate(models.Model):
    """One person who moves up when a seat falls vacant; rank 1 first."""

    key = models.CharField(primary_key=True, max_length=2 * ID)
    contest = models.CharField(max_length=ID, db_index=True)
    rank = models.PositiveIntegerField()
    person = models.CharField(max_length=ID, db_index=True)


class Edition(models.Model):
    """One edition of the charter that was ever in force; `motion` amended it, none for the first."""

    edition = models.PositiveIntegerField(primary_key=True)
    digest = models.CharField(max_length=HASH)
    charter = models.JSONField()
    motion = models.CharField(max_length=ID, null=True)  #  the founding
    since = models.DateField()
    seq = models.PositiveBigIntegerField()


class Act(models.Model):
    """One entry of a body that decides, or on a mandate: all that it says, and what it is about."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    type = models.CharField(max_length=64, db_index=True)
    motion = models.CharField(max_length=ID, null=True, db_index=True)  #  not about a motion
    person = models.CharField(max_length=ID, null=True, db_index=True)  #  about nobody in particular
    office = models.CharField(max_length=ID, null=True, db_index=True)  #  about no body or post
    unit = models.CharField(max_length=ID, null=True)  #  about no unit, or several
    mandate = models.CharField(max_length=ID, null=True)  #  about no mandate, or several
    occurred = models.CharField(max_length=32)
    cause = models.PositiveBigIntegerField(null=True)  #  somebody entered it
    body = models.JSONField()


class Motion(models.Model):
    """One motion and where it stands: moved, withdrawn, lost, carried, in_effect, lapsed, reversed."""

    id = models.CharField(primary_key=True, max_length=ID)
    number = models.PositiveIntegerField(unique=True)
    body = models.CharField(max_length=ID)
    unit = models.CharField(max_length=ID)
    mover = models.CharField(max_length=ID, db_index=True)
    text = models.CharField(max_length=HASH)
    kind = models.CharField(max_length=32, db_index=True)
    effect = models.JSONField()
    requirement = models.JSONField()
    not_before = models.DateField()
    moved = models.DateField()
    state = models.CharField(max_length=16)
    challenged = models.CharField(max_length=16)
    voted = models.DateField(null=True)  #  not put to the vote yet
    challenge_until = models.DateField(null=True)  #  no challenge in the charter, or no vote yet
    in_effect = models.DateField(null=True)  #  never yet
    seq = models.PositiveBigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["body", "unit"], name="motion_body")]


class Vote(models.Model):
    """One taking of votes on a motion: number 1 as declared, 2 as counted again."""

    key = models.CharField(primary_key=True, max_length=2 * ID)
    motion = models.CharField(max_length=ID, db_index=True)
    number = models.PositiveIntegerField()
    in_favour = models.PositiveIntegerField()
    against = models.PositiveIntegerField()
    abstaining = models.PositiveIntegerField()
    tally = models.JSONField()
    bases = models.JSONField(null=True)  #  those of the first vote
    carried = models.BooleanField()
    taken = models.DateField()
    seq = models.PositiveBigIntegerField()


DERIVED: tuple[type[models.Model], ...] = (
    Organization,
    Unit,
    Roll,
    Apportionment,
    Contest,
    Candidate,
    Return,
    Mandate,
    Alternate,
    Edition,
    Act,
    Motion,
    Vote,
)
"""The tables that a replay of the record rebuilds."""
