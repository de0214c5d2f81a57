"""The terminal as it is: its encoding, its colours, its width."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_HANDLER = "fupin.instead"
_INSTEAD = {"–": "-", "—": "-", "─": "-", "·": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "、": ",", "。": "."}
_INSTEAD |= {"×": "x", "÷": "/", "≈": "~", "≥": ">=", "≤": "<=", "✓": "v", "\ufffd": "?"}
"""Marks of this program in letters that every encoding has."""


def prepare_streams() -> None:
    """Lets standard output and error show what their encoding lacks in another way, instead of failing."""
    codecs.register_error(_HANDLER, _instead)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_HANDLER)


def shows_chinese(stream: TextIO) -> bool:
    """Whether the encoding of a stream has Chinese characters."""
    return _encodes("错误", getattr(stream, "encoding", None) or "utf-8")


def terminal_console(*, stderr: bool = False) -> Console:
    """A console on standard output, or error, as wide as the terminal or as COLUMNS says.

    No escape sequence is written where NO_COLOR is set, the terminal is dumb, or there is none.
    """
    from rich.console import Console

    columns = os.environ.get("COLUMNS", "")
    return Console(
        stderr=stderr,
        highlight=False,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        width=int(columns) if columns.isdecimal() and int(columns) else None,
        height=25 if os.environ.get("TERM") in ("dumb", "unknown") and columns.isdecimal() else None,
    )


def _instead(error: UnicodeError) -> tuple[str, int]:
    """What is written for characters that an encoding lacks; an error handler as `codecs` wants it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_shown(character, error.encoding) for character in lacking), error.end


def _shown(character: str, encoding: str) -> str:
    """A character in others that the encoding has: a mark that looks alike, a name such as <U+20BB7>, or `?`."""
    if 0x2400 <= ord(character) <= 0x2421:  # the picture of a control character
        return f"^{chr((ord(character) - 0x2400) ^ 0x40)}" if character != "␡" else "^?"
    for other in (_INSTEAD.get(character, ""), unicodedata.normalize("NFKC", character)):
        if other and _encodes(other, encoding):
            return other
    if not _encodes("错误", encoding) or unicodedata.category(character) == "Cs":
        return "?"
    return f"<U+{ord(character):04X}>"


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
