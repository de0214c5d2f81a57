"""Texts that go into a part: whatever stands in them, they are texts and nothing else."""

from __future__ import annotations

import re

from fupin.model.text import visible

_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
LONGEST_CELL = 32_000
"""Signs that a cell or comment may hold, and a little less."""


def cell_text(text: str) -> str:
    """A text as the XML of a cell or comment holds it: no control signs, and nothing that programs decode."""
    return xml_text(_ESCAPE_LIKE.sub("_x005F_", shortened(text)))


def xml_text(text: str) -> str:
    """A text as XML holds it, between tags or in double quotes; signs that XML can't hold are replaced."""
    return _NO_XML.sub("\ufffd", visible(text)).translate(_ESCAPES)


def ascii_xml(text: str) -> bytes:
    """XML in ASCII, so that it can stand in a part of any encoding that begins with ASCII."""
    return text.encode("ascii", "xmlcharrefreplace")


def shortened(text: str) -> str:
    """A text that isn't too long for a cell, counted as programs count: in UTF-16."""
    if 2 * len(text) <= LONGEST_CELL or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_CELL:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore") + "…"
