"""Breaking lines in Chinese and English: never inside a number, a word, or before a closing mark."""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len
from rich.text import Text as Styled

_MARKS = "，。；：、！？）》”…)"
_UNBROKEN = re.compile(
    rf"[“（《]*(?:[!-~–]+(?: [一-鿿]{{1,2}}(?=[{_MARKS}]|$))?|\S(?:\.[a-z]{{1,5}}\b)?)[{_MARKS}]*\s*"
)
"""A piece that stays together: a word, a number with its unit, a range, or one character, with marks behind it.

The ending of a file's name stays with the character before it.
"""


def cells(text: str) -> int:
    """How many terminal cells a text takes at most: marks such as “ and · take two in some Chinese terminals."""
    if text.isascii():
        return cell_len(text)
    return cell_len(text) + sum(
        unicodedata.east_asian_width(character) == "A" and cell_len(character) == 1 for character in text
    )


def wrapped(text: Styled, width: int) -> list[Styled]:
    """The text in lines of at most `width` terminal cells, without blanks at their ends."""
    lines: list[Styled] = []
    for line in text.split("\n", allow_blank=True):
        lines += _line(line, max(width, 2))
    return lines


def _line(text: Styled, width: int) -> list[Styled]:
    breaks: list[int] = []
    at = used = 0
    for piece in _pieces(text.plain, width):
        if used and used + cells(piece.rstrip()) > width:
            breaks.append(at)
            used = 0
        at += len(piece)
        used += cells(piece)
    lines = list(text.divide(breaks)) if breaks else [text]
    for line in lines:
        line.rstrip()
    return lines


def _pieces(plain: str, width: int) -> list[str]:
    """Pieces that stay together; one that is wider than a line falls into characters."""
    pieces: list[str] = []
    lead = len(plain) - len(plain.lstrip())
    if lead:
        pieces.append(plain[:lead])
    for found in _UNBROKEN.finditer(plain, lead):
        piece = found[0]
        pieces += [piece] if cells(piece.rstrip()) <= width else list(piece)
    return pieces
