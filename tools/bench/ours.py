"""How comitia reads and counts in these measurements: the whole record of the count is made, lots come from a seed."""

from pathlib import Path
from typing import cast

from bench.made import Marks
from comitia.count import Count, Lots, Options, Profile, count, count_all
from comitia.exchange.ballots import BallotFile, read_ballots

LOTS = Lots(seed="00")
MARGINS = Options(strength="margins")
"""As the other programs count Schulze: by margins."""


def counted(profile: Profile, rule: str, seats: int) -> Count:
    """Return the finished count."""
    found = count(profile, rule=rule, seats=seats, options=MARGINS if rule == "schulze" else Options(), lots=LOTS)
    assert isinstance(found, Count)  # noqa: S101  lots come from a seed
    assert all(stage.totals for stage in found.stages)  # noqa: S101  and each stage is there
    return found


def all_counted(files: list[BallotFile]) -> list[Count]:
    """Return the finished counts of many wards, in a batch."""
    profiles, seats = [file.profile for file in files], [file.seats for file in files]
    found = count_all(profiles, rule="scottish-stv", seats=seats, lots=lambda _: LOTS)
    assert all(isinstance(each, Count) and each.stages for each in found)  # noqa: S101  lots come from a seed
    return cast("list[Count]", found)


def from_file(path: Path) -> Profile:
    """Return the profile of a ballot file."""
    return read_ballots(path).profile


def from_array(candidates: int, marks: Marks) -> Profile:
    """Return the profile of an array of ballots."""
    return Profile.from_array(candidates, marks)
