"""What each entry says, in plain words: one sentence an event, with the names that it needs."""

from comitia.store.queries.acts.act import act, known
from comitia.store.queries.acts.words import Act, Known

__all__ = ["Act", "Known", "act", "known"]
