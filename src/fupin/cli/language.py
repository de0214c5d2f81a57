"""Which language the reader has: from `--lang`, else from the locale."""

from __future__ import annotations

import locale
import os
import sys

from fupin.cli.consoles import shows_chinese
from fupin.model.text import Language, Text


def reader_language() -> Language:
    """Chinese where the locale is Chinese or says nothing and standard output can show it, else English."""
    if not shows_chinese(sys.stdout):
        return Language.ENGLISH
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return _of(value)
    return _of(locale.getlocale()[0] or "")


def _of(name: str) -> Language:
    plain = name.partition(".")[0].lower()
    if plain in ("", "c", "posix") or plain.startswith(("zh", "chinese")):
        return Language.CHINESE
    return Language.ENGLISH


def said(zh: str, en: str) -> str:
    """A help text in the reader's language."""
    return Text(zh, en).in_language(reader_language())
