"""In which way the approval ballots of a profile are held: in arrays where it is a table, else in lists."""

from comitia.count.committees.approvals import Approvals, ListApprovals
from comitia.count.profile import Profile
from comitia.count.votes import from_table


def approvals_of(profile: Profile) -> Approvals:
    """Return the groups of a profile."""
    if from_table(profile):
        from comitia.count.committees.table_approvals import TableApprovals  # noqa: PLC0415  numpy is for large contests

        return TableApprovals(profile)
    return ListApprovals(profile)
