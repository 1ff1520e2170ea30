"""Committees from approval ballots in proportion to who approves whom; a module a rule, all in exact fractions."""
