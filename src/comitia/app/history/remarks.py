"""Notes, flags and retractions: one function and one transaction each, as in `acts` of assemblies."""

from comitia.app.assembly.desk import Desk, Entered, Sitting
from comitia.core.history.breach import FlagBreach, Level, SettleBreach
from comitia.core.history.note import AddNote
from comitia.core.history.retraction import RetractPastAct


def add_note(desk: Desk, about: str, text: str) -> Entered:
    """Enter an editor's note on an act of the past, or on a source."""
    with desk.sitting() as sitting:
        return sitting.enter(next_note(sitting, about, text))


def flag(desk: Desk, act: str, rule: str, level: Level, text: str) -> Entered:
    """Enter a flag on an act of the past."""
    with desk.sitting() as sitting:
        return sitting.enter(next_flag(sitting, act, rule, level, text))


def settle(desk: Desk, flag_id: str, level: Level, text: str) -> Entered:
    """Enter what has become of what was flagged."""
    with desk.sitting() as sitting:
        committed = sitting.commit(f"{flag_id}/{desk.clerk.size}", text)
        return sitting.enter(SettleBreach(flag=flag_id, level=level, text=committed))


def retract(desk: Desk, act: str, text: str) -> Entered:
    """Enter that an act of the past was entered in error."""
    with desk.sitting() as sitting:
        return sitting.enter(RetractPastAct(act=act, text=sitting.commit(f"{act}/retracted", text)))


def next_note(sitting: Sitting, about: str, text: str) -> AddNote:
    """Return the command for a note in these words, as the next one."""
    number = len(sitting.naming.state.history.notes) + 1
    return AddNote(about=about, text=sitting.commit(f"note-{number}", text))


def next_flag(sitting: Sitting, act: str, rule: str, level: Level, text: str) -> FlagBreach:
    """Return the command for a flag in these words, as the next one."""
    number = len(sitting.naming.state.history.flags) + 1
    return FlagBreach(act=act, rule=rule, level=level, text=sitting.commit(f"flag-{number}", text))
