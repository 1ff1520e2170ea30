"""Who may do what, worked out from the bare entries alone: to compare with what the rules accepted (domain I35)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Body = dict[str, Any]


@dataclass
class Oracle:
    """What the entries so far say of offices, mandates and delegations."""

    charter: Body = field(default_factory=dict)
    units: dict[str, Body] = field(default_factory=dict)
    lost: dict[str, Body] = field(default_factory=dict)
    mandates: dict[str, Body] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    made: dict[str, Body] = field(default_factory=dict)
    gone: dict[tuple[str, str], Body] = field(default_factory=dict)
    motions: dict[str, Body] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    expelled: set[str] = field(default_factory=set)
    departed: dict[str, Body] = field(default_factory=dict)
    away: list[Body] = field(default_factory=list)
    delegations: dict[str, tuple[Body, date]] = field(default_factory=dict)
    revoked: set[str] = field(default_factory=set)
    checked: int = 0

    def take(self, kind: str, body: Body, day: date) -> None:
        """Take in the next entry; an act or a delegation is checked against those before it."""
        getattr(self, f"_{kind.partition('/')[0]}", lambda *_: None)(body, day)

    def _charter_adopted(self, body: Body, _: date) -> None:
        self.charter = body["charter"]

    _charter_amended = _charter_adopted

    def _unit_formed(self, body: Body, _: date) -> None:
        self.units[body["unit"]] = body

    _unit_established = _unit_formed

    def _unit_moved(self, body: Body, _: date) -> None:
        self.units[body["unit"]] = {**self.units[body["unit"]], "parent": body["parent"]}

    def _unit_merged(self, body: Body, _: date) -> None:
        self.lost[body["unit"]] = self.units.pop(body["unit"])

    _unit_dissolved = _unit_merged

    def _unit_reinstated(self, body: Body, _: date) -> None:
        self.units[body["unit"]] = {**self.lost.pop(body["unit"]), "parent": body["parent"]}

    def _mandates_issued(self, body: Body, _: date) -> None:
        for each in body["mandates"]:
            self.mandates[each["mandate"]] = {**body, **each}

    def _mandates_given(self, body: Body, _: date) -> None:
        for number, person in enumerate(body["persons"], 1):
            self.mandates[f"{body['motion']}:{number}"] = {**body, "person": person}

    def _alternate_called(self, body: Body, _: date) -> None:
        self.mandates[body["mandate"]] = body

    _person_coopted = _alternate_called
    _seated_ex_officio = _alternate_called
    _successor_seated = _alternate_called

    def _contest_taken_over(self, body: Body, _: date) -> None:
        for each in body["holders"]:
            self.mandates[f"{body['contest']}:{each['number']}"] = {**body, **each}

    def _mandate_ended(self, body: Body, _: date) -> None:
        self.ended.add(body["mandate"])

    def _mandate_restored(self, body: Body, _: date) -> None:
        self.ended.discard(body["mandate"])

    def _post_created(self, body: Body, _: date) -> None:
        self.made[body["post"]] = body

    def _post_altered(self, body: Body, _: date) -> None:
        self.made[body["post"]] = {**self.made[body["post"]], "powers": body["powers"]}

    def _post_abolished(self, body: Body, _: date) -> None:
        self.gone |= {(body["post"], unit): body for unit in body["units"]}

    def _post_reinstated(self, body: Body, _: date) -> None:
        for unit in body["units"]:
            self.gone.pop((body["post"], unit), None)

    def _motion_moved(self, body: Body, _: date) -> None:
        self.motions[body["motion"]] = body

    def _decision_in_effect(self, body: Body, _: date) -> None:
        self.states[body["motion"]] = "in_effect"

    def _decision_reversed(self, body: Body, _: date) -> None:
        self.states[body["motion"]] = "reversed"

    def _person_expelled(self, body: Body, _: date) -> None:
        self.expelled.add(body["person"])

    def _person_readmitted(self, body: Body, _: date) -> None:
        self.expelled.discard(body["person"])

    def _departure_entered(self, body: Body, _: date) -> None:
        self.departed[body["departure"]] = body

    def _departure_withdrawn(self, body: Body, _: date) -> None:
        self.departed.pop(body["departure"])

    def _holder_away(self, body: Body, _: date) -> None:
        self.away.append(body)

    def _holder_back(self, body: Body, _: date) -> None:
        left = (each for each in self.away if (each["mandate"], each["motion"]) != (body["mandate"], body["away_by"]))
        self.away = [*left]

    def _is_gone(self, person: str) -> bool:
        dead = {each["person"] for each in self.departed.values() if each["cause"] == "death"}
        return person in self.expelled | dead

    def _power_delegated(self, body: Body, day: date) -> None:
        self.checked += 1
        has = self.powers(body["office"], body["office_unit"])
        assert body["powers"], f"I35: {body} delegates nothing"
        assert set(body["powers"]) <= has, f"I35: {body}, and the office has {has}"
        assert not self._is_gone(body["person"]), f"I35: {body} to somebody expelled, or dead"
        if body["mandate"] is not None:
            assert self._acts(body["mandate"], day), f"I35: {body} by nobody"
            may = self._thing("posts", body["office"])["may_delegate"]
            assert may is True or set(body["powers"]) <= set(may or ()), f"I35: {body}, and the charter lets {may}"
        self.delegations[body["delegation"]] = body, day

    def _delegation_revoked(self, body: Body, _: date) -> None:
        assert body["delegation"] not in self.revoked, f"I35: {body} twice"
        self.revoked.add(body["delegation"])

    def _delegation_restored(self, body: Body, _: date) -> None:
        self.revoked.remove(body["delegation"])

    def _act_in_office(self, body: Body, day: date) -> None:
        self.checked += 1
        has = self.powers(body["office"], body["office_unit"])
        if body["delegation"] is None:
            held = self.mandates[body["mandate"]]
            assert (held["person"], held["kind"], held["office"]) == (body["person"], "post", body["office"]), (
                f"I35: {body}"
            )
            assert self._acts(body["mandate"], day), f"I35: {body} by nobody"
            assert body["power"] in has | self._as_chair(body["office"]), f"I35: {body}, and the post has {has}"
            return
        given, since = self.delegations[body["delegation"]]
        until = date.fromisoformat(given["until"]) if given["until"] else date.max
        assert body["delegation"] not in self.revoked, f"I35: {body} after it was revoked"
        assert since <= day < until, f"I35: {body} on {day}"
        assert body["power"] in set(given["powers"]) & has, f"I35: {body}, and the office has {has}"
        assert body["person"] == given["person"], f"I35: {body} by somebody else"
        assert not self._is_gone(body["person"]), f"I35: {body} by somebody expelled, or dead"
        assert given["mandate"] is None or self._holds(given["mandate"], day), f"I35: {body} for nobody"

    def powers(self, office: str, unit: str) -> set[str]:
        """Return the powers of an office that is there; none of one that is not."""
        if (office, unit) in self.gone or unit not in self.units:
            return set()
        if office in self.made:
            return self._had(office, unit, ()) if self.made[office]["unit"] == unit else set()
        thing = self._thing("posts", office) or self._thing("bodies", office)
        there = bool(thing) and thing["scope"] == self.units[unit]["type"]
        return self._had(office, unit, ()) if there else set()

    def _had(self, office: str, unit: str, way: tuple[tuple[str, str], ...]) -> set[str]:
        if office in self.made:
            return set(self.made[office]["powers"])
        thing = self._thing("posts", office) or self._thing("bodies", office)
        found = set(thing.get("powers", ()))
        for (post, its), ended in self.gone.items():
            near = {unit, its} & {*self._above(unit)} == {unit, its} or {unit, its} & {*self._above(its)} == {unit, its}
            if ended["heir"] == office and near and (post, its) not in way and not self._is_unmade(post):
                found |= self._had(post, its, (*way, (office, unit)))
        return found

    def _is_unmade(self, post: str) -> bool:
        return post in self.made and self.states.get(self.made[post]["motion"]) == "reversed"

    def _above(self, unit: str) -> Iterable[str]:
        found: str | None = unit if unit in self.units else None
        while found is not None:
            yield found
            found = self.units[found]["parent"]

    def _as_chair(self, post: str) -> set[str]:
        chairs = [body["chair"] for body in self.charter["bodies"] if body.get("chair")]
        return {power for chair in chairs if chair["post"] == post for power in chair["powers"]}

    def _thing(self, section: str, name: str) -> Body:
        return next((each for each in self.charter[section] if each["id"] == name), {})

    def _holds(self, mandate: str, day: date) -> bool:
        held = self.mandates[mandate]
        ends = date.fromisoformat(held["ends"]) if held["ends"] else date.max
        return mandate not in self.ended and date.fromisoformat(held["starts"]) <= day < ends

    def _acts(self, mandate: str, day: date) -> bool:
        """Tell whether a holder holds a mandate, and is neither on leave from it nor suspended."""
        return self._holds(mandate, day) and not any(
            each["mandate"] == mandate and each["begins"] <= day.isoformat() < (each["until"] or "9999")
            for each in self.away
        )
