"""Text on streams of bytes, the same on every system."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO


@contextmanager
def utf8_text(stream: BinaryIO) -> Iterator[TextIO]:
    """A stream of text in UTF-8 with line feeds at the ends of lines; the stream of bytes stays open.

    Half a surrogate pair, which a file's name may hold, is written as an escape.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        yield text
        text.flush()
    finally:
        text.detach()
