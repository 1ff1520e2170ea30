"""What a charter leaves open where a place falls vacant: lists that may fill nothing, and who acts for nobody."""

from collections.abc import Iterator, Sequence

from comitia.charter.fillers import Acting, ByElection, Coopted, Filler, filler_name
from comitia.charter.model import Charter
from comitia.charter.resign_words import STARTS
from comitia.charter.vacancy import POST, Vacancy
from comitia.charter.vacancy_faults import concerned_by


def found(charter: Charter) -> Iterator[str]:
    """Yield the silences, each a sentence that begins with the path it is about."""
    vacancy = charter.vacancy
    if vacancy is None:
        return
    for key, fillers in vacancy.lists.items():
        yield from _idle(key, fillers, charter)
        yield from _end(key, fillers)
        yield from _gap(key, fillers)
        for index, filler in enumerate(fillers):
            if isinstance(filler, Acting):
                yield from _deputy(f"vacancy.{key}[{index}].acting", filler.acting, vacancy)


def _idle(key: str, fillers: Sequence[Filler], charter: Charter) -> Iterator[str]:
    """Yield the lists that call alternates whom nobody has."""
    concerned = concerned_by(key, charter)
    if concerned is not None and "next_alternate" in fillers and not any(each.alternates for each in concerned.offices):
        said = concerned.said("has alternates", "has no alternates")
        yield f"vacancy.{key}: {said}, so next_alternate never applies; add alternates, or remove it"


def _end(key: str, fillers: Sequence[Filler]) -> Iterator[str]:
    """Yield the lists of which the last filler may fill nothing, and that do not say what then."""
    last = fillers[-1]
    match last:
        case "left_vacant":
            return
        case Acting():
            said = f"{last.acting} acts, and nothing fills the post for the rest of the term"
            yield f"vacancy.{key}: {said}; add what does, or left_vacant"
            return
        case ByElection(by_election=held):
            if held.unless is None:
                return
            when = f"with less than {held.unless.words} of the term left no by-election is held"
        case Coopted(coopted=chosen):
            if chosen.max is None:
                return
            when = f"where {chosen.max} sit by co-option already, nobody else is co-opted"
        case _:
            when = f"where {filler_name(last)} finds nobody, nothing follows"
    yield f"vacancy.{key}: {when}, and the place stays vacant; add what fills it then, or left_vacant"


def _gap(key: str, fillers: Sequence[Filler]) -> Iterator[str]:
    """Yield where acting is over before the day by which the place is to be filled."""
    for index, filler in enumerate(fillers):
        most = filler.max if isinstance(filler, Acting) else None
        for after in fillers[index + 1 :]:
            within = (
                after.by_election.within
                if isinstance(after, ByElection)
                else after.coopted.within
                if isinstance(after, Coopted)
                else None
            )
            if most is not None and within is not None and any(most.end(day) < within.end(day) for day in STARTS):
                said = f"acting is over after {most.words}, and the place is to be filled within {within.words}"
                yield f"vacancy.{key}[{index}].max: {said}; in between nobody acts"


def _deputy(here: str, deputy: str, vacancy: Vacancy) -> Iterator[str]:
    """Yield that whoever acts may be missing too, where nothing fills that post."""
    left = [
        each for each in vacancy.fillers("post", deputy) if not (isinstance(each, Acting) and each.acting == deputy)
    ]
    if all(each == "left_vacant" or isinstance(each, Acting) for each in left):
        said = f"nothing fills {deputy} where that is vacant itself, and then nobody acts"
        yield f"{here}: {said}; add vacancy.{POST}{deputy}"
