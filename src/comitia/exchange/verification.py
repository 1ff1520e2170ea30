"""Verification of an export: all that can be checked with the file alone, or against a published head or key.

A finding names the line and says what is wrong. Checked are: the form of each line, the chain of hashes, the Merkle
root and the signature; that every entry follows from those before it by the rules; that the boxes have the digests that
their returns name and come to the same result when counted again; and that names and texts
open their commitments.
"""

import re
from collections.abc import Iterator
from typing import IO

from comitia.charter import CharterErrors
from comitia.core.assembly.texts import persons_of, texts_of
from comitia.core.audit import audit, follows
from comitia.core.consequences import consequences
from comitia.core.decider import Command
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.events import day_of
from comitia.core.mandate.countback import CountbackDeclared
from comitia.core.mandate.person import PersonEntered
from comitia.core.mandate.takeover import ContestTakenOver
from comitia.core.record.box import OpenedBox
from comitia.core.record.codec import BadBody, from_json
from comitia.core.record.commitment import commitment, opens
from comitia.core.record.head import Head, head_of, is_signed
from comitia.core.refused import Refused
from comitia.core.state import State
from comitia.count import canonical_blt
from comitia.exchange.ballots import BallotFileError, parse_blt
from comitia.exchange.record_reader import Reader, Stop, Verification

COMMITMENT = re.compile(r"[0-9a-f]{64}")


def verify(file: IO[bytes], head: str | None, key: str | None) -> Verification:
    """Return what checking an export finds; `head` and `key` are hex digits published elsewhere, or None."""
    reader = Reader()
    try:
        reader.read(file)
        _check_head(reader, key)
        _check_published(reader, head)
        _check_rules(reader)
        _check_names(reader)
        _check_texts(reader)
    except Stop:
        pass
    return reader.result


def _check_head(reader: Reader, key: str | None) -> None:
    result, value = reader.result, reader.head
    if not isinstance(value, dict) or result.chain is None:
        raise reader.stop("the export does not end in a signed head: its tail was cut")
    try:
        stated = from_json(Head, value["head"])
    except BadBody as error:
        raise reader.stop(str(error)) from error
    actual = head_of(result.chain)
    if stated != actual:
        reader.find(
            f"the head is of {stated.size} entries of {stated.chain}; the entries before it come to another head"
        )
    if value["lines"] != reader.digest.hexdigest():
        reader.find("the lines before the head do not have the digest that it gives: one was changed or left out")
    result.entries, result.key = actual.size, str(value["key"])
    if not is_signed(stated, str(value["signature"]), result.key):
        reader.find("the signature is not that of the key beside it")
    if key is not None and result.key != key:
        reader.find(f"it is signed with another key than yours: {result.key}")


def _check_published(reader: Reader, head: str | None) -> None:
    if head is not None and not any(each.startswith(head) for each in reader.result.heads):
        reader.find(
            "the published head is not in this export: its tail was cut after the head was published, "
            "or entries were rewritten",
            0,
        )


def _check_rules(reader: Reader) -> None:
    state, boxes = State(), set(reader.boxes)
    due: list[tuple[Iterator[Command], int]] = []  # what events before bring about, and the entries these are in
    for line, entry, event in reader.events:
        at = day_of(event, entry.occurred)
        box = None
        if isinstance(event, ReturnDeclared):
            box = _opened(reader, line, event)
            boxes.discard(event.contest)
        elif isinstance(event, CountbackDeclared):
            box = _opened_again(reader, event)
        command, cause = _following(reader, due)
        wrong = follows(state, event, command) if command else audit(state, event, at, box)
        if wrong is None and entry.cause != cause:
            wrong = f"it was brought about by entry {cause}, and names {entry.cause}"
        if wrong:
            reader.find(f"entry {entry.seq} ({entry.type}): {wrong}", line)
            raise Stop  # what follows rests on it
        state.evolve(event, at)
        state.head = reader.result.heads[entry.seq]
        due.append((consequences(state, event, at), entry.seq))
    command, cause = _following(reader, due)
    if command is not None:
        reader.find(f"what follows from entry {cause} was not entered", 0)
    for contest in sorted(boxes):
        reader.find(f"there are ballots of {contest}, but no return of it", 0)


def _following(reader: Reader, due: list[tuple[Iterator[Command], int]]) -> tuple[Command, int] | tuple[None, None]:
    """Return what `next_due` does; where the rules cannot tell what follows from an entry, that is a finding."""
    try:
        return next_due(due)
    except (Refused, ValueError, LookupError, AssertionError, OverflowError, CharterErrors) as error:
        reader.find(f"the rules cannot tell what follows from entry {due[-1][1]}: {error}", 0)
        raise Stop from error


def next_due(due: list[tuple[Iterator[Command], int]]) -> tuple[Command, int] | tuple[None, None]:
    """Return the next command that must have been entered, and the entry that it follows from, the latest first."""
    while due:
        following, cause = due[-1]
        command = next(following, None)
        if command is not None:
            return command, cause
        due.pop()
    return None, None


def _opened(reader: Reader, line: int, event: ReturnDeclared) -> OpenedBox | None:
    """Return what the box of a return holds; None where it is not in the export, or is not that box."""
    reader.result.returns += 1
    box = reader.boxes.get(event.contest)
    if box is None:
        if event.box is not None:
            reader.result.uncounted.append(event.contest)
        return None
    if event.box != box.digest:
        reader.find(f"the return of {event.contest} is of another box than the ballots in this export", line)
        return None
    try:
        opened = parse_blt(box.ballots.encode(), event.contest)
    except BallotFileError as error:
        reader.find(f"the box of {event.contest} holds no ballots as they are sealed: {error}", line)
        return None
    if canonical_blt(opened.profile, opened.seats) != box.ballots:
        reader.find(f"the box of {event.contest} is not as boxes are sealed: merged, sorted, without names", line)
    reader.result.recounted += 1
    return OpenedBox(profile=opened.profile, seats=opened.seats)


def _opened_again(reader: Reader, event: CountbackDeclared) -> OpenedBox | None:
    """Return what the box of a countback holds; None where it is not in the export, or a finding of its return."""
    reader.result.countbacks += 1
    box = reader.boxes.get(event.contest)
    if box is None or box.digest != event.box:
        return None
    try:
        opened = parse_blt(box.ballots.encode(), event.contest)
    except BallotFileError:
        return None
    reader.result.countbacks_again += event.count is not None
    return OpenedBox(profile=opened.profile, seats=opened.seats)


def _check_names(reader: Reader) -> None:
    committed = _committed(reader)
    for line, entry, event in reader.events:
        if any(person not in committed for person in persons_of(event)):
            reader.find(f"entry {entry.seq} ({entry.type}) is about somebody whom no entry has brought in", line)
    for line, name in reader.names:
        if committed.get(name.person) != commitment(name.salt, name.name):
            reader.find(f"the name {name.name!r} is not the one that the record commits to for {name.person}", line)
    reader.result.names = len(reader.names)


def _committed(reader: Reader) -> dict[str, str]:
    """Return the commitment to the name of each person who stood or was entered; find who had two."""
    committed: dict[str, str] = {}
    for line, _, event in reader.events:
        if isinstance(event, CandidatesListed | ContestTakenOver):
            for each in event.candidates if isinstance(event, CandidatesListed) else event.persons:
                if committed.setdefault(each.person, each.name) != each.name:
                    reader.find(f"candidate {each.number} of {event.contest} had another name before", line)
        elif isinstance(event, PersonEntered) and committed.setdefault(event.person, event.name) != event.name:
            reader.find(f"{event.person} had another name before", line)
    return committed


def _check_texts(reader: Reader) -> None:
    held = {each for _, _, event in reader.events for each in texts_of(event)}
    for line, entry, event in reader.events:
        if not all(map(COMMITMENT.fullmatch, texts_of(event))):
            reader.find(f"entry {entry.seq} ({entry.type}) holds a text where it is to hold a commitment to one", line)
    for line, text in reader.texts.values():
        if text.commitment not in held:
            reader.find(f"no entry commits to the text {text.commitment}", line)
        if not opens(text.commitment, text.salt, text.text):
            reader.find(f"the text is not the one that was committed to as {text.commitment}", line)
    reader.result.texts, reader.result.texts_elsewhere = len(reader.texts), len(held.difference(reader.texts))
