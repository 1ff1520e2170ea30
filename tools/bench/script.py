"""Count one ward with another program and print who is elected: ``python -m bench.script stvpoll FILE``."""

import sys
from pathlib import Path

from bench.merged import from_file
from bench.peers import peer


def main() -> None:
    """Do what a script would that uses the program."""
    name, path = sys.argv[1:]
    chosen = peer(name, "scottish-stv", 0)
    print(*sorted(chosen.count(chosen.load(from_file(Path(path))))))


if __name__ == "__main__":
    main()
