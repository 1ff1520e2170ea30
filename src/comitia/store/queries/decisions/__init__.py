"""Motions and what became of them: the register, the page of one, and the resolutions that ask to be carried out."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "resolution": "resolution",
    "direct": "direction",
    "instruct": "instruction",
    "elect": "election by motion",
    "appoint": "appointment",
    "relieve": "relief from office",
    "recall": "recall",
    "admit_petition": "petition admitted",
    "reject_petition": "petition rejected",
    "accept_resignation": "resignation accepted",
    "refuse_resignation": "resignation refused",
    "grant_leave": "leave",
    "censure": "censure",
    "create_post": "new post or organ",
    "alter_post": "post altered",
    "rename_post": "post renamed",
    "delegate_powers": "powers delegated",
    "revoke_delegation": "delegation revoked",
    "transfer_powers": "powers transferred",
    "abolish_post": "post or organ abolished",
    "expel": "expulsion",
    "restore": "readmission",
    "decide_appeal": "appeal decided",
    "amend": "amendment of the charter",
    "ratify": "ratification",
}
"""The kinds of effect, with the words for them."""

STATES: Mapping[str, str] = {
    "moved": "before the body",
    "carried": "carried and waiting",
    "in_effect": "in effect",
    "lost": "lost",
    "withdrawn": "withdrawn",
    "lapsed": "lapsed",
    "reversed": "reversed",
}
"""The states of a motion, with the words for them."""
