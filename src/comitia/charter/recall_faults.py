"""What is wrong with how holders are recalled: bodies and rolls that are not there, rules that contradict others."""

from collections.abc import Iterator

from comitia.charter.model import Charter
from comitia.charter.problems import Fault, Path
from comitia.charter.recall import OF, Petition, RecallRule
from comitia.charter.recall_bodies import missed
from comitia.charter.references import body_faults
from comitia.charter.rolls import ROLL


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield every fault of the section `recall`."""
    if charter.recall is None:
        return
    if not charter.may_end_by("recall"):
        message = "mandate.ends leaves recall out, so nobody is recalled: add recall to it, or remove this section"
        yield Fault(path=("recall",), message=message)
    for kind, rule in (("delegate", charter.recall.delegate), ("post", charter.recall.post)):
        if rule is not None:
            yield from _rule_faults(rule, charter, ("recall", kind))


def _rule_faults(rule: RecallRule, charter: Charter, here: Path) -> Iterator[Fault]:
    decided = charter.decision("recall")
    if rule.by is not None:
        yield from body_faults(rule.by, charter, (*here, "by"))
        if decided is not None and decided.by is not None:
            message = "decisions.effects.recall.by says who recalls already: keep one of them"
            yield Fault(path=(*here, "by"), message=message)
    if rule.move is not None:
        yield from body_faults(rule.move.of, charter, (*here, "move", "of"))
    if rule.admissibility is not None:
        yield from body_faults(rule.admissibility.by, charter, (*here, "admissibility", "by"))
        yield from _never_admitted(rule.admissibility.by, charter, here)
    if rule.petition is not None:
        yield from _petition_faults(rule.petition, charter, (*here, "petition", "of"))


def _never_admitted(by: str, charter: Charter, here: Path) -> Iterator[Fault]:
    """Yield the offices from which a petition is before no body: neither one of this name, nor one that elects."""
    for each in missed(charter, str(here[-1]), by):
        if each.giver is None:
            said = (
                f"no {by} is in or above the {each.unit_type} that elects {each.office}, and its voters meet in no body"
            )
            message = f"{said}, so nobody admits a petition: write a body above"
            yield Fault(path=(*here, "admissibility", "by"), message=message)


def _petition_faults(petition: Petition, charter: Charter, path: Path) -> Iterator[Fault]:
    if petition.of not in OF and petition.of.removeprefix(ROLL) not in charter.rolls:
        known = ", ".join(ROLL + name for name in charter.rolls)
        yield Fault(path=path, message=f"there is no {petition.of}: write {known}, electing_body or electorate")
