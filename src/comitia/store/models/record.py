"""The record, and what it commits to but does not hold."""

from typing import ClassVar

from django.db import models

from comitia.store.models.sizes import HASH, ID


class Chain(models.Model):
    """The record's growing end. One row: one organisation keeps one database."""

    id = models.CharField(primary_key=True, max_length=ID)
    head = models.CharField(max_length=HASH)
    size = models.PositiveBigIntegerField()
    frontier = models.JSONField()


class Keeper(models.Model):
    """The public key with which the record is kept, raw, as 64 hex digits. One row, and nothing of the record."""

    chain = models.CharField(primary_key=True, max_length=ID)
    key = models.CharField(max_length=HASH)


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
    """Who an opaque id stands for. Erasable: clearing name, folded and salt leaves every entry standing.

    `folded` is the name as it is searched (`store.folding`).
    """

    id = models.CharField(primary_key=True, max_length=ID)
    reference = models.CharField(max_length=ID, unique=True)
    name = models.TextField()
    folded = models.TextField()
    salt = models.CharField(max_length=32)


class Text(models.Model):
    """A free text to which an entry commits. Erasable: clearing text, folded and salt leaves every entry standing.

    `folded` is the text as it is searched (`store.folding`).
    """

    commitment = models.CharField(primary_key=True, max_length=HASH)
    salt = models.CharField(max_length=32)
    text = models.TextField()
    folded = models.TextField()

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
