"""`comitia serve`: the register, for everybody who has its address."""

import os
import socket
from typing import Annotated

import typer

from comitia.cli.django import Database, connect, fail, spoken

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  named to be recognised; the default is this machine alone
THREADS = 4
"""Pages that one worker makes at the same time."""


def serve(
    db: Database = None,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for all of this machine.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Let people read the register in a browser, until Ctrl-C.

    It only reads: elections can be run on the same database meanwhile.

    \b
    comitia serve --db my.sqlite3
    comitia serve --db my.sqlite3 --host 0.0.0.0 --port 80
    """
    if "COMITIA_HOSTS" not in os.environ:
        # Nothing that a page says or does depends on the name under which it was asked for.
        os.environ["COMITIA_HOSTS"] = "*" if host in EVERYWHERE else f"localhost 127.0.0.1 [::1] {host}"
    connect(db)
    workers = _workers()
    _refuse_taken(host, port)
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"The register is at http://{shown}:{port}/ (Ctrl-C ends it)")
    _listen(host, port, workers)
    typer.echo("Ended.")


@spoken()
def _workers() -> int:
    """Return the number of processes: one where SQLite is the database; end the program where it holds no record."""
    from django.db import connection

    from comitia.store.queries.record import head

    if head() is None:
        fail("this database holds no record yet; enter one with `comitia run FOLDER --db FILE`, or see `comitia demo`")
    workers = 1 if connection.vendor == "sqlite" else 2
    connection.close()
    return workers


def _refuse_taken(host: str, port: int) -> None:
    """End the program with a sentence where the address cannot be listened on."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(place)
    except OSError as error:
        fail(f"cannot listen on {host}:{port}: {_reason(error)}; name another with --port or --host")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _listen(host: str, port: int, workers: int) -> None:
    """Answer requests until the program is told to end."""
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "comitia.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        websockets=False,
        log_enabled=False,
    )
    server.serve()
