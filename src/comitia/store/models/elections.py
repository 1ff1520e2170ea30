"""What the record says of the organisation and its elections, in tables that a replay rebuilds."""

from typing import ClassVar

from django.db import models

from comitia.store.models.sizes import HASH, ID


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
    """A place of the organisation; `seq` is that of the entry that formed it, and orders units.

    `parent` is where it lies now, or lay last, `formed_in` where it lay first. `folded` is the name as it is searched.
    `ended` is the day on which it was dissolved, or merged `into` another.
    """

    id = models.CharField(primary_key=True, max_length=ID)
    type = models.CharField(max_length=ID, db_index=True)
    parent = models.CharField(max_length=ID, null=True, db_index=True)  #  a root has none
    name = models.TextField()
    folded = models.TextField()
    since = models.DateField()
    formed_in = models.CharField(max_length=ID, null=True)  #  a root
    formed_by = models.CharField(max_length=ID, null=True)  #  the founding
    split_from = models.CharField(max_length=ID, null=True)  #  not split off
    is_live = models.BooleanField()
    ended = models.DateField(null=True)  #  it is there
    ended_by = models.CharField(max_length=ID, null=True)  #  as above
    into = models.CharField(max_length=ID, null=True, db_index=True)  #  not merged
    seq = models.PositiveBigIntegerField()


class Roll(models.Model):
    """A certified roll of one unit; another may be certified once units were merged or split."""

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


class Alternate(models.Model):
    """One person who moves up when a seat falls vacant; rank 1 first."""

    key = models.CharField(primary_key=True, max_length=2 * ID)
    contest = models.CharField(max_length=ID, db_index=True)
    rank = models.PositiveIntegerField()
    person = models.CharField(max_length=ID, db_index=True)
