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


HIDDEN = (
    range(0x7F, 0xA0),  # DEL and the C1 controls
    *(range(code, code + 1) for code in (0xAD, 0x061C, 0x180E, 0x200B, 0xFEFF)),
    range(0x200E, 0x2010),  # marks of direction
    range(0x2028, 0x202F),  # ends of lines and paragraphs, directions
    range(0x2060, 0x2070),  # of no width, directions
    range(0xD800, 0xE000),  # halves of a pair, which can't be written as UTF-8
    range(0xFFF9, 0xFFFC),
    range(0xFFFE, 0x10000),  # no characters
    range(0x1BCA0, 0x1BCA4),
    range(0x1D173, 0x1D17B),
    range(0xE0000, 0xE0080),  # tags
)
"""The code points of signs that nobody sees, beside the C0 controls: they steer a terminal, turn the order of
letters round, or take no room, so that text could hide among them. Joiners and variation selectors have their use."""
_PICTURES = dict.fromkeys((code for codes in HIDDEN for code in codes), 0xFFFD) | {
    code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"
}
_PICTURES[0x7F] = 0x2421


def visible(text: str) -> str:
    """The text with signs that steer a terminal, turn the order of letters round or can't be seen replaced.

    One for one; tabs and line feeds stay.
    """
    return text.translate(_PICTURES)
