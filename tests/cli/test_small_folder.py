"""The small folder from the command line: the same bytes every time, sound for a verifier that is not ours."""

from pathlib import Path

from tests.exchange.second_verifier import faults
from tests.folders.small_run import comitia, small_export

GOLDEN = Path(__file__).parents[1] / "exchange" / "golden" / "small.jsonl"


def test_the_same_folder_and_key_give_the_same_export(tmp_path: Path) -> None:
    """Byte for byte that of the golden file. Made new on purpose: `python tools/golden_record.py`."""
    assert GOLDEN.read_bytes() == small_export(tmp_path).read_bytes()


def test_a_fresh_export_is_sound_for_a_second_verifier(tmp_path: Path) -> None:
    """Against the head that `comitia record head` prints, as one would publish it."""
    export = small_export(tmp_path)
    head = comitia("record", "head", at=tmp_path).splitlines()[0].removeprefix("head ")

    assert list(faults(export.read_bytes(), head)) == []
    assert "sound" in comitia("verify", export, "--head", head, at=tmp_path)
