"""A text in the program's two languages; which one is shown is decided at the edge."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Language(StrEnum):
    """The languages of reports and messages."""

    CHINESE = "zh"
    ENGLISH = "en"


class Text(NamedTuple):
    """The same statement in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """The statement in one language."""
        return self.zh if language is Language.CHINESE else self.en


def joined(parts: list[Text], zh: str, en: str) -> Text:
    """The parts joined, each language with its own separator."""
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))


_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINE_ENDS = (0x2028, 0x2029)
_UNSEEN = (0xAD, 0x180E, 0x200B, *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC))
"""Signs that take no room, so that text could hide among them; joiners and variation selectors have their use."""
_TAGS = range(0xE0000, 0xE0080)
_HALF_PAIRS = range(0xD800, 0xE000)
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(
    [*range(0x80, 0xA0), *_DIRECTIONS, *_LINE_ENDS, *_UNSEEN, *_TAGS, *_HALF_PAIRS], 0xFFFD
)


def visible(text: str) -> str:
    """The text with signs that steer a terminal, turn the order of letters round or can't be seen replaced.

    One for one; tabs and line feeds stay.
    """
    return text.translate(_PICTURES)
