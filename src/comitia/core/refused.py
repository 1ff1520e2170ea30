"""A lawful "no": an act that the charter, or the article it rests on, does not allow."""


class Refused(Exception):  # noqa: N818  a refusal is an answer, not an error
    """An act was refused.

    `reason` is a sentence that says what is wrong and what to do; `rule` is the path in the charter
    (`bodies.assembly.nested`) or the article that is broken; `subject` names what was refused.
    """

    def __init__(self, reason: str, *, rule: str, subject: str = "") -> None:
        super().__init__(f"{subject}: {reason} ({rule})" if subject else f"{reason} ({rule})")
        self.reason = reason
        self.rule = rule
        self.subject = subject
