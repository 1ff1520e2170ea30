"""What the record says of mandates and of bodies that decide, in tables that a replay rebuilds."""

from typing import ClassVar

from django.db import models

from comitia.store.models.sizes import HASH, ID


class Mandate(models.Model):
    """One person's hold of one seat or post, given by a contest or by a motion; `ended` is the day, `cause` why.

    Who moved up has it `instead_of` another mandate of the contest, by a `filler` of the charter. `grace_until` is the
    day on which it ends because the seat on which it rests is lost, unless that is regained. It is to be accepted
    before `accept_by`. A seat that goes with the post `by_post` goes with the mandate `by_mandate`.
    """

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
    evidence = models.CharField(max_length=HASH, null=True)  #  not taken over from a document
    instead_of = models.CharField(max_length=ID, null=True)  #  elected, or given by a motion
    filler = models.CharField(max_length=16)
    grace_until = models.DateField(null=True)  #  no grace runs
    accept_by = models.DateField(null=True)  #  nobody is asked to accept it, or it is accepted
    by_mandate = models.CharField(max_length=ID, null=True)  #  it goes with no post
    by_post = models.CharField(max_length=ID, null=True)  #  it goes with no post
    seq = models.PositiveBigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "office_unit"], name="mandate_office")]


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
    cause = models.PositiveBigIntegerField(null=True, db_index=True)  #  somebody entered it
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


class NamedVote(models.Model):
    """How the holder of one mandate voted on a motion, as entered; of several entries the last one counts."""

    key = models.CharField(primary_key=True, max_length=2 * ID + 20)
    motion = models.CharField(max_length=ID, db_index=True)
    mandate = models.CharField(max_length=ID, db_index=True)
    vote = models.CharField(max_length=16)
    entered = models.DateField()
    seq = models.PositiveBigIntegerField()


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
