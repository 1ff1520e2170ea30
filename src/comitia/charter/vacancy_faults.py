"""What is wrong with how vacancies are filled: fillers that no body or post of the charter can ever have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comitia.charter.bodies import Body
from comitia.charter.contests import rule_for
from comitia.charter.fillers import Acting, filler_name
from comitia.charter.model import Charter
from comitia.charter.posts import Post
from comitia.charter.problems import Fault, Path
from comitia.charter.vacancy import POST
from comitia.count import is_transferable


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """The bodies, or the posts, that a list of fillers is for: all of a kind, or one (`is_one`)."""

    charter: Charter
    offices: tuple[Body | Post, ...]
    is_body: bool
    is_one: bool

    @property
    def is_meeting(self) -> bool:
        """Tell whether they are one meeting, of everybody on a roll."""
        return self.is_one and all(isinstance(each, Body) and each.meeting for each in self.offices)

    def said(self, of_none: str, of_one: str) -> str:
        """Return a sentence of all of a kind, `no body is elected`, or of one, `board is not elected`."""
        kind = "body" if self.is_body else "post"
        return f"{self.offices[0].id} {of_one}" if self.is_one else f"no {kind} {of_none}"


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield every fault of the section `vacancy`."""
    for key, fillers in (charter.vacancy.lists if charter.vacancy else {}).items():
        concerned = concerned_by(key, charter)
        if concerned is None:
            yield Fault(path=("vacancy", key), message=_nobody(key, charter))
            continue
        if concerned.is_meeting:
            said = f"everybody on the roll sits in {key}, so no place there falls vacant"
            yield Fault(path=("vacancy", key), message=f"{said}: remove it, or name a body that is elected")
            continue
        for index, filler in enumerate(fillers):
            message = _never(filler_name(filler), concerned)
            if message:
                yield Fault(path=("vacancy", key), message=message)
            if isinstance(filler, Acting):
                yield from _acting_faults(filler, concerned, ("vacancy", key, index, "acting"))


def concerned_by(key: str, charter: Charter) -> Concerned | None:
    """Return what a key is for, or None where there is no such body or post."""
    if key in {"delegate", "post"}:
        offices: Iterable[Body | Post] = charter.bodies.values() if key == "delegate" else charter.posts.values()
        return Concerned(charter=charter, offices=tuple(offices), is_body=key == "delegate", is_one=False)
    name = key.removeprefix(POST)
    found = charter.posts.get(name) if key.startswith(POST) else charter.bodies.get(name)
    if found is None:
        return None
    return Concerned(charter=charter, offices=(found,), is_body=isinstance(found, Body), is_one=True)


def _nobody(key: str, charter: Charter) -> str:
    """Return that a key names no body and no post, and what was meant."""
    name = key.removeprefix(POST)
    if name in charter.posts:
        return f"{name} is a post: write {POST}{name}"
    if name in charter.bodies:
        return f"{name} is a body: write {name}"
    known = ", ".join((*charter.bodies, *(f"{POST}{post}" for post in charter.posts)))
    return f"there is no body or post `{key}`: write delegate, post, cascade, or one of {known}"


def _never(name: str, concerned: Concerned) -> str:
    """Return why a filler can never be, or nothing."""
    charter, offices = concerned.charter, concerned.offices
    if name == "countback" and not any(is_transferable(rule) for each in offices for rule in _rules(each, charter)):
        said = concerned.said("is elected by a transferable vote", "is not elected by a transferable vote")
        return f"{said}, so there are no ballots to count back: remove countback"
    if name == "by_election" and not any(map(_is_elected, offices)):
        return f"{concerned.said('is elected', 'is not elected')}: remove by_election"
    if name == "coopted" and not any(_is_chosen_by_a_body(each, charter) for each in offices):
        chosen = "filled by a body that could co-opt"
        return f"{concerned.said(f'is {chosen}', f'is not {chosen}')}: remove coopted"
    return ""


def _rules(office: Body | Post, charter: Charter) -> Iterator[str]:
    """Yield the counting rules by which an office is elected."""
    own = [office.rule, *(group.rule for group in office.seats)] if isinstance(office, Body) else [office.rule]
    yield from (rule.id for rule in (*own, rule_for(office.id, charter.contests)) if rule)


def _is_elected(office: Body | Post) -> bool:
    return not office.meeting if isinstance(office, Body) else office.elected_by is not None


def _is_chosen_by_a_body(office: Body | Post, charter: Charter) -> bool:
    if isinstance(office, Body):
        return not office.meeting
    return (office.appointed_by or office.elected_by) in charter.bodies


def _acting_faults(filler: Acting, concerned: Concerned, path: Path) -> Iterator[Fault]:
    """Yield what is wrong with who acts: nobody acts as a member, nor for the own post; it is one of the same unit."""
    posts = concerned.charter.posts
    deputy = posts.get(filler.acting)
    if concerned.is_body:
        yield Fault(path=path, message="nobody acts as a member of a body: remove it, or write it at vacancy.post")
    elif deputy is None:
        known = ", ".join(posts) or "posts of the section posts"
        yield Fault(path=path, message=f"there is no post `{filler.acting}`: write one of {known}")
    elif not any(_is_deputy(deputy, each) for each in concerned.offices):
        said = f"{deputy.id} cannot act for itself, and its unit has no other post"
        if concerned.is_one:
            said = f"{deputy.id} is no other post than {concerned.offices[0].id} of the same type of unit"
        yield Fault(path=path, message=f"{said}: name another, or remove it")


def _is_deputy(deputy: Post, office: Body | Post) -> bool:
    """Tell whether the holder of a post can act in an office: another post of the same type of unit."""
    return isinstance(office, Post) and office.id != deputy.id and office.scope == deputy.scope
