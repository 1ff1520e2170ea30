"""From entries of the past back to the commands that they go back to, so that they can be decided again."""

from __future__ import annotations

from comitia.core.history.breach import BreachFlagged, BreachSettled, FlagBreach, SettleBreach
from comitia.core.history.decider import HistoryCommand
from comitia.core.history.note import AddNote, NoteAdded
from comitia.core.history.past_act import EnterPastAct, PastActEntered
from comitia.core.history.retraction import PastActRetracted, RetractPastAct
from comitia.core.history.source import RegisterSource, SourceRegistered
from comitia.core.history.testimony import AddTestimony, TestimonyAdded
from comitia.core.refused import Refused

PAST = (
    SourceRegistered, PastActEntered, TestimonyAdded, PastActRetracted, BreachFlagged, BreachSettled, NoteAdded,
)  # fmt: skip
OfPast = (
    SourceRegistered | PastActEntered | TestimonyAdded | PastActRetracted | BreachFlagged | BreachSettled | NoteAdded
)


def told_again(event: OfPast) -> HistoryCommand:  # noqa: PLR0911  one case an event type
    """Return the command that an entry goes back to; refuse one that only another entry can bring about."""
    match event:
        case SourceRegistered():
            return RegisterSource(
                nature=event.nature,
                author=event.author,
                title=event.title,
                made=event.made,
                kept=event.kept,
                digest=event.digest,
            )
        case PastActEntered():
            return _past_act(event)
        case TestimonyAdded():
            return AddTestimony(act=event.act, testimony=event.testimony)
        case PastActRetracted():
            return RetractPastAct(act=event.act, text=event.text)
        case NoteAdded():
            return AddNote(about=event.about, text=event.text)
        case BreachFlagged(text=str(text)):
            return FlagBreach(act=event.act, rule=event.rule, level=event.level, text=text)
        case BreachSettled(text=str(text)):
            return SettleBreach(flag=event.flag, level=event.level, text=text)
        case _:
            raise Refused("no entry before it brings it about", rule="record", subject=type(event).__name__)


def _past_act(event: PastActEntered) -> EnterPastAct:
    return EnterPastAct(
        kind=event.kind,
        when=event.when,
        within=event.within,
        of=event.of,
        by=event.by,
        places=event.places,
        persons=event.persons,
        text=event.text,
        outcome=event.outcome,
        demanded=event.demanded,
        testimonies=event.testimonies,
    )
