"""Masking of personal data: identity, bank card and telephone numbers, and names."""

from __future__ import annotations

import re
import unicodedata

_GAP = r"[\s\-]?"
_IDENTITY = rf"[1-9](?:{_GAP}\d){{5}}{_GAP}(?:1{_GAP}[89]|2{_GAP}0)(?:{_GAP}\d){{9}}{_GAP}[\dXx]"
_OLD_IDENTITY = r"[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
_BANK_CARD = rf"62(?:{_GAP}\d){{14,17}}"
_TELEPHONE = rf"1{_GAP}[3-9](?:{_GAP}\d){{9}}"
_NUMBERS = re.compile(
    rf"(?<![0-9A-Za-z])(?:{_IDENTITY}|{_BANK_CARD}|{_TELEPHONE}|{_OLD_IDENTITY})(?![0-9A-Za-z])", re.ASCII
)
_KEPT_HEAD, _KEPT_TAIL = 3, 2


def mask_numbers(text: str) -> str:
    """The text with every personal number masked but for its first and last digits."""
    folded = unicodedata.normalize("NFKC", text)
    if not _NUMBERS.search(folded):
        return text
    return _NUMBERS.sub(lambda found: _masked(found[0]), folded)


def mask_name(text: str) -> str:
    """A person's name with all but its first character masked."""
    name = text.strip()
    return name[:1] + "*" * max(len(name) - 1, 1) if name else text


def _masked(number: str) -> str:
    hidden = len(number) - _KEPT_HEAD - _KEPT_TAIL
    return number[:_KEPT_HEAD] + "*" * hidden + number[-_KEPT_TAIL:]
