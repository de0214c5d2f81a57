"""How wide columns have to be for what stands in them to be read."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

_LEAST, _MOST = 7, 42
_ROOM = 2
_HEADER_LINE = 16
"""Longer headers go over lines of about the same length."""
_FILTER_ROOM = 2
"""What the button of a filter covers."""
_MOST_LINES = 12
_MOST_WRAPPED = 300
"""Terminal cells of the longest text that goes over several lines; longer ones would hide all others."""


def text_width(text: str) -> int:
    """How many Latin letters are as wide as the widest line of a text; a Chinese sign is two."""
    return max((cell_len(line) for line in text.split("\n")), default=0)


def column_width(texts: Iterable[str], header: str = "") -> int:
    """The width of a column that shows its texts whole where that is reasonable, and its header on a few lines."""
    widest = max((min(text_width(text), _MOST) for text in texts), default=0)
    wide = text_width(header)
    for_header = -(-wide // -(-wide // _HEADER_LINE)) + _FILTER_ROOM if header else 0
    return min(max(widest, for_header, _LEAST) + _ROOM, _MOST)


def wraps(text: str, width: float) -> bool:
    """Whether a text goes over several lines in a column of a width."""
    return len(text) <= _MOST_WRAPPED and (text_width(text) > width - 1 or "\n" in text)


def line_count(text: str, width: float) -> int:
    """Over how many lines a text goes in a column of a width, of which a row shows only so many."""
    fitting = max(int(width) - 1, 1)
    lines = sum(max(-(-cell_len(line) // fitting), 1) for line in text[: _MOST_LINES * fitting].split("\n"))
    return min(lines, _MOST_LINES)
