"""What a charter leaves out: what comitia does then, and that `comitia charter check` says so."""

import pytest

from comitia.charter import from_canonical, load_text, warnings
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
