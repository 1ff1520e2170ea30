"""A unit: who sits for it, its bodies, its elections, and the units below."""
