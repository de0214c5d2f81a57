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
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(
    [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD
)


def visible(text: str) -> str:
    """The text with signs that steer a terminal, or turn the order of its letters round, replaced one for one."""
    return text.translate(_PICTURES)
