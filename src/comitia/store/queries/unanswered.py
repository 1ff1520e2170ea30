"""A motion to accept a resignation that is lost refuses nothing: what is said of it while the request is open."""

from comitia.charter import Charter
from comitia.core.mandate.resignation import rule_in
from comitia.store import models
from comitia.store.queries.letters import TENDERED, later, replayed
from comitia.store.queries.vacant import last_day

OPEN = "The request is still open"
REFUSE = "to refuse it, carry a motion with refuse_resignation"


def unanswered(charter: Charter, motion: models.Motion) -> str:
    """Return that the resignation is still to be answered, and how it is refused; empty where it is not."""
    if motion.kind != "accept_resignation" or motion.state != "lost":
        return ""
    asked = list(models.Act.objects.filter(type=TENDERED, body__resignation=motion.effect["resignation"]))
    pending = [each for each in replayed(asked, later(asked)).all if each.outcome == "pending"]
    held = models.Mandate.objects.filter(id__in=[mandate for each in pending for mandate in each.tendered.mandates])
    today = last_day()
    live = [each for each in held if each.is_live and (each.ends is None or each.ends > today)]
    if not live:
        return ""
    rule = rule_in(charter, live[0].kind)
    return f"{OPEN}; {REFUSE}." if rule is None or rule.refusals else f"{OPEN}."
