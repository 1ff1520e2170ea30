"""What is in a ballot file, and what a policy did to it, in lines for people and in JSON."""

from collections.abc import Callable, Iterator

from comitia.count import profile_digest
from comitia.count.amount import shown, written
from comitia.count.marks import Places, has_equal, has_repeated, has_skipped, weight_of
from comitia.count.name import shared
from comitia.count.policy import Met, Policy, Treatment, untouched
from comitia.count.weights import Weight
from comitia.exchange.ballots import BallotFileError, PointsFile
from comitia.exchange.ballots.marked import MarkedFile

RARE = 5
"""Rankings that fewer ballots share than this are told of, so that whoever publishes sees what is at stake."""
_EQUAL = {
    "split": "counted as all their strict orders, in equal parts",
    "set": "taken together",
    "skip": "passed over there",
    "end": "ended there",
    "invalid": "invalid",
    "refuse": "refused",
}
_SKIPPED = {
    "pass": "going on with the next mark",
    "end": "ended there",
    "end_at_two": "ended where two in a row were skipped",
    "refuse": "refused",
}
_REPEATED = {
    "first": "counted at the first place alone",
    "end": "ended at the second place",
    "invalid": "invalid",
    "refuse": "refused",
}


def ballots(number: Weight) -> str:
    """Return a number of ballots in words."""
    return f"{number} ballot" if number == 1 else f"{number} ballots"


def treated(treatment: Treatment) -> Iterator[str]:
    """Yield a line for each part of the policy that met a ballot, and for each that was declared."""
    policy = treatment.policy
    for what, how, said, met in (
        ("Equal ranks", policy.equal, _EQUAL, treatment.equal),
        ("Skipped places", policy.skipped, _SKIPPED, treatment.skipped),
        ("Repeated candidates", policy.repeated, _REPEATED, treatment.repeated),
    ):
        if met.ballots and how == "refuse":
            yield f"{what}: {ballots(met.ballots)}, as they stand."
        elif met.ballots:
            yield f"{what}: {ballots(met.ballots)}, {met.acted} of them {said[how]} ({how})."
        elif how != "refuse":
            yield f"{what}: none ({how})."
    if treatment.emptied:
        left = ballots(treatment.emptied)
        yield f"Left without a mark that counts, and so invalid: {left}."


def treatment_json(policy: Policy, treatment: Treatment | None) -> dict[str, object]:
    """Return a policy and what it did as JSON values."""
    done = treatment or untouched(policy)
    return {
        "overvotes": _met(policy.equal, done.equal),
        "skips": _met(policy.skipped, done.skipped),
        "repeats": _met(policy.repeated, done.repeated),
        "left_without_marks": written(done.emptied, 1),
    }


def _met(how: str, met: Met) -> dict[str, object]:
    return {"policy": how, "ballots": written(met.ballots, 1), "acted_on": written(met.acted, 1)}


def lines_of(file: MarkedFile) -> Iterator[str]:
    """Yield what is in a file, line by line."""
    marks = file.marks
    yield file.title or "Ballots without a title"
    yield f"Format: {file.format}. SHA-256 of the file: {file.digest}"
    yield f"Seats: {file.seats or 'the file does not say'}. Candidates: {marks.candidates}"
    parties = file.parties or ("",) * marks.candidates
    for number, (name, party) in enumerate(zip(file.known_names, parties, strict=True), 1):
        gone = ", withdrawn" if number in marks.withdrawn else ""
        yield f"  {number} {name}{f' ({party})' if party else ''}{gone}"
    marked, blank = _sum(file, bool), _sum(file, lambda places: not places)
    yield f"Ballots: {marked} with marks, {blank} blank, {marks.invalid} invalid"
    weights = "some have weights of their own" if file.is_weighted else "each counts for one"
    yield f"Weights: {weights}"
    for what, has in (
        ("Equal ranks", has_equal),
        ("Skipped places", has_skipped),
        ("Repeated candidates", has_repeated),
    ):
        yield f"{what}: {ballots(_sum(file, has))}"
    yield from _rare(file, marked)
    yield from _digest(file)
    yield from (f"Note: {note}" for note in (*shared(file.names), *file.notes))


def lines_of_points(file: PointsFile) -> Iterator[str]:
    """Yield what is in a file of ballots that give points, line by line: for each candidate the sum, and how given."""
    cast = file.profile
    yield file.title or "Ballots without a title"
    yield f"Format: points-csv, points from {cast.lowest} to {cast.highest}. SHA-256 of the file: {file.digest}"
    yield f"Seats: the file does not say. Candidates: {cast.candidates}"
    sums = cast.sums()
    for number, name in enumerate(file.names, 1):
        given = sum(copies for points, copies in cast.rows if points[number - 1] is not None)
        total, by = (shown(each, 1, cast.unit) for each in (sums[number], given))
        points = _many(total, "point")
        yield f"  {number} {name}: {points}, given by {_many(by, 'ballot' if cast.unit == 1 else 'vote')}"
    valid, blank = (weight_of(each, cast.unit) for each in (cast.valid, cast.blank))
    yield f"Ballots: {valid} with points, {blank} blank"
    yield f"Weights: {'some weigh parts of a vote' if cast.unit > 1 else 'each is a whole number'}"
    single = sum(copies <= cast.unit for _, copies in cast.rows)
    yield f"Different ballots: {len(cast.rows)}, of which {single} {'stands' if single == 1 else 'stand'} alone"


def _many(number: str, what: str) -> str:
    return f"{number} {what}" if number == "1" else f"{number} {what}s"


def _needed(file: MarkedFile) -> list[str]:
    """Return the options that say what becomes of the odd marks of a file."""
    odd = (("--overvotes", has_equal), ("--skips", has_skipped), ("--repeats", has_repeated))
    return [option for option, has in odd if _sum(file, has)] or [option for option, _ in odd]


def _sum(file: MarkedFile, has: Callable[[Places], bool]) -> Weight:
    return sum((weight for places, weight in file.marks.rows if has(places)), start=0)


def _rare(file: MarkedFile, marked: Weight) -> Iterator[str]:
    """Yield how many rankings there are, and how many ballots could be known by theirs."""
    found = [weight for places, weight in file.marks.rows if places]
    single = sum(1 for weight in found if weight <= 1)
    rare = sum((weight for weight in found if weight < RARE), start=0)
    stand = "stands" if single == 1 else "stand"
    yield f"Different rankings: {len(found)}, of which {single} {stand} on one ballot alone"
    yield f"Ballots whose ranking fewer than {RARE} share: {rare} of {marked}"


def _digest(file: MarkedFile) -> Iterator[str]:
    """Yield the digest that a count of these ballots tells, where they need no policy and the seats are known."""
    try:
        profile = file.counted().profile
    except BallotFileError:
        yield f"To count these ballots, a policy is needed: {', '.join(_needed(file))}"
        return
    if file.seats:
        yield f"SHA-256 of the profile: {profile_digest(profile, file.seats)}"
