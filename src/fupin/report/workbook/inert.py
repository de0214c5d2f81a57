"""Texts of a submission made safe for a workbook: characters that no XML may hold, and texts that are too long."""

from __future__ import annotations

import re

from fupin.model.text import visible
from fupin.report.workbook.limits import MAX_TEXT

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"
_CUT_TO = MAX_TEXT - 100


def inert(text: str) -> str:
    """The text with all that breaks XML, steers a program or turns letters round made visible, sign for sign.

    A line break of two characters becomes one, as in any cell.
    """
    if text.isprintable():
        return text
    return _NOT_XML.sub(_REPLACEMENT, visible(text.replace("\r\n", "\n")))


def units(text: str) -> int:
    """How many characters Excel counts in a text: those beyond the first 65,536 count twice."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def too_long(text: str) -> bool:
    """Whether a cell can't hold the text."""
    return len(text) > MAX_TEXT // 2 and units(text) > MAX_TEXT


def cut(text: str) -> str:
    """The beginning of a text that is too long for a cell, with how many characters there are in all."""
    kept = text[:_CUT_TO]
    while units(kept) > _CUT_TO:
        kept = kept[: len(kept) - (units(kept) - _CUT_TO + 1) // 2]
    return f"{kept}…[{len(text):,}]"
