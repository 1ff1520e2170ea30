"""What was entered of the past, and where texts are shown, in tables that a replay rebuilds."""

from typing import ClassVar

from django.db import models

from comitia.store.models.record import Text
from comitia.store.models.sizes import ID


class PastAct(models.Model):
    """One act of the past as it stands; `when` is in EDTF, `sorts` the day by which acts are listed.

    `decade` (192 for the 1920s) and `year` are there where the date lies within one. `within` is the number of the
    session that it was an act of, `of` that of the act which it answers; `office` and `unit` those of the body that met
    or decided.
    """

    number = models.PositiveIntegerField(primary_key=True)
    kind = models.CharField(max_length=16, db_index=True)
    when = models.CharField(max_length=32)
    sorts = models.DateField()
    decade = models.PositiveIntegerField(null=True, db_index=True)  #  it is not known in which
    year = models.PositiveIntegerField(null=True)  #  as above
    within = models.PositiveIntegerField(null=True, db_index=True)  #  an act of no session
    of = models.PositiveIntegerField(null=True, db_index=True)  #  it answers none
    office = models.CharField(max_length=ID, null=True)  #  no body is named
    unit = models.CharField(max_length=ID, null=True)  #  as above
    outcome = models.CharField(max_length=16)
    is_retracted = models.BooleanField()
    seq = models.PositiveBigIntegerField()


class PastFlag(models.Model):
    """One flag on an act of the past, of the level that it has now."""

    number = models.PositiveIntegerField(primary_key=True)
    act = models.PositiveIntegerField(db_index=True)
    level = models.CharField(max_length=16)
    seq = models.PositiveBigIntegerField()


class Mention(models.Model):
    """What an entry of the past names, by role.

    `entry`: the act or source that it is of; `cites`: a source; `touches`: a later act or mandate; `person`; `place`:
    an office that it is about, with its unit; `by`: the body that met or decided. `act` is the number of the act.
    """

    key = models.CharField(primary_key=True, max_length=ID)
    seq = models.PositiveBigIntegerField()
    act = models.PositiveIntegerField(null=True, db_index=True)  #  an entry on a source alone
    role = models.CharField(max_length=8)
    what = models.CharField(max_length=ID, db_index=True)
    unit = models.CharField(max_length=ID, null=True)  #  no office


class Passage(models.Model):
    """A place at which pages show a text: what `kind` of text it is, and the `page` (of an `id`) that shows it."""

    key = models.CharField(primary_key=True, max_length=ID)
    text = models.ForeignKey(Text, on_delete=models.DO_NOTHING, db_constraint=False, related_name="passages")
    kind = models.CharField(max_length=16)
    page = models.CharField(max_length=16)
    of = models.CharField(max_length=ID)
    day = models.DateField()
    seq = models.PositiveBigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "day", "seq"], name="passage_newest")]
