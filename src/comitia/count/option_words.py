"""Options that are a word, in the words of people: for the description of a charter, and for the page of a contest."""

from collections.abc import Mapping

CHOSEN: Mapping[str, Mapping[str, str]] = {
    "until": {"majority": "more than half elects", "two": "the last drops out until two are left"},
    "strength": {
        "winning": "pairs are as strong as the votes for the winner",
        "margins": "pairs are as strong as their margin",
        "opposition": "a defeat is the votes for the other, whoever wins",
    },
    "unranked": {
        "average": "those left out share the points of the places left",
        "zero": "those left out get no points",
        "modified": "a ballot gives points to as many places as it ranks",
    },
    "equal_pair": {
        "half": "an equal pair gives half a point to each",
        "nothing": "an equal pair gives no points",
        "full": "an equal pair gives a point to each",
    },
}
