"""What a counting rule is told, as the opening of a contest fixes it on the record."""

from comitia.core.record.canonical import JSON
from comitia.count import Options, parse_threshold
from comitia.count.options import CHOICES


def options_to_json(options: Options) -> JSON:
    """Return the options that are set; an option left to the rule is left out."""
    found: dict[str, JSON] = {}
    if options.ties is not None:
        found["ties"] = list(options.ties)
    if options.threshold is not None:
        found["threshold"] = str(options.threshold)
    if options.drop is not None:
        found["drop"] = options.drop
    if options.max_rounds is not None:
        found["max_rounds"] = options.max_rounds
    if options.decimals is not None:
        found["decimals"] = options.decimals
    found |= {name: getattr(options, name) for name in CHOICES if getattr(options, name) is not None}
    return found


def options_of(value: JSON, number: int) -> Options:
    """Return the options of round `number` of a contest, from the record."""
    assert isinstance(value, dict)  # noqa: S101  written by `options_to_json`
    ties, threshold, drop, rounds, decimals = (
        value.get(key) for key in ("ties", "threshold", "drop", "max_rounds", "decimals")
    )
    words = {name: str(value[name]) for name in CHOICES if name in value}
    return Options(
        ties=tuple(map(str, ties)) if isinstance(ties, list) else None,
        threshold=parse_threshold(threshold) if isinstance(threshold, str) else None,
        drop=drop if isinstance(drop, str) else None,
        max_rounds=rounds if isinstance(rounds, int) else None,
        decimals=decimals if isinstance(decimals, int) else None,
        round=number,
        until=words.get("until"),
        strength=words.get("strength"),
        unranked=words.get("unranked"),
        equal_pair=words.get("equal_pair"),
    )
