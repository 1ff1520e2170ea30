"""Random federations: the chain, loaded level by level, against a plain walk from mandate to mandate."""

import tempfile
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.chain import raw
from tests.chain.federation import Federation

from comitia.store import models
from comitia.store.queries.chain import chain
from comitia.store.queries.way_up import way_up

CASES = ["", "", "", "uncontested", "totals", "document", "not held", "under-filled", "tie", "no votes"]
RULES = ["scottish-stv", "block", "plurality", "exhaustive"]


@st.composite
def federations(draw: st.DrawFn) -> dict[str, object]:
    """Draw a tree of one to three tiers of councils, their rules, who elects the assembly, and cases for branches."""
    tiers = draw(st.integers(1, 3))
    widths = [draw(st.integers(1, 3)) for _ in range(tiers)]
    branches = 1
    for width in widths:
        branches *= width
    return {
        "widths": widths,
        "rules": [draw(st.sampled_from(RULES)) for _ in range(tiers)],
        "staff": draw(st.booleans()),
        "skips": draw(st.booleans()) and tiers > 1,
        "organ": draw(st.booleans()),
        "cases": draw(st.lists(st.sampled_from(CASES), min_size=branches, max_size=branches)),
        "seed": draw(st.integers(0, 10_000)),
    }


def written(shape: dict[str, object], path: Path) -> Federation:
    """Return the federation of a shape: units u<tier>..., councils c1 (lowest) upwards, the last one the assembly."""
    widths, rules = list(shape["widths"]), list(shape["rules"])  # type: ignore[call-overload]  # drawn as lists
    tiers = len(widths)
    units = [("root", f"t{tiers}", "", "Root")]
    level = ["root"]
    for depth, width in enumerate(widths):
        below = []
        for parent in level:
            for place in range(width):
                unit = f"{parent}-{place + 1}" if parent != "root" else f"u{place + 1}"
                units.append((unit, f"t{tiers - depth - 1}", parent, unit.upper()))
                below.append(unit)
        level = below
    cases = {f"c1.{unit}": case for unit, case in zip(level, shape["cases"], strict=True) if case}  # type: ignore[call-overload]  # drawn as a list
    return Federation(
        path=path / "random",
        charter=charter(shape, tiers, [str(rule) for rule in rules]),
        units=units,
        roll={"members": {unit: 9 + place % 5 for place, unit in enumerate(level)}, "staff": {"root": 7}},
        cases=cases,
        seed=int(str(shape["seed"])),
    )


def charter(shape: dict[str, object], tiers: int, rules: list[str]) -> str:
    """Return the text of a charter."""
    types = [
        f"    t{tier}: {{{'root: true' if tier == tiers else f'parent: t{tier + 1}'}}}" for tier in range(tiers + 1)
    ]
    bodies = ["  c0: {tier: 1, scope: t0, seats: {all_of: roll.members}}"]
    for tier in range(1, tiers + 1):
        groups = [f"{{from: t{tier - 1}, elected_by: c{tier - 1}, apportion: {{fixed: 2}}}}"]
        if tier == tiers and shape["skips"]:
            groups.append("{from: t0, elected_by: c0, apportion: {fixed: 1}, rule: {id: plurality}}")
        elif tier == tiers and shape["staff"]:
            groups.append("{elected_by: roll.staff, count: 1, rule: {id: approval}}")
        seats = f"[{', '.join(groups)}]"
        if tier == tiers and shape["skips"] and tiers == 1:
            seats = groups[0]
        bodies.append(
            f"  c{tier}: {{tier: {tier + 1}, scope: t{tier}, seats: {seats}, rule: {{id: {rules[tier - 1]}}}}}"
        )
    post = f"  chair: {{elected_by: c{tiers}, rule: {{id: plurality}}}}"
    if shape["organ"]:
        bodies.append(
            f"  organ: {{tier: organ, scope: t{tiers}, seats: {{elected_by: c{tiers}, count: 2}}, rule: {{id: block}}}}"
        )
        post = "  chair: {elected_by: organ, rule: {id: plurality}}"
    return "\n".join(
        [
            'charter: "1.0"\nid: org.random\ntitle: Random\nedition: 1\nin_force: 2026-01-01\nunits:\n  types:',
            *types,
            "rolls:\n  members: {unit_type: t0, reference_date: 2025-12-31}",
            f"  staff: {{unit_type: t{tiers}, reference_date: 2025-12-31}}\nbodies:",
            *bodies,
            "posts:",
            post,
            "",
        ]
    )


def walked(contest: str) -> set[str]:
    """Return the first rounds in which those on a roll voted, below a contest: one body after the other."""
    row = models.Contest.objects.get(id=contest)
    if row.roll is not None:
        return {row.first}
    filling = models.Contest.objects.filter(office=row.body, office_unit=row.unit)
    return {local for each in filling.values_list("first", flat=True).distinct() for local in walked(each)}


@pytest.mark.django_db
@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a federation takes too long to shrink
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(federations())
def test_the_chain_equals_a_plain_walk(shape: dict[str, object]) -> None:
    """Local contests, their votes and their seats are those that the walk finds, for every mandate of the federation."""
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        federation = written(shape, Path(folder))
        federation.grow()
        for mandate in models.Mandate.objects.all():
            found = chain(mandate.id)
            assert found is not None
            expected = walked(mandate.contest)

            assert expected == {link.contest for link in found.local}
            assert len(found.local) == len(expected)
            assert sum(_votes(federation, each) for each in expected) == sum(link.cast or 0 for link in found.local)
            seats = sum(link.filled for step in found.steps for link in step.links)
            assert _seated({link.contest for step in found.steps for link in step.links}) == seats
        _the_way_up_meets_the_way_down()
        transaction.set_rollback(True)


def _votes(federation: Federation, first: str) -> int:
    """Return the ballots of the round that elected, by the files; of the last round where none did."""
    rounds = [first, *sorted(each for each in federation.files if each.startswith(f"{first}.round-"))]
    electing = [each for each in rounds if models.Mandate.objects.filter(contest=each).exists()]
    return max((raw.cast(federation, each) or 0 for each in electing), default=raw.cast(federation, rounds[-1]) or 0)


def _seated(firsts: set[str]) -> int:
    rounds = models.Contest.objects.filter(first__in=firsts).values("id")
    return models.Mandate.objects.filter(contest__in=rounds).count()


def _the_way_up_meets_the_way_down() -> None:
    """Assert that a contest is on the way up from a branch exactly where that branch is among those it rests on."""
    branches = {row.unit for row in models.Contest.objects.filter(roll="members")}
    for unit in branches:
        way = way_up(unit)
        assert way is not None
        reached = {reach.link.contest for tier in way.tiers for reach in tier}
        below = {
            row.first
            for row in models.Contest.objects.all()
            if any(models.Contest.objects.get(id=local).unit == unit for local in walked(row.id))
        }
        assert below == reached
