"""What the sheet of instructions in a template is called and begins with.

A template writes it and the reading passes over it, so that both must say the same.
"""

from __future__ import annotations

from fupin.model.text import Text

GUIDE_SHEET = Text("填表说明", "Instructions")
GUIDE_TITLE = Text(
    "填表说明（由 fupin template 写出，不作检查）", "Instructions (written by fupin template; not checked)"
)


def is_guide(sheet: str, first_text: str) -> bool:
    """Whether a sheet of this name, whose first cell says this, is a template's instructions."""
    return (sheet, first_text) in zip(GUIDE_SHEET, GUIDE_TITLE, strict=True)
