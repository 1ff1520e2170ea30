"""From one ballot file to another: which formats are written, and what is withheld from what is published."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from comitia.count import kept_ranks
from comitia.count.policy import MarksRefusedError, Policy, Treatment
from comitia.count.rare import Reduced, merge_rare, withhold_rare
from comitia.exchange.ballots.marked import MarkedFile
from comitia.exchange.ballots.marked_text import (
    CannotHoldError,
    preflib_kind,
    reduced_title,
    write_abif,
    write_blt_marks,
    write_preflib,
)
from comitia.exchange.ballots.own_json import write_json
from comitia.exchange.ballots.parquet import write_parquet

WRITTEN = ("blt", "abif", "soc", "soi", "toc", "toi", "json", "parquet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was made of a file to be published, and how it is said: nothing where nothing was withheld."""

    file: MarkedFile
    reduced: str = ""


def decided(file: MarkedFile, policy: Policy) -> tuple[MarkedFile, Treatment]:
    """Return the file with the ballots as a policy reads them, and what it did. Raises `BallotFileError`.

    Equal ranks that it does not decide stay as they are: whether they can be written is for the format.
    """
    try:
        marks, treatment = kept_ranks.decided(file.marks, policy)
    except MarksRefusedError as error:
        raise file.refused(error.row, error.found, error.expected) from None
    return replace(file, marks=marks, where=()), treatment


def without_rare(file: MarkedFile, least: int, *, is_merged: bool) -> Published:
    """Return the file without rankings that fewer than `least` ballots have. Raises ValueError.

    It is marked, in its title too, as not the full ballots, even where none was rare.
    """
    if file.is_weighted:
        raise ValueError("found ballots with weights of their own, expected whole ones: a weight can tell whose it is")
    found = merge_rare(file.marks, least) if is_merged else withhold_rare(file.marks, least)
    said = _said(found, least, is_merged=is_merged)
    return Published(file=replace(file, marks=found.marks, title=reduced_title(file.title), where=()), reduced=said)


def _said(found: Reduced, least: int, *, is_merged: bool) -> str:
    withheld = _ballots(found.withheld, "withheld")
    if not is_merged:
        return f"Reduced: rankings that fewer than {least} ballots have are left out; {withheld}."
    merged = _ballots(found.merged, "cut short")
    return f"Reduced: rankings are cut from their end until {least} ballots share each; {merged}, {withheld}."


def _ballots(number: int, what: str) -> str:
    return f"{number} ballot {what}" if number == 1 else f"{number} ballots {what}"


def written(published: Published, layout: str, name: str) -> bytes:
    """Return the bytes of a file in a format. Raises ValueError where the format cannot hold the ballots."""
    file, reduced = published.file, published.reduced
    match layout:
        case "blt":
            return write_blt_marks(file, reduced).encode()
        case "abif":
            return write_abif(file, reduced).encode()
        case "json":
            return write_json(file, reduced).encode()
        case "parquet":
            return write_parquet(file, reduced)
        case "soc" | "soi" | "toc" | "toi":
            text = write_preflib(file, PurePath(name).name, reduced)
            if layout != (kind := preflib_kind(file)):
                raise CannotHoldError(f".{layout}", "these orders", f"PrefLib wants a name that ends in .{kind}")
            return text.encode()
        case _:
            raise ValueError(f"found the format {layout!r}, expected one of: {', '.join(WRITTEN)}")


def is_without_invalid(layout: str) -> bool:
    """Return whether a format has no place for the number of invalid ballots."""
    return layout not in {"json", "parquet"}
