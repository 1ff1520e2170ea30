"""Why somebody was elected or excluded, by the stable ids of reasons, as the rest of a sentence."""

from comitia.count.record import Decision

_BECAUSE = {
    ("elected", "quota"): "has {votes} and reaches the quota of {quota}: elected",
    ("elected", "above_quota"): "has {votes}, more than the quota of {quota}: elected",
    ("elected", "needed"): "has {votes}, and {needed} are enough now: elected",
    ("elected", "beats_all"): "has {votes}, no fewer than all others and what surpluses are left together: elected",
    ("elected", "last_standing"): "is elected with {votes}: no more candidates are left than open seats",
    ("elected", "more_of_two"): "is elected with {votes}: more than the other of the last two for the last place",
    ("elected", "most_votes"): "is elected with {votes}",
    ("elected", "threshold"): "has {votes}, which is enough: elected",
    ("elected", "last_round"): "is elected with {votes}, the most in the last round",
    ("elected", "least_load"): "is elected with {votes}: the seat of nobody else would load their voters less",
    ("elected", "least_rho"): "is elected with {votes}: the seat of nobody else would cost a vote less",
    ("elected", "no_votes"): "is elected with {votes}: no candidate left has any",
    ("elected", "best_committee"): "is elected: this committee would lose {number} of its score without them",
    ("elected", "agreed_order"): "is elected with {votes}, before others with as many by the order agreed",
    ("elected", "lot"): "is elected with {votes}, by lot among equals",
    ("elected", "preferred"): "is put before the other by {votes}: elected",
    ("elected", "more_points"): "has as many preferences, {votes}, and more points: elected",
    ("elected", "top_points"): "has as many preferences, {votes}, as many points, and more of the highest: elected",
    ("advances", "highest"): "goes on to the second round with {votes}",
    ("advances", "share"): "goes on to the second round with {votes}, which is enough",
    ("advances", "most_points"): "goes on to the runoff with {votes}",
    ("advances", "matches"): "has {votes} like others, loses fewer matches against them, and goes on to the runoff",
    ("advances", "top_points"): "has {votes} like others, more of the highest points, and goes on to the runoff",
    ("advances", "agreed_order"): "has {votes} like others, and goes on by the order agreed",
    ("advances", "lot"): "has {votes} like others, and goes on by lot",
    ("elected", "majority"): "has {votes}, more than half of the {needed} that count: elected",
    (
        "elected",
        "strongest_paths",
    ): "is elected, with a path to each of the others that is as strong as theirs back, or stronger",
    ("elected", "locked"): "is elected: nobody is before them by the pairs that are locked",
    ("elected", "locked_lot"): "is elected: nobody is before them by the pairs that are locked, equal ones as drawn",
    (
        "elected",
        "locked_agreed_order",
    ): "is elected: nobody is before them by the pairs that are locked, equal ones by the order agreed",
    ("elected", "smallest_defeat"): "is elected: nobody has a smaller greatest defeat",
    ("elected", "most_pairs"): "is elected: nobody has more points",
    ("elected", "equals_lot"): "is elected by lot among equals",
    ("elected", "equals_agreed_order"): "is elected, before equals by the order agreed",
    ("elected", "most_points"): "is elected with {points}",
    ("elected", "points_lot"): "is elected with {points}, by lot among equals",
    (
        "elected",
        "points_agreed_order",
    ): "is elected with {points}, before others with as many by the order agreed",
    ("excluded", "loses_pair"): "is one of the two last with {votes}, loses to the other of them, and is excluded",
    ("excluded", "pair_fewest"): "is level with the other of the two last, has fewer votes, {votes}, and is excluded",
    (
        "excluded",
        "pair_earlier_stage",
    ): "is level with the other of the two last, has {votes} like them, but {apart}, and is excluded",
    ("excluded", "pair_lot"): "is level with the other of the two last, has {votes} like them, and is excluded by lot",
    (
        "excluded",
        "pair_agreed_order",
    ): "is level with the other of the two last, has {votes} like them, and is excluded by the order agreed",
    ("excluded", "outside_smith"): "is outside the Smith set with {votes}, and is excluded",
    ("excluded", "fewest"): "has the fewest votes, {votes}, and is excluded",
    ("excluded", "out_of_reach"): "has {votes}, could not reach the next with all that may still come, and is excluded",
    (
        "excluded",
        "together",
    ): "has {votes}, and is excluded with others: together, and with all surpluses left, they could not pass the next",
    ("excluded", "earlier_stage"): "has {votes} like others, but {apart}, and is excluded",
    (
        "excluded",
        "nearly_earlier_stage",
    ): "has {votes}, others no more above that than surpluses are left, but {apart}, and is excluded",
    (
        "excluded",
        "nearly_lot",
    ): "has {votes}, others no more apart from that than surpluses are left, and is excluded by lot",
    ("excluded", "agreed_order"): "has {votes} like others, and is excluded by the order agreed",
    (
        "excluded",
        "nearly_agreed_order",
    ): "has {votes}, others no more apart from that than surpluses are left, and is excluded by the order agreed",
    ("excluded", "lot"): "has {votes} like others, and is excluded by lot",
    ("elected", "constraint"): "is elected with {votes}: whoever has more and is not elected, the constraints bar",
    ("excluded", "passed_over"): "has {votes} and is passed over: with them the constraints could not be kept",
    ("excluded", "guarded"): "has {votes}, the fewest of those whom no constraint guards, and is excluded",
    ("excluded", "doomed"): "has {votes} and is excluded at once: with them the constraints could not be kept",
}


def because(decision: Decision, votes: str, quota: str, needed: str = "", apart: str = "", *, exact: bool) -> str:
    """Return what was decided about a candidate, and why, as the rest of a sentence that begins with the name.

    `apart` says at which stage a tie fell, where that is known.
    """
    reason = "above_quota" if decision.reason == "quota" and exact else decision.reason
    plainly = f"is {decision.outcome} with {{votes}}"
    return _BECAUSE.get((decision.outcome, reason), plainly).format(
        votes=votes,
        number=votes.partition(" ")[0],
        points=_points(votes.partition(" ")[0]),
        quota=quota,
        needed=needed,
        apart=apart or "fewer at an earlier stage",
    )


def _points(number: str) -> str:
    return f"{number} {'point' if number == '1' else 'points'}"
