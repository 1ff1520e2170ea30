"""Bodies that decide: motions, the votes on them, and what a carried motion brings about."""
