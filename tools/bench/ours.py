"""How comitia reads and counts in these measurements: the whole record of the count is made, lots come from a seed."""

from pathlib import Path

from bench.apart import NotThereError
from bench.made import Marks
from comitia.count import Count, Lots, Options, Profile, count
from comitia.exchange.ballots import read_ballots

LOTS = Lots(seed="00")
MARGINS = Options(strength="margins")
"""As the other programs count Schulze: by margins."""


def counted(profile: Profile, rule: str, seats: int) -> Count:
    """Return the finished count."""
    found = count(profile, rule=rule, seats=seats, options=MARGINS if rule == "schulze" else Options(), lots=LOTS)
    assert isinstance(found, Count)  # noqa: S101  lots come from a seed
    assert all(stage.totals for stage in found.stages)  # noqa: S101  and each stage is there
    return found


def from_file(path: Path) -> Profile:
    """Return the profile of a ballot file."""
    return read_ballots(path).profile


def from_array(candidates: int, marks: Marks) -> Profile:
    """Return the profile of an array of ballots."""
    if not hasattr(Profile, "from_array"):
        raise NotThereError("Profile.from_array is not there")
    found: Profile = Profile.from_array(candidates, marks)
    return found
