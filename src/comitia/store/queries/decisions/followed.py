"""What followed from a motion: the entries that its decision caused, directly or through others, in order."""

from django.db import connection

from comitia.store import models

COURSE = (
    "motion_moved/1",
    "motion_withdrawn/1",
    "holder_heard/1",
    "vote_declared/1",
    "votes_by_name/1",
    "vote_challenged/1",
    "challenge_decided/1",
    "decision_in_effect/1",
    "decision_lapsed/1",
    "decision_reversed/1",
    "appeal_lodged/1",
    "resolution_reported/1",
)
"""The entries on what happened to a motion itself."""

FOLLOWED = """
WITH RECURSIVE followed(seq) AS (
    SELECT seq FROM store_act WHERE motion = %s
    UNION
    SELECT act.seq FROM store_act act JOIN followed ON act.cause = followed.seq
)
SELECT seq FROM followed ORDER BY seq
"""


def every_entry(motion: str) -> list[int]:
    """Return the places of all entries on a motion, with all that followed from them, in order; one query."""
    with connection.cursor() as cursor:
        cursor.execute(FOLLOWED, [motion])
        return [seq for (seq,) in cursor.fetchall()]


def followed(motion: str) -> tuple[list[int], list[int]]:
    """Return the places of what a decision brought about, until it was reversed and from then on; two queries."""
    own = models.Act.objects.filter(motion=motion, type__in=COURSE).order_by("seq").values_list("seq", "type")
    course = dict(own)
    turn = next((seq for seq in reversed(course) if course[seq] == "decision_reversed/1"), None)
    found = [seq for seq in every_entry(motion) if seq not in course]
    if turn is None:
        return found, []
    return [seq for seq in found if seq < turn], [seq for seq in found if seq > turn]
