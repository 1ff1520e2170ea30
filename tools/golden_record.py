"""Write the golden export anew, after the record has changed on purpose: `python tools/golden_record.py`.

Once a version is released, the old export stays beside the new one: both must verify.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "exchange" / "golden" / "small.jsonl"


def main() -> int:
    """Run the small folder and keep its export."""
    sys.path.insert(0, str(ROOT))
    from tests.folders.small_run import small_export  # noqa: PLC0415  after the root is on the path

    with tempfile.TemporaryDirectory() as place:
        GOLDEN.write_bytes(small_export(Path(place)).read_bytes())
    print(f"{GOLDEN.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
