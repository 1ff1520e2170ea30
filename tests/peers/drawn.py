"""Thousands of small profiles for each comparison with another program that counts.

These programs are installed by `make peers`, in an environment of their own; elsewhere a test that asks for one with
`pytest.importorskip` skips, and says so.
"""

from hypothesis import HealthCheck, settings

thousands = settings(max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Decorates a test that draws as many."""
