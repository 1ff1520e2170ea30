"""The rules for committees from approval ballots, by their ids."""

from comitia.count.committees import equal_shares, pav, sequential_pav, sequential_phragmen
from comitia.count.rule import LOT, Rule

COMMITTEES = (
    Rule(
        id="sequential-pav",
        title="Sequential proportional approval",
        source="T. N. Thiele (1895), as in Lackner and Skowron, Multi-Winner Voting with Approval Preferences (2023)",
        options=("ties",),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        run=sequential_pav.count,
        wording=sequential_pav.WORDING,
    ),
    Rule(
        id="pav",
        title="Proportional approval, the best committee",
        source="T. N. Thiele (1895), as in Lackner and Skowron, Multi-Winner Voting with Approval Preferences (2023)",
        options=("ties",),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        totals="score points",
        run=pav.count,
        wording=pav.WORDING,
        limit=pav.too_large,
    ),
    Rule(
        id="sequential-phragmen",
        title="Phragmén's sequential rule",
        source="E. Phragmén (1894), as in Brill, Freeman, Janson and Lackner (2017)",
        options=("ties",),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        totals="approvals",
        run=sequential_phragmen.count,
        wording=sequential_phragmen.WORDING,
        limit=sequential_phragmen.too_large,
    ),
    Rule(
        id="equal-shares",
        title="Method of equal shares",
        source="D. Peters and P. Skowron, Proportionality and the Limits of Welfarism (2020)",
        options=("ties", "completion"),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        totals="approvals",
        run=equal_shares.count,
        wording=equal_shares.WORDING,
        limit=sequential_phragmen.too_large,
    ),
)
