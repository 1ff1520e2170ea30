"""What a charter leaves out: what comitia does then, and that `comitia charter check` says so."""

import pytest

from comitia.charter import CharterErrors, from_canonical, load_text, warnings
from comitia.charter.model import Charter

GUILD = """
charter: "1.0"
id: guild.valley
title: Valley Guild
edition: 1
in_force: 2026-01-01
units: {types: {lodge: {parent: guild}, guild: {root: true}}}
rolls:
  members: {unit_type: lodge, reference_date: 2026-01-01}
bodies:
  lodge_meeting: {tier: 1, scope: lodge, seats: {all_of: roll.members}}
  moot: {tier: 2, scope: guild, supreme: true, seats: {from: lodge, apportion: {per: 500, round: up}}}
  council: {tier: organ, scope: guild, seats: {elected_by: moot, count: 5}}
posts:
  warden: {elected_by: moot}
  steward: {appointed_by: council}
contests: {delegate: {rule: {id: block}}, post: {rule: {id: plurality}}}
"""


def guild(*changes: tuple[str, str], more: str = "") -> Charter:
    """Return the guild's charter with pieces of it replaced, and more at its end."""
    text = GUILD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load_text(text + more)


def rules(charter: Charter) -> dict[str, str]:
    """Return by which rule each office is elected."""
    return {election.office: election.rule.id for election in charter.elections}


def test_rules_of_a_kind_are_for_all_offices_of_that_kind() -> None:
    """`delegate` is for the bodies that are elected, `post` for the posts; who sits in a meeting or is appointed, for neither."""
    charter = guild()

    assert {"moot": "block", "council": "block", "warden": "plurality"} == rules(charter)
    assert charter.contests["delegate"].applies_to == ("moot", "council")
    assert charter.contests["post"].applies_to == ("warden",)
    assert from_canonical(charter.canonical()) == charter


def test_rules_of_a_kind_give_way_to_the_name_and_to_the_own_rule() -> None:
    """What another section names, and what has a rule of its own, is not one of the rest; nothing is overridden."""
    charter = guild(
        ("contests: {", "contests: {organs: {applies_to: [council], rule: {id: exhaustive}}, "),
        ("warden: {elected_by: moot}", "warden: {elected_by: moot, rule: {id: approval}}"),
    )

    assert {"moot": "block", "council": "exhaustive", "warden": "approval"} == rules(charter)
    assert charter.contests["delegate"].applies_to == ("moot",)
    assert charter.contests["post"].applies_to == ()
    assert warnings(guild()) == warnings(charter)


def test_a_part_of_the_number_gives_nothing_where_the_charter_is_silent() -> None:
    """Full ones count, and the check says what that means in numbers; the canonical form has it written out."""
    silent = guild(("per: 500, round: up", "per: 500, min: 1"))
    said = "bodies.moot.seats.apportion: nothing says what a part of 500 gives; full ones count, so 999 have 1 seat; "

    assert f"{said}write round" in warnings(silent)
    assert silent.digest() == guild(("per: 500, round: up", "per: 500, round: down, min: 1")).digest()
    assert not any("nothing says what a part" in warning for warning in warnings(from_canonical(silent.canonical())))


@pytest.mark.parametrize(("seats", "rule"), [("1", "plurality"), ("3", "block")])
def test_a_post_without_a_rule_goes_to_whoever_has_most_votes(seats: str, rule: str) -> None:
    """That is what comitia counts by, and the check says that the charter does not say it."""
    charter = guild(
        (
            "contests: {delegate: {rule: {id: block}}, post: {rule: {id: plurality}}}",
            "contests: {delegate: {rule: {id: block}}}",
        ),
        ("warden: {elected_by: moot}", f"warden: {{elected_by: moot, seats: {seats}}}"),
    )

    assert {"moot": "block", "council": "block", "warden": rule} == rules(charter)
    assert (
        "posts.warden: nothing says how the votes are counted; whoever has most is elected "
        f"({rule}); add rule here, or name warden in contests"
    ) in warnings(charter)


def test_seats_are_measured_by_the_one_roll_that_can_measure_them() -> None:
    """A roll of the whole guild says nothing of a lodge, so it is no choice."""
    charter = guild(("rolls:", "rolls:\n  staff: {unit_type: guild, reference_date: 2026-01-01}"))
    form = charter.bodies["moot"].seats[0].apportion

    assert form is not None
    assert getattr(form, "base", None) == "roll.members"


def test_decimals_are_the_fractions_that_they_say() -> None:
    """0.40 is 2/5 in the canonical form, and the charters are equal."""
    decimal = guild(more="procedure: {majorities: {large: {ge: 0.40, of: valid}}}\n")

    assert guild(more="procedure: {majorities: {large: {ge: 2/5, of: valid}}}\n").digest() == decimal.digest()


def test_a_countback_has_two_words() -> None:
    """`stv` and `hare_clark` are one rule, and one canonical form."""
    stv = ("delegate: {rule: {id: block}}", "delegate: {rule: {id: scottish-stv}}")
    one, two = (guild(stv, more=f"vacancy: {{delegate: [{{countback: {word}}}]}}\n") for word in ("stv", "hare_clark"))

    assert one.digest() == two.digest()


def test_a_term_with_its_length_alone_is_the_plain_term() -> None:
    """`{length: P2Y}` and `P2Y` are one term."""
    one, two = (guild(("warden: {", f"warden: {{term: {term}, ")) for term in ("{length: P2Y}", "P2Y"))

    assert one.digest() == two.digest()


DECIDING = "procedure: {majorities: {large: {ge: 2/3}}}\namend: {by: moot, majority: large, notice: P14D}\n"
QUORUMS = (
    ("seats: {all_of: roll.members}", "seats: {all_of: roll.members}, quorum: {n: 9}"),
    ("scope: guild, supreme: true,", "scope: guild, supreme: true, quorum: {n: 9},"),
    ("tier: organ,", "tier: organ, quorum: {n: 3},"),
    ("warden: {elected_by: moot}", "warden: {elected_by: moot, term: P1Y, alternates: {per_contest: 2}}"),
)


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        (
            "tier: organ, quorum: {n: 3},",
            "tier: organ,",
            "bodies.council: it has no quorum, so one member who comes decides; add quorum",
        ),
        (
            "majority: large, notice: P14D",
            "majority: large",
            "amend: nothing says how long before the vote an amendment is known; it may be the same day; add notice",
        ),
        (
            "notice: P14D}",
            "notice: P14D, ratify: {bodies: lodge_meeting, ge: 1/2}}",
            "amend.ratify: nothing says by when, so an amendment may wait without end; add within",
        ),
        (
            "notice: P14D}",
            "notice: P14D, entrenched: [title]}",
            "amend.entrenched: the list itself may be amended, and then what is in it; add amend.entrenched, or amend",
        ),
        (
            "notice: P14D}",
            "notice: P14D, entrenched: [amend]}",
            "amend.entrenched: amend.majority is fixed, and what the majority large means is not; "
            "add procedure.majorities.large",
        ),
        (
            "amend:",
            "resign: {post: {needs: {accept_by: electing_body}}}\namend:",
            "resign.post.needs: nothing says by when it is decided, and until then whoever resigns stays; "
            "add within and silence",
        ),
        (
            "amend:",
            "recall: {post: {cooling: P6M, not_last: P6M}}\namend:",
            "recall.post: the first 6 months and the last 6 months of 1 year are excluded, "
            "so nobody is ever recalled from warden",
        ),
        (
            "amend:",
            "vacancy: {post: [next_alternate]}\namend:",
            "vacancy.post: where next_alternate finds nobody, nothing follows, and the place stays vacant; "
            "add what fills it then, or left_vacant",
        ),
        (
            "amend:",
            "vacancy: {post.warden: [next_alternate, {by_election: {unless: 'remaining < P2M'}}]}\namend:",
            "vacancy.post.warden: with less than 2 months of the term left no by-election is held, "
            "and the place stays vacant; add what fills it then, or left_vacant",
        ),
        (
            "amend:",
            "vacancy: {post.warden: [next_alternate, {coopted: {max: 1}}]}\namend:",
            "vacancy.post.warden: where 1 sit by co-option already, nobody else is co-opted, and the place stays vacant; "
            "add what fills it then, or left_vacant",
        ),
        (
            "amend:",
            "vacancy: {post.steward: [coopted], post.warden: [next_alternate, {acting: steward}]}\namend:",
            "vacancy.post.warden: steward acts, and nothing fills the post for the rest of the term; "
            "add what does, or left_vacant",
        ),
        (
            "amend:",
            "vacancy: {post.warden: [next_alternate, {acting: steward}, by_election]}\namend:",
            "vacancy.post.warden[1].acting: nothing fills steward where that is vacant itself, and then nobody acts; "
            "add vacancy.post.steward",
        ),
        (
            "amend:",
            "vacancy: {post: [next_alternate, {acting: steward, max: P30D}, {by_election: {within: P60D}}]}\namend:",
            "vacancy.post[1].max: acting is over after 30 days, and the place is to be filled within 60 days; "
            "in between nobody acts",
        ),
        (
            "amend:",
            "vacancy: {delegate: [next_alternate, left_vacant], post: [next_alternate, left_vacant]}\namend:",
            "vacancy.delegate: no body has alternates, so next_alternate never applies; add alternates, or remove it",
        ),
        (
            "amend:",
            "vacancy: {council: [next_alternate, by_election], post: [next_alternate, left_vacant]}\namend:",
            "vacancy.council: council has no alternates, so next_alternate never applies; add alternates, or remove it",
        ),
    ],
)
def test_each_silence_is_said_once_and_with_its_numbers(old: str, new: str, warning: str) -> None:
    """One thing left out brings one warning."""
    calm = (*QUORUMS, ("contests:", f"{DECIDING}contests:"))
    idle = "posts.warden.alternates: they never move up; add next_alternate to vacancy.post"

    assert (idle,) == warnings(guild(*calm))
    assert [warning] == [each for each in warnings(guild(*calm, (old, new))) if each != idle]


CALLED = """
resign: {post: {needs: {accept_by: electing_body, within: P30D, silence: accepted}}}
sessions: {moot: {call: {notice: NOTICE}}, council: {ordinary: P1M}, others: 3}
"""
LATE = (
    "resign.post.needs.within: it is to be decided within 30 days, and moot, which accepts for warden, "
    "is called with 42 days of notice (sessions.moot.call.notice)"
)


@pytest.mark.parametrize(("notice", "late"), [("P42D", [LATE]), ("P14D", []), ("soon", [])])
def test_a_body_that_must_decide_before_it_can_be_called_is_warned_of_beside_the_refusal(
    notice: str, late: list[str]
) -> None:
    """The section is refused by name; what it says of the notice is read all the same."""
    with pytest.raises(CharterErrors) as raised:
        guild(more=CALLED.replace("NOTICE", notice))

    assert ["sessions"] == [problem.path for problem in raised.value.problems]
    assert late == [warning for warning in raised.value.warnings if warning.startswith("resign")]


def test_seats_of_a_body_may_be_late_too() -> None:
    """A resignation from a seat is accepted by the body that fills it."""
    with pytest.raises(CharterErrors) as raised:
        guild(more=CALLED.replace("NOTICE", "P42D").replace("post: {needs", "delegate: {needs"))

    assert (
        "resign.delegate.needs.within: it is to be decided within 30 days, and moot, which accepts for council"
        in str(raised.value.warnings)
    )


def test_nothing_is_warned_of_where_more_is_wrong_than_what_is_not_applied_yet() -> None:
    """A slip of the pen comes first."""
    with pytest.raises(CharterErrors) as raised:
        guild(more=CALLED.replace("NOTICE", "P42D") + "sesions: 3\n")

    assert () == raised.value.warnings


def test_what_is_refused_is_left_out_before_anything_is_warned_of() -> None:
    """Values of every kind that are refused by name; of what they are in, nothing is said."""
    changes = (
        ("reference_date: 2026-01-01", "reference_date: {before: contest.opens, by: P28D}"),
        (
            "seats: {all_of: roll.members}",
            "seats: {all_of: roll.members}, quorum: {n: 'max(3, entitled)', of: entitled}",
        ),
        ("apportion: {per: 500, round: up}", 'apportion: {bands: [[0, 9, 1], [10, null, "n - 9"]]}'),
        ("seats: {elected_by: moot, count: 5}", 'seats: {elected_by: "roll.members[age<26]", count: 5}'),
        ("warden: {elected_by: moot}", "warden: {elected_by: moot, term: {length: P2Y, stagger: 2}}"),
    )
    with pytest.raises(CharterErrors) as raised:
        guild(*changes, more=f"{DECIDING}mandate: {{ends: [term, arrears]}}\n")

    assert 7 == len(raised.value.problems)
    assert () == tuple(each for each in raised.value.warnings if each.startswith(("bodies", "rolls", "mandate")))
