"""Whole texts that are stored beside the tests, to be read by a person."""

import os
from pathlib import Path

UPDATE = os.environ.get("FUPIN_UPDATE") == "1"
"""Whether what is stored is to be written anew, not compared."""


def agrees(text: str, path: Path) -> None:
    """A text is the stored one; where all are to be written anew, it becomes that."""
    if UPDATE:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
