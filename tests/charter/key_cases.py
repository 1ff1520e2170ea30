"""For each key of the format, a charter to put it in, and two values that mean different things."""

from typing import Any

from tests.charter.own_keys import OWN_KEYS
from tests.charter.recall_keys import RECALL
from tests.charter.resign_keys import RESIGN_KEYS

from comitia.charter.source import read

BASE = """
charter: "1.0"
id: coop.base
title: Base Co-operative
edition: 3
in_force: "2026-01-01"
units: {types: {branch: {parent: district}, district: {parent: society}, society: {root: true}}}
rolls:
  members: {unit_type: branch, reference_date: "2026-01-01"}
  staff: {unit_type: society, reference_date: "2026-01-01"}
bodies:
  meeting: {tier: 1, scope: branch, seats: {all_of: roll.members}}
  council:
    tier: 2
    scope: district
    seats: {from: branch, apportion: {per: 100, round: up, min: 1, max: 5, base: roll.members}}
    rule: {id: exhaustive, drop: last, threshold: {gt: 1/2}}
    term: P2Y
  assembly:
    tier: 3
    scope: society
    supreme: true
    seats: {from: district, apportion: {total: 20, method: hare, base: roll.members}}
    rule: {id: block}
    term: P2Y
  board: {tier: organ, scope: society, seats: {elected_by: assembly, count: 5}, rule: {id: block}}
posts:
  ad_hoc: {abolish: {by: board}}
  clerk: {appointed_by: board}
  president: {elected_by: assembly, alternates: {per_member: 1}, not_with: [board.*]}
contests:
  posts: {applies_to: [president], rule: {id: exhaustive}}
"""
WRITTEN: Any = read(BASE).value
COUNCIL = "bodies.council.seats.apportion"
ASSEMBLY = "bodies.assembly.seats.apportion"
BANDS = {"bands": [[0, 99, 1], [100, None, 2]], "base": "roll.members"}
UNITS = {"types": {"branch": {"parent": "district"}, "district": {"parent": "society"}, "society": {"root": True}}}
BOARD = {"tier": "organ", "scope": "society", "seats": {"elected_by": "assembly", "count": 3}, "rule": {"id": "block"}}

# A base of decisions, in which each key of theirs can be put.
DECIDING = {
    "procedure": {"majorities": {"large": {"ge": "2/3", "of": "present"}}},
    "decisions": {"effects": {"expel": {"by": "assembly", "majority": "large"}}},
    "amend": {"by": "assembly", "ratify": {"bodies": "council", "ge": "1/2"}},
    "discipline": {"notice": "P14D"},
    "resign": {"post": {"needs": {"accept_by": "electing_body"}}},
    "recall": {"delegate": {"petition": {"share": "1/10"}}},
    "mandate": {
        "acceptance": {"within": "P14D", "silence": "accepted"},
        "incompatible": {"choose_within": "P14D"},
        "kind": "imperative",
        "instructions": {"breach": "report_only"},
    },
    "vacancy": {"post": ["left_vacant"], "cascade": {"lower_mandate_lost": "upper_lapses"}},
}
LARGE = "procedure.majorities.large"
EXPEL = "decisions.effects.expel"
HALF, MORE = {"gt": "1/2"}, {"gt": "2/3"}

# For each key: where it is put in the base, and two values that mean different things (None: the key is left out).
CASES: dict[str, tuple[str, object, object]] = {
    "Charter.charter": ("charter", "1.0", "2.0"),
    "Charter.id": ("id", "coop.base", "coop.other"),
    "Charter.title": ("title", "Base", "Other"),
    "Charter.edition": ("edition", 3, 4),
    "Charter.in_force": ("in_force", "2026-01-01", "2027-01-01"),
    "Charter.supersedes": ("supersedes", None, 2),
    "Charter.rolls": ("rolls.third", None, {"unit_type": "branch", "reference_date": "2026-01-01"}),
    "Charter.bodies": ("bodies.second_board", None, BOARD),
    "Charter.units": ("units", UNITS, {"types": {**UNITS["types"], "ward": {"parent": "branch"}}}),
    "Charter.posts": ("posts.chair", None, {"elected_by": "board", "rule": {"id": "block"}}),
    "Charter.contests": ("contests", None, {"posts": {"applies_to": ["president"], "rule": {"id": "block"}}}),
    "Units.types": ("units.types.ward", None, {"parent": "branch"}),
    "UnitType.parent": ("units.types.branch.parent", "district", "society"),
    "UnitType.root": ("units.types.society.root", None, True),
    "UnitType.label": ("units.types.branch.label", "branch", "circle"),
    "Label.one": (
        "units.types.branch.label",
        {"one": "branch", "many": "branches"},
        {"one": "twig", "many": "branches"},
    ),
    "Label.many": (
        "units.types.branch.label",
        {"one": "branch", "many": "branches"},
        {"one": "branch", "many": "twigs"},
    ),
    "Roll.kind": ("rolls.members.kind", "person", "organisation"),
    "Roll.unit_type": ("rolls.members.unit_type", "branch", "district"),
    "Roll.reference_date": ("rolls.members.reference_date", "2026-01-01", "2026-06-30"),
    "Roll.label": ("rolls.members.label", None, "electoral roll"),
    "Body.tier": ("bodies.board.tier", "organ", 4),
    "Body.scope": ("bodies.council.scope", "district", "society"),
    "Body.supreme": ("bodies.assembly.supreme", None, True),
    "Body.seats": (
        "bodies.board.seats",
        {"elected_by": "assembly", "count": 5},
        [{"elected_by": "council", "from": "district", "apportion": {"fixed": 1}}],
    ),
    "Body.nested": ("bodies.assembly.nested", False, True),
    "Body.term": ("bodies.assembly.term", "P2Y", "P3Y"),
    "Body.alternates": ("bodies.assembly.alternates", None, {"per_member": 1}),
    "Body.rule": ("bodies.assembly.rule", {"id": "block"}, {"id": "approval"}),
    "Body.label": ("bodies.assembly.label", None, "congress"),
    "SeatGroup.all_of": ("bodies.meeting.seats.all_of", "roll.members", "roll.staff"),
    "SeatGroup.from": ("bodies.council.seats.from", "branch", "society"),
    "SeatGroup.elected_by": ("bodies.council.seats.elected_by", None, "roll.members"),
    "SeatGroup.count": ("bodies.board.seats.count", 5, 7),
    "SeatGroup.apportion": (COUNCIL, {"fixed": 1}, {"fixed": 2}),
    "SeatGroup.ex_officio": (
        "bodies.board.seats",
        [{"elected_by": "assembly", "count": 5}, {"ex_officio": "clerk"}],
        [{"elected_by": "assembly", "count": 5}, {"ex_officio": "president"}],
    ),
    "SeatGroup.vote": (
        "bodies.board.seats",
        [{"elected_by": "assembly", "count": 5}, {"ex_officio": "clerk"}],
        [{"elected_by": "assembly", "count": 5}, {"ex_officio": "clerk", "vote": False}],
    ),
    "SeatGroup.rule": ("bodies.assembly.seats.rule", None, {"id": "approval"}),
    "PerMember.per": (f"{COUNCIL}.per", 100, 50),
    "PerMember.part_counts": (
        COUNCIL,
        {"per": 9, "part_counts": True, "base": "roll.members"},
        {"per": 9, "part_counts": False, "base": "roll.members"},
    ),
    "PerMember.round": (f"{COUNCIL}.round", "up", "half-up"),
    "PerMember.min": (f"{COUNCIL}.min", 1, 2),
    "PerMember.max": (f"{COUNCIL}.max", 5, 6),
    "PerMember.base": (
        f"{ASSEMBLY}",
        {"per": 9, "round": "up", "base": "roll.members"},
        {"per": 9, "round": "up", "base": "ballots_cast"},
    ),
    "Bands.bands": (COUNCIL, BANDS, {**BANDS, "bands": [[0, None, 1]]}),
    "Bands.min": (COUNCIL, BANDS, {**BANDS, "min": 1}),
    "Bands.max": (COUNCIL, BANDS, {**BANDS, "max": 1}),
    "Bands.base": (ASSEMBLY, BANDS, {**BANDS, "base": "ballots_cast"}),
    "Fixed.fixed": (COUNCIL, {"fixed": 2}, {"fixed": {"north": 2}}),
    "Total.total": (f"{ASSEMBLY}.total", 20, 21),
    "Total.method": (f"{ASSEMBLY}.method", "hare", "dhondt"),
    "Total.floor": (f"{ASSEMBLY}.floor", None, 1),
    "Total.cap": (f"{ASSEMBLY}.cap", None, 9),
    "Total.base": (f"{ASSEMBLY}.base", "roll.members", "ballots_cast"),
    "Alternates.by": ("posts.president.alternates.by", "runner_up", "lot"),
    "Alternates.per_member": ("posts.president.alternates", {"per_member": 1}, {"per_member": 2}),
    "Alternates.per_contest": ("posts.president.alternates", {"per_contest": 1}, {"per_contest": 2}),
    "Post.elected_by": ("posts.president.elected_by", "assembly", "board"),
    "Post.scope": (
        "posts.president",
        {"elected_by": "roll.members"},
        {"elected_by": "roll.members", "scope": "district"},
    ),
    "Post.seats": ("posts.president.seats", None, 2),
    "Post.rule": ("posts.president.rule", None, {"id": "block"}),
    "Post.term": ("posts.president.term", None, "P1Y"),
    "Post.nested": ("posts.president.nested", None, True),
    "Post.alternates": ("posts.president.alternates", None, {"per_member": 3}),
    "Post.label": ("posts.president.label", None, "chair"),
    "ContestRules.applies_to": ("contests.posts.applies_to", ["president"], []),
    "ContestRules.rule": ("contests.posts.rule", {"id": "exhaustive"}, {"id": "plurality"}),
    "Rule.id": ("bodies.assembly.rule.id", "block", "approval"),
    "Rule.ties": ("bodies.assembly.rule.ties", None, ["lot"]),
    "Rule.threshold": ("bodies.council.rule.threshold", None, {"gt": "1/2"}),
    "Rule.drop": ("bodies.council.rule.drop", None, "last"),
    "Rule.max_rounds": ("bodies.council.rule.max_rounds", None, 4),
    "Rule.decimals": ("bodies.assembly.rule", {"id": "wigm", "decimals": 4}, {"id": "wigm", "decimals": 5}),
    "Rule.until": ("posts.president.rule", {"id": "irv"}, {"id": "irv", "until": "two"}),
    "Rule.strength": ("posts.president.rule", {"id": "schulze"}, {"id": "schulze", "strength": "margins"}),
    "Rule.unranked": ("posts.president.rule", {"id": "borda"}, {"id": "borda", "unranked": "zero"}),
    "Rule.equal_pair": ("posts.president.rule", {"id": "copeland"}, {"id": "copeland", "equal_pair": "full"}),
    "Threshold.gt": ("bodies.council.rule.threshold", {"gt": "1/2"}, {"gt": "2/3"}),
    "Threshold.ge": ("bodies.council.rule.threshold", {"ge": "1/2"}, {"ge": "2/3"}),
    "SeatGroup.college": ("bodies.assembly.seats.college", None, "lay"),
    "Body.quorum": ("bodies.board.quorum", None, {"n": 3}),
    "Body.voting": ("bodies.assembly.voting", None, {"weight": "roll.members"}),
    "Body.powers": ("bodies.board.powers", None, ["run the mill"]),
    "Body.chair": ("bodies.board.chair", None, {"powers": "presiding_only"}),
    "Body.collegial": ("bodies.board.collegial", None, {"equal_powers": True}),
    "Chair.post": ("bodies.assembly.chair", {"powers": ["presiding"]}, {"powers": ["presiding"], "post": "president"}),
    "Chair.powers": ("bodies.board.chair", {"powers": "presiding_only"}, {"powers": ["presiding", "casting_vote"]}),
    "Collegial.equal_powers": ("bodies.board.collegial", {"equal_powers": False}, {"equal_powers": True}),
    "Collegial.chair": ("bodies.board.collegial", {"equal_powers": True}, {"equal_powers": True, "chair": "none"}),
    "Quorum.share": ("bodies.board.quorum", {"share": "1/2"}, {"share": "2/3"}),
    "Quorum.n": ("bodies.board.quorum", {"n": 3}, {"n": 4}),
    "Quorum.of": ("bodies.board.quorum", {"share": "1/2"}, {"share": "1/2", "of": "all_seats"}),
    "Voting.weight": ("bodies.assembly.voting", {}, {"weight": "roll.members"}),
    "Post.appointed_by": ("posts.clerk", {"appointed_by": "assembly"}, {"appointed_by": "board"}),
    "Post.dismissed_by": ("posts.president.dismissed_by", None, ["board", "assembly"]),
    "Post.powers": ("posts.president.powers", None, ["sign for the society"]),
    "Post.may_delegate": ("posts.president.may_delegate", None, True),
    "Post.created_by": ("posts.president.created_by", "charter", "act"),
    "Charter.procedure": ("procedure", {"majorities": {"large": HALF}}, {"majorities": {"large": MORE}}),
    "Charter.decisions": ("decisions", None, {"effects": {"expel": {"by": "board"}}}),
    "Charter.amend": ("amend", None, {"by": "assembly"}),
    "Charter.discipline": ("discipline", None, {"notice": "P14D"}),
    "Charter.resign": ("resign", None, {"delegate": {"effective": "on_receipt"}}),
    "Procedure.majorities": ("procedure.majorities.small", None, {"gt": "1/3"}),
    "Majority.gt": (LARGE, HALF, MORE),
    "Majority.ge": (LARGE, {"ge": "2/3"}, {"ge": "3/4"}),
    "Majority.of": (f"{LARGE}.of", "present", "filled_seats"),
    "Majority.abstentions": (f"{LARGE}.abstentions", None, "ignored"),
    "Majority.tie": (LARGE, HALF, {**HALF, "tie": "casting_vote"}),
    "Majority.colleges": (LARGE, HALF, {**HALF, "colleges": True}),
    "Majority.units": (f"{LARGE}.units", None, HALF),
    "Majority.votes": (f"{LARGE}.votes", None, 20),
    "UnitsShare.gt": (f"{LARGE}.units", HALF, MORE),
    "UnitsShare.ge": (f"{LARGE}.units", {"ge": "1/2"}, {"ge": "2/3"}),
    "Decisions.challenge": ("decisions.challenge", None, {"within": "P7D"}),
    "Decisions.effects": ("decisions.effects.appoint", None, {"by": "board"}),
    "Challenge.within": ("decisions.challenge", {"within": "P7D"}, {"within": "P8D"}),
    "Challenge.effect": ("decisions.challenge", {"within": "P7D"}, {"within": "P7D", "effect": "at_once"}),
    "DecisionRule.by": (f"{EXPEL}.by", "assembly", ["board", "assembly"]),
    "DecisionRule.majority": (f"{EXPEL}.majority", None, "large"),
    "DecisionRule.notice": (f"{EXPEL}.notice", None, "P14D"),
    "Amend.by": ("amend.by", "assembly", "board"),
    "Amend.majority": ("amend.majority", "simple", {"ge": "2/3", "of": "present"}),
    "Amend.notice": ("amend.notice", None, "P42D"),
    "Amend.ratify": ("amend.ratify", None, {"bodies": "council", "ge": "1/2"}),
    "Ratify.bodies": ("amend.ratify.bodies", "council", "meeting"),
    "Ratify.gt": ("amend.ratify", {"bodies": "council", **HALF}, {"bodies": "council", **MORE}),
    "Ratify.ge": ("amend.ratify.ge", "1/2", "2/3"),
    "Ratify.within": ("amend.ratify.within", None, "P60D"),
    "Discipline.notice": ("discipline.notice", "P14D", "P7D"),
    "Discipline.appeal": ("discipline.appeal", None, {"within": "P30D"}),
    "Appeal.within": ("discipline.appeal", {"within": "P30D"}, {"within": "P60D"}),
    "Appeal.suspends": ("discipline.appeal", {"within": "P30D"}, {"within": "P30D", "suspends": True}),
    "Charter.mandate": ("mandate", None, {"ends": ["term", "death"]}),
    "MandateRules.ends": ("mandate.ends", None, ["term", "death", "recall"]),
    "MandateRules.acceptance": ("mandate.acceptance", None, {"within": "P14D", "silence": "accepted"}),
    "Acceptance.within": ("mandate.acceptance.within", "P14D", "P15D"),
    "Acceptance.silence": ("mandate.acceptance.silence", "accepted", "declined"),
    "Charter.vacancy": ("vacancy", None, {"delegate": ["left_vacant"]}),
    "Vacancy.post": ("vacancy.post", None, ["left_vacant"]),
    "Vacancy.delegate": ("vacancy.delegate", None, ["left_vacant"]),
    "ByElection.by_election": ("vacancy.delegate", ["left_vacant"], ["by_election"]),
    "Holding.within": ("vacancy.delegate", ["by_election"], {"by_election": {"within": "P60D"}}),
    "Holding.unless": ("vacancy.post", ["by_election"], [{"by_election": {"unless": "remaining < P6M"}}]),
    "Coopted.coopted": ("vacancy.delegate", ["left_vacant"], ["coopted"]),
    "Coopting.within": ("vacancy.post", ["coopted"], [{"coopted": {"within": "P60D"}}]),
    "Coopting.max": ("vacancy.delegate", ["coopted"], [{"coopted": {"max": 2}}]),
    "Acting.acting": ("vacancy.post", [{"acting": "clerk"}], [{"acting": "president"}]),
    "Acting.max": ("vacancy.post", [{"acting": "clerk"}], [{"acting": "clerk", "max": "P90D"}]),
    "Countback.countback": ("vacancy.delegate", ["left_vacant"], [{"countback": "hare_clark"}]),
    "NextHighest.next_highest": ("vacancy.delegate", ["left_vacant"], ["next_highest"]),
    "Following.min_share": ("vacancy.delegate", ["next_highest"], [{"next_highest": {"min_share": "1/5"}}]),
    "Vacancy.cascade": ("vacancy.cascade", None, {"lower_mandate_lost": "upper_lapses", "grace": "P30D"}),
    "Cascade.lower_mandate_lost": ("vacancy.cascade.lower_mandate_lost", "upper_lapses", "upper_stays"),
    "Cascade.grace": ("vacancy.cascade.grace", None, "P30D"),
    "MandateRules.incompatible": ("mandate.incompatible", None, {"forbidden": "vote"}),
    "Incompatible.forbidden": ("mandate.incompatible", {"forbidden": "hold"}, {"forbidden": "stand"}),
    "Incompatible.choose_within": ("mandate.incompatible.choose_within", None, "P14D"),
    "Incompatible.if_silent": ("mandate.incompatible.if_silent", None, "older_lapses"),
    "Post.not_with": ("posts.president.not_with", None, ["board.*"]),
    "Body.not_with": ("bodies.council.not_with", None, ["president", "board.*"]),
    "Resign.post": ("resign.post", None, {"effective": "on_receipt"}),
    "Resign.delegate": ("resign.delegate", None, {"effective": "on_receipt"}),
    "ResignRule.effective": ("resign.post", {"effective": "on_receipt"}, {"effective": "on_request"}),
    "ResignRule.needs": ("resign.post", {"effective": "on_receipt"}, {"needs": {"accept_by": "electing_body"}}),
    "Needs.accept_by": ("resign.post.needs.accept_by", "electing_body", "nobody"),
    "Needs.majority": ("resign.post.needs.majority", "simple", "large"),
    "MandateRules.kind": ("mandate", {"kind": "free"}, {"kind": "instructed"}),
    "MandateRules.instructions": ("mandate.instructions", None, {"breach": "void"}),
    "Instructions.by": ("mandate.instructions.by", "electing_body", "anybody"),
    "Instructions.recorded": ("mandate.instructions.recorded", True, False),
    "Instructions.breach": ("mandate.instructions.breach", "report_only", "recall_ground"),
    "Body.mandate": ("bodies.assembly.mandate", None, "free"),
    "Threshold.of": ("bodies.council.rule.threshold", {"gt": "1/2", "of": "valid"}, {"gt": "1/2", "of": "cast"}),
    **RESIGN_KEYS,
    **OWN_KEYS,
    **RECALL,
}
