"""Who decides what: majorities by name, appointed posts without an election, and what is worth a second look."""

from fractions import Fraction
from pathlib import Path

import pytest

from comitia.charter import Charter, Term, from_canonical, load_text, warnings

CHARTERS = Path(__file__).parent / "charters"
SOCIETY = (CHARTERS / "society.yaml").read_text()
CLUB = (CHARTERS / "club.yaml").read_text()


def society(old: str = "", new: str = "") -> Charter:
    """Return the charter of the orchard society, with one piece of it replaced."""
    assert old in SOCIETY
    return load_text(SOCIETY.replace(old, new))


def test_the_simple_majority_is_there_without_being_written() -> None:
    """It is more than half of the votes for and against; an abstention is no vote."""
    simple = load_text(CLUB).majority("simple")

    assert ("simple", Fraction(1, 2), None, "for_plus_against", "ignored", "fails") == (
        simple.id,
        simple.gt,
        simple.ge,
        simple.of,
        simple.abstentions,
        simple.tie,
    )


def test_a_simple_majority_that_is_written_holds_instead() -> None:
    """The charter of the society may count abstentions as votes."""
    charter = society("    two_thirds:", "    simple: {gt: 1/2, of: valid}\n    two_thirds:")

    assert (charter.majority("simple").of, charter.majority("simple").abstentions) == ("valid", "counted")


def test_a_majority_that_is_not_written_is_not_there() -> None:
    """A name that the checks would have refused is a fault of the caller."""
    with pytest.raises(KeyError):
        society().majority("unanimous")


@pytest.mark.parametrize(
    ("base", "abstentions"),
    [
        ("for_plus_against", "ignored"),
        ("weight", "ignored"),
        ("valid", "counted"),
        ("present", "counted"),
        ("credentialed", "counted"),
        ("filled_seats", "counted"),
        ("all_seats", "counted"),
    ],
)
def test_what_an_abstention_does_is_written_out(base: str, abstentions: str) -> None:
    """It is left out of the votes for and against and of the weight cast, and counts with every other base."""
    charter = society("{gt: 1/2, of: weight}", f"{{gt: 1/2, of: {base}}}")

    assert abstentions == charter.majority("by_weight").abstentions


def test_a_majority_may_be_written_in_place() -> None:
    """An amendment needs two thirds of all seats; the majority has no name, and its canonical form has none."""
    charter = society()
    written = charter.canonical()["amend"]

    assert charter.amend is not None
    assert not isinstance(charter.amend.majority, str)
    assert ("", Fraction(2, 3), "all_seats") == (
        charter.amend.majority.id,
        charter.amend.majority.ge,
        charter.amend.majority.of,
    )
    assert isinstance(written, dict)
    assert "id" not in written["majority"]


def test_what_the_charter_says_of_a_kind_of_effect() -> None:
    """One body may be written without a list; a kind that is not named has no rule."""
    expel, instruct = society().decision("expel"), society().decision("instruct")

    assert expel is not None
    assert ("expel", ("assembly",), "two_thirds", Term("P14D")) == (expel.id, expel.by, expel.majority, expel.notice)
    assert instruct is not None
    assert (None, "simple", None) == (instruct.by, instruct.majority, instruct.notice)
    assert society().decision("found") is None
    assert load_text(CLUB).decision("expel") is None


def test_named_majorities_and_effects_are_lists_in_the_canonical_form() -> None:
    """Their names are ids there, the simple majority is written out, and the form comes back as the same charter."""
    canonical = society().canonical()
    procedure, decisions = canonical["procedure"], canonical["decisions"]

    assert isinstance(procedure, dict)
    assert isinstance(decisions, dict)
    assert [entry["id"] for entry in procedure["majorities"]] == ["simple", "two_thirds", "by_weight", "both"]
    assert [entry["id"] for entry in decisions["effects"]] == [
        "expel",
        "merge_units",
        "dissolve",
        "appoint",
        "instruct",
    ]
    assert society() == from_canonical(canonical)


def test_a_charter_that_decides_nothing_has_no_procedure() -> None:
    """The sections stand in the canonical form as null, and nothing is written into them."""
    canonical = load_text(CLUB).canonical()

    assert [None] * 5 == [canonical[key] for key in ("procedure", "decisions", "amend", "discipline", "resign")]


def test_an_appointed_post_has_no_election() -> None:
    """Of the three posts of the society one is elected."""
    charter = society()

    assert ["president"] == [election.office for election in charter.elections if election.kind == "post"]
    assert ("assembly", ("board", "assembly"), "charter") == (
        charter.posts["treasurer"].appointed_by,
        charter.posts["treasurer"].dismissed_by,
        charter.posts["treasurer"].created_by,
    )


NEEDS = "{needs: {accept_by: electing_body, within: P90D, silence: lapses}}"
ACCEPTED = f"post: {NEEDS}"


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        ("two_thirds: {ge: 2/3,", "two_thirds: {ge: 1/3,", "procedure.majorities.two_thirds: less than half is enough"),
        ("majority: {ge: 2/3, of: all", "majority: {gt: 1/3, of: all", "amend.majority: less than half is enough"),
        ("majority: by_weight", "notice: P7D", "procedure.majorities.by_weight: nothing is decided by this majority"),
        (
            "amend:\n  by: assembly\n  majority: {ge: 2/3, of: all_seats}\n  notice: P42D\n"
            "  ratify: {bodies: region_council, ge: 1/2, within: P60D}\n",
            "",
            "amend: nobody may amend this charter; add amend",
        ),
        (
            "  delegate: {effective: on_receipt}",
            f"  delegate: {NEEDS}",
            "resign.delegate.needs: assembly is elected by voters who meet in no body, "
            "so a resignation from it has effect on receipt",
        ),
        (
            "president: {elected_by: assembly,",
            "president: {elected_by: roll.members,",
            "resign.post.needs: president is elected by voters who meet in no body, "
            "so a resignation from it has effect on receipt",
        ),
        (
            ACCEPTED,
            "post: {needs: {accept_by: electing_body}, may_refuse: false}",
            "resign.post.may_refuse: the body may not refuse, and nothing says by when it must accept; "
            "add needs.within and needs.silence",
        ),
        (
            "college: staff",
            "college: members",
            "bodies.assembly.seats: members is the only college, which divides nothing",
        ),
    ],
)
def test_what_is_lawful_and_still_worth_a_second_look(old: str, new: str, warning: str) -> None:
    """Each change of the charter brings one warning, and the charter itself has none."""
    assert warnings(society()) == ()
    assert (warning,) == warnings(society(old, new))


def test_voters_who_meet_accept_the_resignations_of_those_they_elect() -> None:
    """The members of a garden sit in its meeting, which can accept what the roll has elected: no warning."""
    old = "seats: {from: garden, apportion: {per: 50"
    new = "seats: {from: garden, elected_by: roll.members, apportion: {per: 50"
    accepted = SOCIETY.replace("  delegate: {effective: on_receipt}", f"  delegate: {NEEDS}")

    assert [
        "resign.delegate.needs: assembly is elected by voters who meet in no body, "
        "so a resignation from it has effect on receipt"
    ] == list(warnings(load_text(accepted.replace(old, new))))


def test_a_roll_by_which_votes_are_weighed_is_used() -> None:
    """Nobody votes by it, and votes weigh by it."""
    staff = "  staff: {unit_type: society, reference_date: 2026-01-01}\n"
    weights = "  payers: {unit_type: garden, reference_date: 2026-01-01}\n"
    text = SOCIETY.replace(staff, staff + weights)

    assert ("rolls.payers: nobody votes by this roll",) == warnings(load_text(text))
    assert () == warnings(load_text(text.replace("voting: {weight: roll.members}", "voting: {weight: roll.payers}")))


NOTICE = "    accept_resignation: {by: assembly, notice: P42D}\n    instruct: {}\n"
CLOCK = "post: {needs: {accept_by: electing_body, within: P30D, silence: accepted}}"


@pytest.mark.parametrize(("within", "is_late"), [("P30D", True), ("P42D", True), ("P43D", False), ("P2M", False)])
def test_an_acceptance_that_is_due_before_it_can_be_voted_on(within: str, *, is_late: bool) -> None:
    """With 42 days of notice nothing can be accepted within 30 days, nor before the 42nd; two months are time enough."""
    text = SOCIETY.replace("    instruct: {}\n", NOTICE)
    text = text.replace(ACCEPTED, CLOCK.replace("P30D", within))
    said = {"P30D": "30 days", "P42D": "42 days"}.get(within)

    assert ((
        f"resign.post.needs.within: it is to be decided within {said}, and a motion to accept it needs 42 days of notice "
        "(decisions.effects.accept_resignation.notice)",
    ) if is_late else ()) == warnings(load_text(text))  # fmt: skip


def test_a_refusal_may_come_too_late_as_well_where_there_may_be_one() -> None:
    """A motion to refuse needs 42 days of notice: that is worth a look, unless the body may not refuse at all."""
    text = SOCIETY.replace("    instruct: {}\n", NOTICE.replace("accept_res", "refuse_res"))
    text = text.replace(ACCEPTED, CLOCK)
    (warning,) = warnings(load_text(text))

    assert warning.endswith(
        "a motion to refuse it needs 42 days of notice (decisions.effects.refuse_resignation.notice)"
    )
    assert () == warnings(load_text(text.replace("silence: accepted}", "silence: accepted}, may_refuse: false")))
