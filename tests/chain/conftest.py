"""The Meadow Co-operative, run once for each module of tests."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker
from tests.chain.federation import Federation
from tests.chain.meadow import meadow


@pytest.fixture(scope="module")
def federation(
    django_db_setup: None,  # noqa: ARG001  the database must be there
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Federation]:
    """Return the co-operative after all its elections; rolled back after each module."""
    with django_db_blocker.unblock():
        found = meadow(tmp_path_factory.mktemp("meadow"))
        with transaction.atomic():
            found.grow()
            yield found
            transaction.set_rollback(True)
