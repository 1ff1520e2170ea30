"""How somebody was elected, down to the local votes; and whom a unit's votes reach, up to the top."""
