"""What the sheets that the program itself writes are called and begin with.

They are the instructions in a template and the list in an annotated copy. One part writes them and
the reading passes over them, so that both must say the same.
"""

from __future__ import annotations

import re

from fupin.model.text import Text

GUIDE_SHEET = Text("填表说明", "Instructions")
GUIDE_TITLE = Text(
    "填表说明（由 fupin template 写出，不作检查）", "Instructions (written by fupin template; not checked)"
)

LISTING_SHEET = "合规检查"
LISTING_TITLE = Text(
    "合规检查（由 fupin check --annotate 写出，不作检查）", "Compliance check (written by fupin check; not checked)"
)
_LISTING_SHEET = re.compile(rf"{LISTING_SHEET}(?:\([0-9]+\))?")


def is_guide(sheet: str, first_text: str) -> bool:
    """Whether a sheet of this name, whose first cell says this, is one that the program has written."""
    if _LISTING_SHEET.fullmatch(sheet):
        return first_text in LISTING_TITLE
    return (sheet, first_text) in zip(GUIDE_SHEET, GUIDE_TITLE, strict=True)
