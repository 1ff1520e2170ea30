"""The pages on the charter say what the code does."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

from comitia.charter import load_text, warnings

ROOT = Path(__file__).parent.parent.parent


def reference() -> ModuleType:
    """Return the tool that writes the reference page."""
    spec = importlib.util.spec_from_file_location("charter_reference", ROOT / "tools" / "charter_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_models_say() -> None:
    """When this fails: python tools/charter_reference.py."""
    tool = reference()

    assert tool.page() == tool.PAGE.read_text(encoding="utf-8")


def test_links_of_the_reference_lead_somewhere() -> None:
    """Each link inside the page has a heading."""
    text = reference().page()
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^a-z_ -]", "", heading.lower()).replace(" ", "-") for heading in headings}

    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= anchors


def test_the_how_to_makes_a_sound_charter() -> None:
    """Its pieces put together load without a warning."""
    text = (ROOT / "docs" / "how-to" / "write-a-charter.md").read_text()
    charter = load_text("".join(re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)))

    assert [election.office for election in charter.elections] == [
        "regional_council",
        "assembly",
        "board",
        "president",
        "secretary",
    ]
    assert warnings(charter) == ()
