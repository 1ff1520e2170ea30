"""Measurements of counting beside other programs: on the same ballots, in one run, each program in its own process.

`make bench` runs them all; `python -m bench --only NAME` one of them. Each part is a module with `measure`, which
returns a `Report`: what was measured, what was wanted, and whether that is reached. What it means stands in
docs/reference/measurements.md.
"""
