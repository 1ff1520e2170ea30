"""A flag on an act of the past: which rule it breaks, or where its sources disagree, and what has become of that.

Nothing that happened is refused. A flag says `irregular` (against a rule, and it stood), `contested` (not known which
is so), `cured` (it was put right, or a document has cleared it up) or `void` (it had no effect). comitia raises those
that it can see (`visible`), and cures them where a document found later clears them up; editors raise and settle
others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from comitia.core.facts import Facts
from comitia.core.history.visible import Visible, visible
from comitia.core.refused import Refused

Level = Literal["irregular", "contested", "cured", "void"]
LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagBreach:
    """Flag an act by hand: `rule` is what it breaks (a path of the charter, a rule of that time), `text` says how."""

    act: str
    rule: str
    level: Level
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagVisible:
    """Flag what the acts and testimonies show."""

    act: str
    why: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleBreach:
    """Say what has become of what was flagged; `text` says how, a commitment."""

    flag: str
    level: Level
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CureBreach:
    """A flag that comitia raised does not hold any more: what was entered since has cleared it up."""

    flag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachFlagged:
    """An act is flagged as `flag-N`. `why` is the code of what comitia sees, empty where somebody flagged it.

    `about` is what that is about: the figures that differ, or the other act.
    """

    flag: str
    act: str
    rule: str
    level: Level
    why: str
    about: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachSettled:
    """What was flagged is of another level now; `text` is None where comitia cleared it up."""

    flag: str
    act: str
    level: Level
    text: str | None


def decide_flag(facts: Facts, command: FlagBreach) -> list[BreachFlagged]:
    """Return the act flagged, or refuse another level, an act that is not there, or a rule that is not named."""
    _refuse_level(command.level)
    found = facts.history.act(command.act)
    if found is None or found.is_retracted:
        raise Refused("there is no such act of the past", rule="history.acts", subject=command.act)
    if not 0 < len(command.rule) <= 120 or not command.rule.isprintable():
        raise Refused("name the rule that it breaks, in a few words", rule="history.flags", subject=command.act)
    return [_flagged(facts, command.act, command.level, (command.rule, "", "", command.text))]


def decide_visible(facts: Facts, command: FlagVisible) -> list[BreachFlagged]:
    """Return the act flagged, or refuse what is not to be seen, or is flagged already."""
    found = next(
        (each for each in visible(facts, command.act) if (each.why, each.about) == (command.why, command.about)), None
    )
    if found is None or is_flagged(facts, command.act, found):
        raise Refused("nothing of this is to be seen, or it is flagged", rule="history.flags", subject=command.act)
    return [_flagged(facts, command.act, found.level, (found.rule, found.why, found.about, None))]


def decide_settled(facts: Facts, command: SettleBreach) -> list[BreachSettled]:
    """Return the flag settled, or refuse one that is not there, or is of that level."""
    _refuse_level(command.level)
    found = facts.history.flags.get(command.flag)
    if found is None or found.level == command.level:
        said = "there is no such flag" if found is None else f"it is {command.level} already"
        raise Refused(said, rule="history.flags", subject=command.flag)
    return [BreachSettled(flag=command.flag, act=found.flagged.act, level=command.level, text=command.text)]


def decide_cured(facts: Facts, command: CureBreach) -> list[BreachSettled]:
    """Return the flag cured, or refuse where what it says is still to be seen, or somebody has settled it."""
    if command.flag not in cleared(facts, facts.history.flags[command.flag].flagged.act):
        raise Refused("it is still to be seen, or settled", rule="history.flags", subject=command.flag)
    return [
        BreachSettled(flag=command.flag, act=facts.history.flags[command.flag].flagged.act, level="cured", text=None)
    ]


def is_flagged(facts: Facts, act: str, seen: Visible) -> bool:
    """Tell whether what is seen of an act is flagged, and that was not cleared up since."""
    return any(
        (each.flagged.why, each.flagged.about) == (seen.why, seen.about) and (each.level != "cured" or each.is_by_hand)
        for each in facts.history.flags_of(act)
    )


def cleared(facts: Facts, act: str) -> list[str]:
    """Return the flags that comitia raised on an act, that nobody has settled, and that do not hold any more."""
    seen = {(each.why, each.about) for each in visible(facts, act)}
    return [
        each.flagged.flag
        for each in facts.history.flags_of(act)
        if each.flagged.why
        and (each.flagged.why, each.flagged.about) not in seen
        and each.level != "cured"
        and not each.is_by_hand
    ]


def _flagged(facts: Facts, act: str, level: Level, said: tuple[str, str, str, str | None]) -> BreachFlagged:
    rule, why, about, text = said
    number = len(facts.history.flags) + 1
    return BreachFlagged(flag=f"flag-{number}", act=act, rule=rule, level=level, why=why, about=about, text=text)


def _refuse_level(level: str) -> None:
    if level not in LEVELS:
        raise Refused(f"it is one of {', '.join(LEVELS)}", rule="history.flags", subject=level)
