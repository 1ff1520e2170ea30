"""The federation of `house`, in which some offices do not go together; who holds two at its beginning, has to choose."""

from tests.assembly.house import House
from tests.assembly.meadow import RETURNS, RULES, charter_text

from comitia.core.events import Event
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.incompatibility import ChoiceMade, ChooseMandate, IncompatibilityFound

TREASURER = ("treasurer: {", "treasurer: {not_with: [board.*], ")
AUDITOR = ("auditor: {", "auditor: {not_with: [board.*, local_secretary], ")
CHALLENGE = RULES.replace("  effects:", "  challenge: {within: P60D, effect: at_once}\n  effects:")
CHOOSE = "choose_within: P14D"
OLDER = "choose_within: P14D, if_silent: older_lapses"


def together(
    rule: str, *changes: tuple[str, str], sections: str = CHALLENGE, returns: tuple[tuple[str, str], ...] = RETURNS
) -> House:
    """Return the federation under a rule on offices that do not go together: b1 is on the board, and treasurer."""
    text = charter_text(f"{sections}mandate: {{incompatible: {{{rule}}}}}\n")
    for before, after in changes or (TREASURER,):
        assert before in text
        text = text.replace(before, after, 1)
    return House(text=text, returns=returns)


def found(house: House) -> list[IncompatibilityFound]:
    """Return what was found, in order."""
    return [event for _, event in house.acts if isinstance(event, IncompatibilityFound)]


def ends(house: House) -> list[tuple[str, str, str]]:
    """Return who lost which office for which cause, in order."""
    return [(each.person, each.office, each.cause) for _, each in house.acts if isinstance(each, MandateEnded)]


def choose(house: House, person: str, office: str) -> list[Event]:
    """Let a person keep an office."""
    return house.enter(ChooseMandate(mandate=house.mandate(person, office), at=house.day))


def choices(house: House) -> list[ChoiceMade]:
    """Return the choices made, in order."""
    return [event for _, event in house.acts if isinstance(event, ChoiceMade)]
