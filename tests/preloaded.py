"""What every process of a journey loads: a server loads it once, and each command is a fork of it.

Nothing here opens a database. What Django has read of its settings is forgotten again, so that each command reads them
from its own environment. What is loaded is frozen: the garbage collector of a command looks at what that command makes, and
does not copy all the rest by touching it.
"""

import gc
import os
import sys
from importlib import import_module
from pkgutil import walk_packages

SETTINGS = "comitia.config.settings"
ALSO = (
    "django.core.management",
    "django.db.backends.postgresql.base",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "pytest",
    "rich.progress",
    "typer.main",
)


def load() -> None:
    """Load comitia and what it rests on, and leave Django as if its settings had never been read."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django  # noqa: PLC0415  once the settings are named

    django.setup()
    import comitia  # noqa: PLC0415  once Django knows its models

    found = [module.name for module in walk_packages(comitia.__path__, "comitia.")]
    for name in (*ALSO, *found):
        if not name.endswith(("__main__", ".wsgi")):
            import_module(name)
    _forget()
    gc.collect()
    gc.freeze()


def _forget() -> None:
    from django.conf import settings  # noqa: PLC0415  as above
    from django.db import connections  # noqa: PLC0415  as above
    from django.utils.functional import empty  # noqa: PLC0415  as above

    settings._wrapped = empty
    del connections["default"], connections.settings
    connections._settings = None
    del sys.modules[SETTINGS], os.environ["DJANGO_SETTINGS_MODULE"]


load()
