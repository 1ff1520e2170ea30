"""How close it was by transferable rules that elect with fewer votes than the quota: exact, from the record.

By `ers97` the total active vote divided by one more than the open seats is enough, and whoever is highest is elected
first; by `exclusive-gregory` half of all votes that are left is enough for the last seat; by `senate` the last seat
goes to the one of the last two who has more.
"""

from collections.abc import Iterator

from comitia.count.amount import Amount
from comitia.count.explanation import within
from comitia.count.explanation.margin import Field, Margin, ahead, quota_of
from comitia.count.record import Stage

RULES = frozenset({"ers97", "exclusive-gregory", "senate"})
EQUALS = "5.6.2"
"""The clause of `ers97` by which equals for too few seats are not elected yet."""


def margins(field: Field, stage: Stage) -> Iterator[Margin]:
    """Yield how far whoever came nearest to being elected at a stage was from it; nothing where nobody can be."""
    if last := _last_elected(field, stage):
        yield from _last_place(field, stage, last)
        return
    left = within.electable(field, stage.number, field.standing(stage.number))
    if not left:
        return
    enough, quota = enough_at(field, stage), quota_of(field.count, stage)
    nearest = max(left, key=lambda each: (stage.totals[each - 1], -each))
    missing = enough - stage.totals[nearest - 1]
    others = sum(stage.totals[each - 1] for each in {*field.standing(stage.number), *_last_filled(field, stage)})
    if missing <= 0:
        return
    if enough == quota:
        yield Margin(stage=stage.number, kind="short", candidate=nearest, votes=missing)
    elif missing <= others - stage.totals[nearest - 1]:
        yield Margin(stage=stage.number, kind="short_of_needed", candidate=nearest, votes=missing)


def enough_at(field: Field, stage: Stage) -> Amount:
    """Return how many votes would have elected the nearest of those who continue after a stage: the quota, or fewer.

    More of them are taken from others who continue, so that what the elected have stays.
    """
    quota, rule = quota_of(field.count, stage), field.count.rule
    if rule == "ers97":
        return max(1, min(quota, -(-active(field, stage) // (_open(field, stage) + 1))))
    if rule == "exclusive-gregory" and _open(field, stage) <= 1:
        return min(quota, _half(field, stage))
    return quota


def level(field: Field, stage: Stage) -> list[int]:
    """Return who has enough at a stage by `ers97` and is not elected at it, for more are equal than seats are open."""
    places, left = _open(field, stage), field.standing(stage.number)
    if field.count.rule != "ers97" or field.count.constraints or not left:
        return []
    most = max(stage.totals[each - 1] for each in left)
    equal = [each for each in left if stage.totals[each - 1] == most]
    return equal if most >= enough_at(field, stage) and len(equal) > places > 0 else []


def active(field: Field, stage: Stage) -> Amount:
    """Return the total active vote of `ers97` after a stage (5.6.1): what can still elect somebody."""
    quota = quota_of(field.count, stage)
    held = sum(min(stage.totals[each - 1], quota) for each in field.elected(stage.number))
    return field.count.ballots * field.count.scale - held - stage.not_transferable - stage.lost


def _half(field: Field, stage: Stage) -> Amount:
    """Return how many votes are at least half of all that are left for the last seat (rule 52(2)).

    Where another has half already, one unit more is needed: with as many each nobody would be elected.
    """
    totals, quota = stage.totals, quota_of(field.count, stage)
    last = _last_filled(field, stage)
    left = sum(totals) - sum(min(totals[each - 1], quota) for each in field.elected(stage.number) if each not in last)
    rivals = [totals[each - 1] for each in {*field.standing(stage.number), *last}]
    return left // 2 + 1 if any(2 * total >= left for total in rivals) else -(-left // 2)


def _last_filled(field: Field, stage: Stage) -> list[int]:
    """Return by `exclusive-gregory` who had the last seat at a stage, and could have lost it to another."""
    if field.count.rule != "exclusive-gregory" or _open(field, stage):
        return []
    return [d.candidate for d in stage.decisions if d.outcome == "elected"][-1:]


def _last_elected(field: Field, stage: Stage) -> int:
    """Return who had the last seat at a stage, with more votes than the next; 0 where nobody had it so."""
    elected = [d for d in stage.decisions if d.outcome == "elected"]
    if not elected or field.count.constraints or _open(field, stage):
        return 0
    by_more = elected[-1].clause == "273(17)" if field.count.rule == "senate" else field.count.rule == "ers97"
    return elected[-1].candidate if by_more else 0


def _last_place(field: Field, stage: Stage, last: int) -> Iterator[Margin]:
    left = field.standing(stage.number)
    if left:
        yield ahead(stage, "last_place", last, left)


def _open(field: Field, stage: Stage) -> int:
    """Return how many seats are open after a stage."""
    return field.count.seats - len(field.elected(stage.number))
