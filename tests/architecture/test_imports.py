"""What a command may load: counting, checking a charter and checking a record need no Django."""

import subprocess
import sys

import pytest

LIGHT = ("comitia.count", "comitia.charter", "comitia.core.audit", "comitia.exchange.verification", "comitia.cli.app")


@pytest.mark.parametrize("module", [*LIGHT, "comitia.cli.count", "comitia.cli.charter", "comitia.cli.verify"])
def test_it_loads_no_django(module: str) -> None:
    """Whoever counts, or verifies, needs neither a web framework nor a database driver."""
    script = (
        f"import sys, {module}; print([name for name in ('django', 'psycopg', 'comitia.store') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
