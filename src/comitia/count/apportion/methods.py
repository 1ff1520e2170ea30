"""The methods of apportionment, by the stable ids that charter, command line and record share."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from comitia.count.apportion.bounds import Bounds
from comitia.count.apportion.cambridge import by_base
from comitia.count.apportion.claims import ClaimOf, by_claims
from comitia.count.apportion.divisors import DIVISORS, STATIONARY, stationary
from comitia.count.apportion.quota_method import by_quota_method
from comitia.count.apportion.remainder import QUOTAS, Quota, by_quota, by_share
from comitia.count.apportion.ties import Given

Sharing = Callable[[int, Mapping[str, int], Bounds], Given]


def _divisor(claim: ClaimOf) -> Sharing:
    return lambda total, sizes, bounds: by_claims(total, sizes, bounds, claim)


def _remainder(quota: Quota) -> Sharing:
    return lambda total, sizes, bounds: by_quota(total, sizes, bounds, quota)


METHODS: Mapping[str, Sharing] = MappingProxyType(
    {
        "hare": by_share,
        **{name: _remainder(quota) for name, quota in QUOTAS.items() if name != "hare"},
        **{name: _divisor(claim) for name, claim in DIVISORS.items()},
        "quota": by_quota_method,
        "cambridge": by_base,
    }
)
WITHOUT_CAP = frozenset({"quota"})
"""Methods that take no cap."""


def find_method(method: str) -> Sharing:
    """Return a method by its id. Raises ValueError that names those there are."""
    if method.startswith(STATIONARY):
        return _divisor(stationary(method))
    if method not in METHODS:
        names = ", ".join([*METHODS, f"{STATIONARY}R"])
        raise ValueError(f"found the method {method!r}, expected one of: {names}")
    return METHODS[method]
