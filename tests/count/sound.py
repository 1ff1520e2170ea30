"""What holds in every count by single transferable vote, whatever the rule."""

from comitia.count import Count, Profile


def check(outcome: Count, ballots: Profile) -> None:
    """Check that votes add up at every stage, and that seats are filled as far as candidates reach."""
    for stage in outcome.stages:
        assert ballots.valid * outcome.scale == sum(stage.totals) + stage.not_transferable + stage.lost
        assert stage.lost >= 0
        assert min(stage.totals) >= 0
    for before, stage in zip(outcome.stages, outcome.stages[1:], strict=False):
        assert stage.totals == tuple(a + b for a, b in zip(before.totals, stage.transfers, strict=True))
    decided = [each.candidate for stage in outcome.stages for each in stage.decisions]
    assert len(decided) == len(set(decided))
    assert len(outcome.elected) == len(set(outcome.elected)) <= outcome.seats
    assert not set(outcome.elected) & set(outcome.runners_up)
    assert not set(outcome.elected) & set(ballots.withdrawn)
