"""A desk at which acts are entered from a terminal, line after line."""

from pathlib import Path

from tests.run_folder import comitia


class Desk:
    """A database at a terminal: one line a command, on a day."""

    def __init__(self, db: str, key: Path, folder: Path) -> None:
        self.db, self.key, self.day = db, key, "2026-03-01"
        self.does("run", folder)

    def says(self, *arguments: str | Path, on: str | None = None) -> str:
        """Return what a command prints that is done."""
        self.day = on or self.day
        done = comitia(*arguments, "--db", self.db, *self._at(arguments), key=self.key)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        return " ".join(done.stdout.split())

    does = says

    def refuses(self, *arguments: str | Path, on: str | None = None) -> str:
        """Return what a command says that is refused."""
        self.day = on or self.day
        done = comitia(*arguments, "--db", self.db, *self._at(arguments), key=self.key)
        assert done.returncode == 1, (arguments, done.stdout)
        return " ".join(done.stderr.split())

    def _at(self, arguments: tuple[str | Path, ...]) -> list[str]:
        reads = arguments[0] in {"rebuild", "record", "chain", "acts", "delegations", "instructions"} or arguments[
            :2
        ] in {
            ("motion", "show"),
            ("motion", "list"),
            ("history", "show"),
            ("mandate", "show"),
            ("petition", "show"),
            ("petition", "list"),
        }
        return [] if reads else ["--at", self.day]

    def moves(self, body: str, by: str, text: str, effect: str, *fields: str) -> None:
        """Move a motion."""
        self.does("motion", "move", body, "--by", by, "--text", text, "--effect", effect, *fields)

    def votes(self, motion: int, in_favour: int, against: int, *more: str) -> str:
        """Put a motion to the vote, and return what is said."""
        return self.says("motion", "vote", str(motion), "--for", str(in_favour), "--against", str(against), *more)

    def is_sound(self, tmp_path: Path) -> bool:
        """Tell whether the tables are what the record says, and the export follows by the rules."""
        self.does("rebuild", "--check")
        export = tmp_path / "record.jsonl"
        self.does("record", "export", "-o", export)
        checked = comitia("verify", export, key=self.key)
        return checked.returncode == 0 and ": sound" in checked.stdout
