"""The numbers that counting rests on: the unit of a transferable vote, and how much of anything is taken."""

SCALE = 100_000  # units of a vote by the Scottish rules: five decimals
MOST_CANDIDATES = 2_000
MOST_SEATS = 9_999
MOST_EQUAL_BALLOTS = 10**12
MOST_IN_64_BITS = 9 * 10**18  # below 2**63
MOST_PACKED = 254
"""Of so many candidates the marks of a ballot are packed into words."""
MOST_RANGES = 2**31 - 1 - 2**10
"""So many ranges of rankings, beside the piles, have numbers of 32 bits."""
MOST_UNIT = 10**24
"""Weights are parts of a vote down to 1/MOST_UNIT; the common part of all of them, too."""
MOST_SCALE = 10**18
MOST_IN_A_FLOAT = 2**53  # whole numbers up to it are exact in floating numbers of 64 bits
