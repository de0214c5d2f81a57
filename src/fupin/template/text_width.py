"""How much room a text takes in a cell."""

from __future__ import annotations

import unicodedata


def shown_width(text: str) -> int:
    """How many Latin letters wide a text is: a Chinese sign is as wide as two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def lines_needed(text: str, width: int) -> int:
    """How many lines a text takes where a line has room for `width` Latin letters; at least one."""
    return sum(max(1, -(-shown_width(line) // width)) for line in text.splitlines()) or 1
