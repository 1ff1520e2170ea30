"""Reports on resolutions: what became of what a body resolved, by whom it was to be done, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.core.facts import Facts
from comitia.core.refused import Refused

REPORTABLE = frozenset({"resolution", "direct", "instruct"})
"""The kinds of effect that somebody is to carry out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResolution:
    """Say what became of a resolution; `text` commits to the report."""

    motion: str
    outcome: Literal["done", "under_way", "not_done"]
    text: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionReported:
    """A resolution is done, under way, or not done."""

    motion: str
    outcome: Literal["done", "under_way", "not_done"]
    text: str


def decide_report(facts: Facts, command: ReportResolution) -> list[ResolutionReported]:
    """Return the report, or refuse one on what is not in effect, or was not for anybody to carry out."""
    found = facts.proceedings.motion(command.motion)
    if found is None or found.kind not in REPORTABLE or found.end != "in_effect":
        raise Refused("it is no resolution that is in effect", rule="decisions", subject=command.motion)
    if found.voted_on is None or command.at < found.voted_on:
        raise Refused(
            f"it was decided on {found.voted_on}, after {command.at}", rule="decisions", subject=command.motion
        )
    return [ResolutionReported(motion=command.motion, outcome=command.outcome, text=command.text)]
